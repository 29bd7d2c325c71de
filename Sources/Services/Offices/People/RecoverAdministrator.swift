import Forms
import Store

/// Gives the root office an administrator again when nobody can log in as one: what `balai admin recover` does for whoever
/// has the server.
public struct RecoverAdministrator: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Somebody new, or an officer who is there already and gets the role.
    /// - Parameters:
    ///   - system: the system's name of whoever typed the command.
    ///   - isForced: also where an administrator could log in.
    /// - Returns: a link for the first or a new password.
    /// - Throws: `NotNeeded`; `FieldTroubles` at the fields of `NewOfficer`.
    public func callAsFunction(
        _ administrator: NewOfficer, by system: String, isForced: Bool
    ) async throws -> InvitedOfficer {
        let (environment, now) = (environment, environment.now)
        return try await environment.database.write { transaction in
            guard let root = try Office.find(People.office, in: transaction) else { throw OfficeTrouble.unknownOffice }
            let others = try RecoverAdministrator.names(at: now, in: transaction)
            guard isForced || others.isEmpty else { throw NotNeeded(administrators: others) }
            let role = NewRole("admin", from: now.date(in: root.zone))
            let known = try Account.find(
                login: administrator.username, keyring: environment.keyring, in: transaction)
            let invited: InvitedOfficer
            if let known, known.kind == .officer, known.status != .closed {
                let held = try Role.held(by: known.id, at: now, in: transaction)
                if !held.contains(where: { $0.office == root.id && $0.name == role.name }) {
                    try role.give(to: known.id, in: root, transaction)
                }
                if try SecondFactor.of(known.id, keyring: environment.keyring, in: transaction)?.confirmed != nil {
                    try SecondFactor.forget(of: known.id, in: transaction)
                    try SecondFactorNews.recovered.tell(known.id, environment, in: transaction)
                }
                invited = try RecoverAdministrator.link(for: known, environment, in: transaction)
            } else {
                var new = administrator
                new.roles = [role]
                invited = try new.invite(to: root, environment, in: transaction)
            }
            var act = AuditAct(
                kind: .administratorRecovered, office: root.id, subject: administrator.username, done: now, by: system)
            act.reason = known == nil ? "akun baru" : "akun yang sudah ada"
            try act.store(keyring: environment.keyring, in: transaction)
            return invited
        }
    }

    /// Administrators who have a password.
    private static func names(at now: Instant, in transaction: any ReadTransaction) throws -> [String] {
        try transaction.rows(
            """
            SELECT DISTINCT a.officer_name FROM roles_held r
            JOIN accounts a ON a.office_id = r.office_id AND a.id = r.account_id
            WHERE r.office_id = \(People.office) AND r.in_office_id = \(People.office) AND r.role = 'admin'
                AND r.starts_at <= \(now.seconds) AND (r.ends_at IS NULL OR r.ends_at > \(now.seconds))
                AND a.status = 'active' ORDER BY a.officer_name
            """
        ).map { $0.text("officer_name") }
    }

    /// Whoever has forgotten the password gets a new one; whoever never had one is invited again.
    private static func link(
        for account: Account, _ environment: Environment, in transaction: any Transaction
    ) throws -> InvitedOfficer {
        let base = environment.addresses.root
        guard account.status == .active else {
            let link = try Invitation.send(
                to: account, office: People.office, base: base, environment, in: transaction)
            return InvitedOfficer(account: account.id, link: link)
        }
        try OneTimeLink.revoke(.passwordReset, of: account.id, at: environment.now, in: transaction)
        let token = try OneTimeLink.issue(
            .passwordReset, account: account.id, office: People.office, byMail: false,
            lifetime: MakePasswordLink.lifetime, environment, in: transaction)
        return InvitedOfficer(account: account.id, link: base + AccountPaths.passwordReset(token))
    }

    /// Somebody could log in.
    public struct NotNeeded: Error, Hashable, Sendable {
        public let administrators: [String]
    }
}
