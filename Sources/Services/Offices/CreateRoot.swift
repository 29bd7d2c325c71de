import Forms
public import Store

/// Makes the root office and invites its first administrator: what `balai init` does, once.
public struct CreateRoot: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Returns the administrator's one-time link; it is mailed too where `administrator` has an address. Throws
    /// `RootExists`, or `FieldTroubles` at the fields of `NewOffice` and `NewOfficer`.
    public func callAsFunction(_ root: NewOffice, administrator: NewOfficer) async throws -> InvitedOfficer {
        let environment = environment
        return try await environment.database.write { transaction in
            guard try !Self.isDone(in: transaction) else { throw RootExists() }
            let office = try root.create(id: People.office, parent: nil, at: environment.now, in: transaction)
            var administrator = administrator
            administrator.roles = [
                NewRole("admin", from: environment.now.date(in: office.zone))
            ]
            return try administrator.invite(to: office, environment, in: transaction)
        }
    }
}

extension CreateRoot {
    /// Whether it was done already.
    public static func isDone(in transaction: any ReadTransaction) throws -> Bool {
        try Office.find(People.office, in: transaction) != nil
    }
}

/// The database has a root office already.
public struct RootExists: Error, Hashable, Sendable {
    public var message: String { "Data ini sudah mempunyai kantor induk" }
}
