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
            try role.give(to: account.id, in: work.office, transaction)
            try work.record(.roleGiven, of: account.subject, role.told(in: work.office), in: transaction)
        }
    }
}
