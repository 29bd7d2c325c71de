import Forms
import Store

/// Gives an officer a role in an office, with its dates.
public struct AssignRole: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Returns: who holds the same role for good on some of these days too, by name, where it is given for good: that may
    ///   be meant, and may be a mistake.
    /// - Throws: `Denial`, or `FieldTroubles` at `petugas`, `peran` or `sampai`.
    @discardableResult
    public func callAsFunction(
        _ role: NewRole, to username: String, in office: String, by person: Person
    ) async throws -> [String] {
        let environment = environment
        return try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let account = try Account.find(login: username, keyring: environment.keyring, in: transaction)
            guard let account, account.kind == .officer, account.status != .closed else {
                throw FieldTroubles(["petugas": "Tidak ada petugas dengan nama pengguna “\(username)”"])
            }
            try Self.voidLinks(of: account, besides: office, at: environment.now, in: transaction)
            try Self.refuseTwice(role, to: account.id, in: work.office, at: environment.now, transaction)
            let others = try Self.others(
                holding: role, besides: account.id, in: work.office, at: environment.now, transaction)
            try role.give(to: account.id, in: work.office, transaction)
            try work.record(.roleGiven, of: account.subject, role.told(in: work.office), in: transaction)
            return others
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

    /// Another office's administrator may have kept a link to the account, which they saw when they made it, or come in by
    /// one and left their own mailbox as the account's: with either they would take this role too. Whoever administers the
    /// account's home administers what is below it anyway: there the address stays proven.
    private static func voidLinks(
        of account: Account, besides office: String, at now: Instant, in transaction: any Transaction
    ) throws {
        let elsewhere = try transaction.row(
            """
            SELECT id FROM roles_held
            WHERE office_id = \(People.office) AND account_id = \(account.id) AND in_office_id <> \(office) LIMIT 1
            """)
        guard elsewhere != nil else { return }
        guard account.status != .invited else {
            throw FieldTroubles([
                "petugas": "Petugas ini belum memakai undangan kantornya. Beri peran sesudah ia masuk"
            ])
        }
        try OneTimeLink.revoke(.passwordReset, of: account.id, at: now, in: transaction)
        try account.distrustAddress(for: office, in: transaction)
    }
}
