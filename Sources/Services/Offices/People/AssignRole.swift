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
            try Permission.administer.require(of: person, in: office, environment, transaction)
            guard let office = try Office.find(office, in: transaction) else { throw OfficeTrouble.unknownOffice }
            let account = try Account.find(login: username, keyring: environment.keyring, in: transaction)
            guard let account, account.kind == .officer, account.status != .closed else {
                throw FieldTroubles(["petugas": "Tidak ada petugas dengan nama pengguna “\(username)”"])
            }
            try role.give(to: account.id, in: office, transaction)
        }
    }
}
