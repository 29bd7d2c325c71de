import Forms
import Store

/// Gives an officer a role in an office, with its dates: at once where the administrator looks after the account too, else
/// it waits for the officer's own answer (``RoleOffer``, docs/decisions/0065).
public struct AssignRole: Sendable {
    /// What became of it.
    public struct Outcome: Hashable, Sendable {
        /// Who holds the same role for good on some of these days too, by name, where it was given for good: that may be
        /// meant, and may be a mistake.
        public let others: [String]
        /// It is not held yet, and is not before the officer accepts it; whether there is such an officer is not told.
        public let isWaiting: Bool
    }

    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: `Denial`, or `FieldTroubles` at `petugas`, `peran` or `sampai`.
    @discardableResult
    public func callAsFunction(
        _ role: NewRole, to username: String, in office: String, by person: Person
    ) async throws -> Outcome {
        let environment = environment
        return try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let found = try Account.find(login: username, keyring: environment.keyring, in: transaction)
            let officer = found.flatMap { $0.kind == .officer && $0.status != .closed ? $0 : nil }
            if let officer, try work.administers(officer.home, in: transaction) {
                let others = try Self.give(role, to: officer, in: work.office, environment, transaction)
                try work.record(.roleGiven, of: officer.subject, role.told(in: work.office), in: transaction)
                return Outcome(others: others, isWaiting: false)
            }
            // Whoever administers the root administers every account: to them there is none.
            guard try !work.administers(People.office, in: transaction) else {
                throw FieldTroubles(["petugas": "Tidak ada petugas dengan nama pengguna “\(username)”"])
            }
            if officer == nil { try Self.refuseClosed(username, work, in: transaction) }
            try Self.offer(role, to: username, officer, work, in: transaction)
            return Outcome(others: [], isWaiting: true)
        }
    }

    /// The role itself, by whoever may: the administrator of both, or the officer who accepts it.
    /// - Returns: who holds the same role for good too.
    static func give(
        _ role: NewRole, to officer: Account, in office: Office, _ environment: Environment,
        _ transaction: any Transaction
    ) throws -> [String] {
        try refuseTwice(role, to: officer.id, in: office, at: environment.now, transaction)
        try refuseInvited(officer, elsewhere: office.id, in: transaction)
        let others = try Self.others(holding: role, besides: officer.id, in: office, at: environment.now, transaction)
        try role.give(to: officer.id, in: office, transaction)
        try voidWaysIn(of: officer, for: role, in: office, environment, transaction)
        return others
    }

    /// An account of one's own that was closed waits for no answer: nobody can give it.
    private static func refuseClosed(
        _ username: String, _ work: Administration, in transaction: any ReadTransaction
    ) throws {
        guard let name = Username(username)?.text else { return }
        let rows = try transaction.rows(
            """
            SELECT home_office_id FROM accounts
            WHERE office_id = \(People.office) AND username = \(name) AND status = 'closed'
            """)
        guard
            try rows.contains(where: { row in
                try work.administers(row.textOrNil("home_office_id") ?? People.office, in: transaction)
            })
        else { return }
        throw FieldTroubles(["petugas": "Akun “\(name)” sudah ditutup"])
    }

    /// The same whether or not anybody has that name, and whatever became of their account: an office learns of nobody
    /// whom it does not look after, and who serves there it sees anyway.
    private static func offer(
        _ role: NewRole, to username: String, _ officer: Account?, _ work: Administration,
        in transaction: any Transaction
    ) throws {
        guard let name = Username(username)?.text else {
            throw FieldTroubles(["petugas": "Isi nama penggunanya, bukan nama atau alamat email. \(Username.rule)"])
        }
        let (office, environment) = (work.office, work.environment)
        try role.check(in: office)
        let waiting = try RoleOffer.waiting(in: office.id, at: environment.now, transaction)
        guard !waiting.contains(where: { $0.username == name && $0.role.name == role.name }) else {
            throw FieldTroubles(["peran": "Peran ini sudah ditawarkan kepada “\(name)” dan menunggu jawaban"])
        }
        if let officer { try refuseTwice(role, to: officer.id, in: office, at: environment.now, transaction) }
        // Whoever invited them, and saw the link, could answer in their place.
        let reader = officer.flatMap { $0.status == .active ? $0 : nil }
        let offer = RoleOffer(
            role, to: name, reader?.id, in: office.id, at: environment.now, by: try work.username(in: transaction))
        try offer.store(in: transaction)
        try work.record(.roleOffered, of: name, role.told(in: office), in: transaction)
        if let reader, reader.isEmailVerified, let email = reader.email {
            try AccountMails.roleOffered(
                to: email, name: reader.name, role: role.told(in: office), office: office.name, by: work.person.name
            ).enqueue(
                subject: Identifier.random(), name: "peran-ditawarkan", office: People.office, environment,
                in: transaction)
        }
    }

    /// What they hold already, in the same way and on some of the same days, is not given once more: ending one of the two
    /// would end nothing. What is held for somebody on leave is another's.
    private static func refuseTwice(
        _ role: NewRole, to account: String, in office: Office, at now: Instant, _ transaction: any ReadTransaction
    ) throws {
        let same = try overlapping(role, in: office, transaction).first {
            $0.account == account && $0.leave == nil && !$0.isOver(at: now)
        }
        guard let same else { return }
        throw FieldTroubles([
            "peran":
                "Petugas ini sudah memegang peran itu: \(same.told(in: office)). Ubah hari terakhirnya, atau akhiri dahulu"
        ])
    }

    private static func others(
        holding role: NewRole, besides account: String, in office: Office, at now: Instant,
        _ transaction: any ReadTransaction
    ) throws -> [String] {
        guard role.standing == .definitive else { return [] }
        let held = try overlapping(role, in: office, transaction).filter { !$0.isOver(at: now) }
        let accounts = Set(held.map(\.account)).subtracting([account])
        guard !accounts.isEmpty else { return [] }
        return try transaction.rows(
            """
            SELECT officer_name FROM accounts
            WHERE office_id = \(People.office) AND id IN \(list: accounts.sorted()) AND status <> 'closed'
            ORDER BY officer_name
            """
        ).map { $0.text("officer_name") }
    }

    private static func overlapping(
        _ role: NewRole, in office: Office, _ transaction: any ReadTransaction
    ) throws -> [Role] {
        let starts = Instant(role.firstDay, .midnight, office.zone)
        let ends = role.lastDay.map { Instant($0, .endOfDay, office.zone) }
        return try transaction.rows(
            """
            SELECT * FROM roles_held
            WHERE office_id = \(People.office) AND in_office_id = \(office.id) AND role = \(role.name)
                AND standing = \(role.standing.rawValue) AND (ends_at IS NULL OR ends_at > \(starts.seconds))
            """
        ).map(Role.init).filter { held in ends.map { held.starts < $0 } ?? true }
    }

    /// Another office's administrator may have kept a link to an account that was never used, which they saw when they made
    /// it.
    private static func refuseInvited(
        _ officer: Account, elsewhere office: String, in transaction: any ReadTransaction
    ) throws {
        guard try officer.status == .invited && servesBesides(office, officer, in: transaction) else { return }
        throw FieldTroubles([
            "petugas": "Petugas ini belum memakai undangan kantornya. Beri peran sesudah ia masuk"
        ])
    }

    /// Another office's administrator may have kept a link to the account, which they saw when they made it, or come in by
    /// one and left their own mailbox as the account's: with either they would take this role too. Whoever administers the
    /// account's home administers what is below it anyway: there the address stays proven. Else it is not from now on, and
    /// the officer reads so there.
    private static func voidWaysIn(
        of officer: Account, for role: NewRole, in office: Office, _ environment: Environment,
        _ transaction: any Transaction
    ) throws {
        guard try servesBesides(office.id, officer, in: transaction) else { return }
        try OneTimeLink.revoke(.passwordReset, of: officer.id, at: environment.now, in: transaction)
        guard try officer.distrustAddress(for: office.id, in: transaction), officer.isEmailVerified,
            let email = officer.email
        else { return }
        try AccountMails.addressDoubted(
            to: email, name: officer.name, role: role.told(in: office), office: office.name
        ).enqueue(
            subject: Identifier.random(), name: "peran-diberikan", office: People.office, environment, in: transaction)
    }

    private static func servesBesides(
        _ office: String, _ officer: Account, in transaction: any ReadTransaction
    ) throws -> Bool {
        try transaction.row(
            """
            SELECT id FROM roles_held
            WHERE office_id = \(People.office) AND account_id = \(officer.id) AND in_office_id <> \(office) LIMIT 1
            """) != nil
    }
}
