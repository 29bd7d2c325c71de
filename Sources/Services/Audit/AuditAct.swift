public import Forms
import Store

/// What somebody did of which no event tells, with the server or as an administrator: kept in the database, with who it was.
public struct AuditAct: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A case was taken away as a ZIP; the subject is its number.
        case caseTaken = "permohonan-diambil"
        /// A year of a book was printed or taken away as a table; the subject is a ``BookTaken``.
        case bookTaken = "buku-diambil"
        /// A chain of roots whose folder is gone was left; the subject is its first line's hash.
        case chainLeft = "akar-dilepas"

        // Of the administration of people the subject is the officer's user name, the reason what was decided.
        case officerInvited = "petugas-diundang"
        case invitedAgain = "petugas-diundang-lagi"
        case roleGiven = "peran-diberikan"
        /// Waits for the officer's answer; the subject is a user name as it was typed, whether or not anybody has it.
        case roleOffered = "peran-ditawarkan"
        /// By the officer.
        case roleRefused = "peran-ditolak"
        /// The subject as of the offer.
        case roleOfferTakenBack = "tawaran-peran-ditarik"
        case roleLimited = "peran-dibatasi"
        case roleEnded = "peran-diakhiri"
        case accountClosed = "akun-ditutup"
        case tasksPassedOn = "tugas-dialihkan"
        case passwordLinkMade = "tautan-sandi-dibuat"
        case sessionsEnded = "sesi-diakhiri"
        /// By `balai admin recover`.
        case administratorRecovered = "administrator-dipulihkan"
        case leaveNoted = "cuti-dicatat"
        case leaveEnded = "cuti-diakhiri"
        case secondFactorTaken = "kode-masuk-dihapus"
        /// Too many wrong codes after the right password; nobody knows by whom.
        case secondFactorGuessed = "kode-masuk-ditebak"
        // What officers did with their own account: it may not have been they.
        case ownPasswordChanged = "sandi-sendiri-diganti"
        case ownSecondFactorSet = "kode-masuk-sendiri-aktif"
        case ownSecondFactorEnded = "kode-masuk-sendiri-mati"
        case ownRecoveryCodesRenewed = "kode-cadangan-diganti"
        case ownSessionsEnded = "sesi-sendiri-diakhiri"
        case ownEmailVerified = "email-sendiri-dipastikan"
        case ownEmailChanged = "email-sendiri-diganti"
        /// Name, NIK, or the address of somebody who was invited and never came.
        case officerCorrected = "data-petugas-diperbaiki"
        /// Another office looks after the account; in both.
        case homeMoved = "akun-dipindah"
        /// The subject is the office's name in addresses.
        case secondFactorRequired = "kode-masuk-diwajibkan"

        // Of SOPs the subject is the SOP's name, the reason what was decided (docs/decisions/0047).
        case sopDraftKept = "konsep-sop-disimpan"
        case sopDraftRemoved = "konsep-sop-dihapus"
        case sopAdopted = "sop-ditetapkan"
        case sopAdoptionTakenBack = "penetapan-sop-dibatalkan"
        case sopEnded = "sop-diakhiri"
        case sopCasesMoved = "permohonan-dipindahkan"
        // Of an office the subject is its name in addresses (docs/decisions/0048).
        case officeMade = "kantor-dibuat"
        case officeChanged = "kantor-diubah"
        /// In the office above it.
        case officeRemoved = "kantor-dihapus"
        /// In the office, and in that above it; likewise its opening (docs/decisions/0061).
        case officeClosed = "kantor-ditutup"
        case officeReopened = "kantor-dibuka-lagi"
        case calendarChanged = "kalender-diubah"
        case logoChanged = "logo-diubah"
        case nationalDaysLoaded = "libur-nasional-dimuat"
        /// Kinds of offices and their roles; the subject is the root office.
        case kindsChanged = "jenis-kantor-diubah"

        /// Whether the subject is the user name of an officer whom whoever reads it may know.
        var isOfAPerson: Bool { !Self.ofThings.contains(self) }

        private static let ofThings: Set<Kind> = [
            .sopDraftKept, .sopDraftRemoved, .sopAdopted, .sopAdoptionTakenBack, .sopEnded, .sopCasesMoved, .officeMade,
            .officeChanged, .officeRemoved, .officeClosed, .officeReopened, .calendarChanged, .logoChanged,
            .nationalDaysLoaded, .kindsChanged, .roleOffered, .roleOfferTakenBack,
        ]

        /// Everything that administrators do.
        public static let ofAdministration = allCases.filter { ![.caseTaken, .bookTaken, .chainLeft].contains($0) }
    }

    public let kind: Kind
    public let office: String
    public let subject: String
    public private(set) var done: Instant
    /// The system's name of whoever typed the command; at the desk, the user name of auditor or administrator.
    public let by: String
    /// In their words; nil: the server does not ask.
    public var reason: String?

    private var place: SealContext {
        SealContext(
            table: "audit_acts", column: "reason_sealed", row: [office, kind.rawValue, subject, "\(done.seconds)"])
    }

    /// Two of a kind within one second stand a second apart: each leaves its row.
    /// - Returns: the moment under which it stands.
    @discardableResult
    func store(keyring: Keyring, in transaction: any Transaction) throws -> Instant {
        var act = self
        while try !act.insert(keyring: keyring, in: transaction) { act.done = Instant(seconds: act.done.seconds + 1) }
        return act.done
    }

    /// - Returns: false where another stands at that second.
    private func insert(keyring: Keyring, in transaction: any Transaction) throws -> Bool {
        let sealed = reason.map { keyring.seal(Array($0.utf8), for: place) }
        return try transaction.execute(
            """
            INSERT INTO audit_acts (office_id, kind, subject, done_at, done_by, reason_sealed)
            VALUES (\(office), \(kind.rawValue), \(subject), \(done.seconds), \(by), \(sealed))
            ON CONFLICT (office_id, kind, subject, done_at) DO NOTHING
            """) == 1
    }

    /// Those of some kinds, in the order of time.
    /// - Parameter keyring: opens their reasons; nil: they are left out.
    static func all(
        _ kinds: [Kind], opening keyring: Keyring? = nil, in transaction: any ReadTransaction
    ) throws -> [AuditAct] {
        try transaction.rows(
            """
            SELECT kind, office_id, subject, done_at, done_by, reason_sealed FROM audit_acts
            WHERE kind IN \(list: kinds.map(\.rawValue)) ORDER BY done_at, office_id, subject
            """
        ).compactMap { AuditAct($0, opening: keyring) }
    }

    /// Those of some kinds about one subject since a moment, in every office, the newest first.
    static func all(
        _ kinds: [Kind], of subject: String, since moment: Instant, opening keyring: Keyring,
        in transaction: any ReadTransaction
    ) throws -> [AuditAct] {
        try transaction.rows(
            """
            SELECT kind, office_id, subject, done_at, done_by, reason_sealed FROM audit_acts
            WHERE kind IN \(list: kinds.map(\.rawValue)) AND subject = \(subject) AND done_at >= \(moment.seconds)
            ORDER BY done_at DESC, kind, office_id
            """
        ).compactMap { AuditAct($0, opening: keyring) }
    }

    /// Those of an office, the newest first, a page at a time.
    static func page(
        _ kinds: [Kind], of office: String, limit: Int, offset: Int, opening keyring: Keyring,
        in transaction: any ReadTransaction
    ) throws -> [AuditAct] {
        try transaction.rows(
            """
            SELECT kind, office_id, subject, done_at, done_by, reason_sealed FROM audit_acts
            WHERE office_id = \(office) AND kind IN \(list: kinds.map(\.rawValue))
            ORDER BY done_at DESC, kind, subject LIMIT \(limit) OFFSET \(offset)
            """
        ).compactMap { AuditAct($0, opening: keyring) }
    }
}

