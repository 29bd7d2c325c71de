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
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let invited = try new.invite(to: work.office, by: person.id, environment, in: transaction)
            try work.record(
                .officerInvited, of: try work.subject(of: invited, in: transaction),
                new.roles.map { $0.told(in: work.office) }.joined(separator: "; "), in: transaction)
            return invited
        }
    }

    /// A new link for somebody whose invitation ran out; earlier links stop working. For whoever looks after the account.
    /// Throws `Denial`, or `LinkTrouble.used` where the account has its password.
    public func again(_ account: String, in office: String, by person: Person) async throws -> InvitedOfficer {
        let environment = environment
        return try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let invited = try work.officer(account, in: transaction)
            try work.requireCare(of: invited, in: transaction)
            guard invited.status == .invited else { throw LinkTrouble.used }
            let link = try Invitation.send(
                to: invited, by: person.id, office: People.office, base: environment.addresses.root, environment,
                in: transaction)
            try work.record(.invitedAgain, of: invited.subject, in: transaction)
            return InvitedOfficer(account: account, link: link)
        }
    }
}

extension Administration {
    fileprivate func subject(of invited: InvitedOfficer, in transaction: any ReadTransaction) throws -> String {
        try Account.find(invited.account, keyring: environment.keyring, in: transaction)?.subject ?? invited.account
    }
}
