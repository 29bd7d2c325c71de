import Forms
import Procedures
import Store

/// Mails every officer in the morning of a working day what waits for them: how much, what is late and what falls due
/// first, and how many applicants are still to be told something. Nothing where nothing waits, and once a day: asked for
/// again it does nothing.
public struct SendDigests: Sendable {
    /// From when to when, by the clock of the officer's office: what comes later is told by its own mail.
    private static let morning = 6 * 3600..<9 * 3600
    private static let shown = 20
    /// Of the outbox rows' names; the day follows.
    static let namePrefix = "ringkasan:"

    let environment: Environment
    let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Returns: how many were asked for.
    @discardableResult
    public func callAsFunction() async throws -> Int {
        let accounts = try await environment.database.read { transaction in
            try transaction.rows(
                """
                SELECT DISTINCT a.id FROM accounts a
                JOIN roles_held r ON r.office_id = a.office_id AND r.account_id = a.id
                WHERE a.office_id = \(People.office) AND a.status = 'active' AND a.email_sealed IS NOT NULL
                    AND a.digest_refused_at IS NULL AND r.starts_at <= \(environment.now.seconds)
                    AND (r.ends_at IS NULL OR r.ends_at > \(environment.now.seconds))
                ORDER BY a.id
                """
            ).map { $0.text("id") }
        }
        var (count, failure) = (0, (any Error)?.none)
        for account in accounts {
            do {
                if try await send(to: account) { count += 1 }
            } catch {
                // One whose tasks cannot be read does not keep the others from theirs.
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return count
    }

    private func send(to account: String) async throws -> Bool {
        let (environment, cases) = (environment, cases)
        let digest = try await environment.database.read { try Digest(of: account, environment, cases, in: $0) }
        guard let digest else { return false }
        try await environment.database.write { transaction in
            try digest.mail.enqueue(
                subject: account, name: digest.name, office: People.office, environment, in: transaction)
        }
        return true
    }

    /// One officer's of one morning.
    private struct Digest: Sendable {
        let name: String
        let mail: OutgoingMail

        /// nil: none is to be sent now.
        init?(
            of account: String, _ environment: Environment, _ cases: CaseServices,
            in transaction: any ReadTransaction
        ) throws {
            let now = environment.now
            let roles = try Role.held(by: account, at: now, in: transaction)
            // A holiday of one of their offices is none of the others'.
            let calendars = try Set(roles.map(\.office)).sorted().map { try OfficeCalendar.of($0, in: transaction) }
            let working = calendars.first { calendar in
                calendar.isWorkingDay(now.date(in: calendar.zone))
                    && morning.contains(now.secondOfDay(in: calendar.zone))
            }
            guard let calendar = working else { return nil }
            let today = now.date(in: calendar.zone)
            name = "\(namePrefix)\(today)"
            let isKnown = try Outbox(keyring: environment.keyring).knows(
                office: People.office, subject: account, name: name, in: transaction)
            guard !isKnown, let email = try Addressees.email(of: account, keyring: environment.keyring, in: transaction)
            else { return nil }
            let person = Person(kind: .officer, id: account, name: "", roles: roles)
            let inbox = try Inbox.load(for: person, limit: shown, environment, cases, in: transaction)
            let total = inbox.counts[.all] ?? 0
            let untold = try UntoldApplicants(for: person, environment, cases, in: transaction)
            guard total > 0 || untold.total > 0 else { return nil }
            let late = inbox.counts[.late] ?? 0
            let parts: [String?] = [
                total > 0 ? "\(total) tugas menunggu Anda" : nil, late > 0 ? "\(late) terlambat" : nil,
                untold.total > 0 ? "\(count(untold)) pemohon belum diberi tahu" : nil,
            ]
            let applicants = untold.total > 0 ? telling(untold) : ""
            let tasks = """
                Tugas Anda pada \(today.longText), yang paling mendesak di atas:

                \(inbox.rows.map { line($0, calendar.zone, now) }.joined(separator: "\n"))
                \(total > shown ? "dan \(total - shown) tugas lain.\n" : "")

                """
            mail = OutgoingMail(
                to: email, subject: parts.compactMap(\.self).joined(separator: ", "),
                text: """
                    \(total > 0 ? tasks : "")\(applicants)Buka di meja: \(environment.addresses.root)/meja

                    Ringkasan ini dikirim tiap pagi hari kerja bila ada tugas atau pemohon yang belum diberi tahu. Anda \
                    dapat menghentikannya pada halaman Akun.
                    """)
        }
    }

    /// Of applicants whom no mail reaches.
    private static func telling(_ untold: UntoldApplicants) -> String {
        """
        Pemohon belum diberi tahu: \(count(untold)) permohonan. Kabarnya tidak sampai lewat email. Beri tahu pemohonnya, \
        lalu catat pada permohonannya.


        """
    }

    private static func count(_ untold: UntoldApplicants) -> String {
        "\(untold.isCutShort ? "sedikitnya " : "")\(untold.total)"
    }

    /// Without anybody's name: mails are read where others look on.
    private static func line(_ row: InboxRow, _ zone: Zone, _ now: Instant) -> String {
        let due = row.due.map { ", paling lambat \($0.dueText(in: zone))" + ($0 < now ? " (terlambat)" : "") }
        return "- \(row.number): \(row.title)\(due ?? "")"
    }
}
