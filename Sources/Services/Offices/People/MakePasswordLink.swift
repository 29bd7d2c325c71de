import Store

/// A link for a new password, for an officer who cannot get one by mail: the administrator hands it over. The person is
/// told by mail, where they have an address, that somebody made it. Their roles in offices that the administrator does not
/// administer end: the link could be used by whoever made it.
public struct MakePasswordLink: Sendable {
    /// Long enough to be carried to another village, in seconds.
    static let lifetime: Int64 = 86_400

    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter person: who has just proved themselves (`ConfirmPassword`).
    /// - Returns: the account with its link, shown once; it works once, for a day. Earlier ones stop working.
    /// - Throws: `Denial`; `LastAdministrator`; `LinkTrouble.unknown` where the account has no password yet, or is closed.
    public func callAsFunction(_ account: String, in office: String, by person: Person) async throws -> InvitedOfficer {
        let environment = environment
        return try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let officer = try work.officer(account, in: transaction)
            try work.requireCare(of: officer, in: transaction)
            try ProvedRecently().require(of: person, at: environment.now)
            guard officer.status == .active else { throw LinkTrouble.unknown }
            try RolesElsewhere(of: officer, beyond: work, in: transaction).end(officer, by: work, in: transaction)
            try OneTimeLink.revoke(.passwordReset, of: account, at: environment.now, in: transaction)
            let token = try OneTimeLink.issue(
                .passwordReset, account: account, office: People.office, byMail: false, lifetime: Self.lifetime,
                environment, in: transaction)
            if let email = officer.email {
                try AccountMails.passwordLinkMade(to: email, name: officer.name, by: person.name)
                    .enqueue(
                        subject: Identifier.random(), name: "tautan-sandi", office: People.office, environment,
                        in: transaction)
            }
            try work.record(.passwordLinkMade, of: officer.subject, in: transaction)
            return InvitedOfficer(
                account: account, link: environment.addresses.root + AccountPaths.passwordReset(token))
        }
    }
}
