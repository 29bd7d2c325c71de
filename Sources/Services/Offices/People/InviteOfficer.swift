import Store

/// An administrator invites an officer by one-time link.
public struct InviteOfficer: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Throws `Denial`, or `FieldTroubles` at the fields of `NewOfficer`.
    public func callAsFunction(
        _ new: NewOfficer, to office: String, by person: Person
    ) async throws -> InvitedOfficer {
        let environment = environment
        return try await environment.database.write { transaction in
            try Permission.administer.require(of: person, in: office, environment, transaction)
            guard let office = try Office.find(office, in: transaction) else { throw OfficeTrouble.unknownOffice }
            return try new.invite(to: office, environment, in: transaction)
        }
    }

    /// A new link for somebody whose invitation ran out; earlier links stop working. Throws `Denial`, or
    /// `LinkTrouble.used` where the account has its password.
    public func again(_ account: String, in office: String, by person: Person) async throws -> InvitedOfficer {
        let environment = environment
        return try await environment.database.write { transaction in
            try Permission.administer.require(of: person, in: office, environment, transaction)
            guard try OfficersOf(office).include(account, in: transaction),
                let invited = try Account.find(account, keyring: environment.keyring, in: transaction)
            else { throw Denial.notFound }
            guard invited.status == .invited else { throw LinkTrouble.used }
            let link = try Invitation.send(
                to: invited, office: People.office, base: environment.addresses.root, environment, in: transaction)
            return InvitedOfficer(account: account, link: link)
        }
    }
}