extension AuditAct {
    fileprivate init?(_ row: Row, opening keyring: Keyring?) {
        guard case .text(let name) = row.values[0], let kind = Kind(rawValue: name),
            case .text(let office) = row.values[1], case .text(let subject) = row.values[2],
            case .integer(let done) = row.values[3], case .text(let by) = row.values[4]
        else { return nil }
        self.init(kind: kind, office: office, subject: subject, done: Instant(seconds: done), by: by)
        if let keyring, case .blob(let sealed) = row.values[5] { reason = try? keyring.openText(sealed, for: place) }
    }
}

/// Shows what somebody did of which no event tells.
public struct AuditActs: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// What somebody with the server, an auditor or an officer took away of cases and books, or did with roots; in the
    /// order of time.
    public func all() async throws -> [AuditAct] { try await these([.caseTaken, .bookTaken, .chainLeft]) }

    /// Everything that administrators did with people, SOPs and offices, of every office; in the order of time.
    public func ofPeople() async throws -> [AuditAct] { try await these(AuditAct.Kind.ofAdministration) }

    private func these(_ kinds: [AuditAct.Kind]) async throws -> [AuditAct] {
        let keyring = environment.keyring
        return try await environment.database.read { try AuditAct.all(kinds, opening: keyring, in: $0) }
    }
}
