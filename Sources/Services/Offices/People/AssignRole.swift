import Forms
import Store

/// Gives an officer a role in an office, with its dates.
public struct AssignRole: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Throws `Denial`, or `FieldTroubles` at `petugas`, `peran` or `sampai`.
    public func callAsFunction(
        _ role: NewRole, to username: String, in office: String, by person: Person
    ) async throws {
        let environment = environment
        try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let account = try Account.find(login: username, keyring: environment.keyring, in: transaction)
            guard let account, account.kind == .officer, account.status != .closed else {
                throw FieldTroubles(["petugas": "Tidak ada petugas dengan nama pengguna “\(username)”"])
            }
            try AssignRole.voidLinks(of: account, besides: office, at: environment.now, in: transaction)
            try role.give(to: account.id, in: work.office, transaction)
            try work.record(.roleGiven, of: account.subject, role.told(in: work.office), in: transaction)
        }
    }

    /// Another office's administrator may have kept a link to the account, which they saw when they made it: with it they
    /// would take this role too.
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
    }
}
