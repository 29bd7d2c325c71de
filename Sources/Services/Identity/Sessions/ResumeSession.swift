public import Store

/// Finds the person behind a session's cookie: two statements whatever their roles; three for an officer without a second factor
/// where any rule asks for one.
public struct ResumeSession: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// The person, or `Person.nobody` where the session is unknown, over, of another host, or (an applicant's) of
    /// another office. For a page that reads within one transaction.
    public func callAsFunction(
        _ token: String, at place: Place, in transaction: any ReadTransaction
    ) throws -> Person {
        let keyring = environment.keyring
        let hashes = SecretToken.hashes(token, purpose: .session, keyring: keyring)
        guard
            let row = try transaction.row(
                """
                SELECT s.id AS session_id, s.host, s.bound_office_id, s.created_at, s.seen_at, s.proved_at,
                    a.id, a.kind, a.status, a.officer_name, a.name_sealed, s.contact_id, c.email_sealed,
                    f.confirmed_at,
                    CASE WHEN EXISTS (SELECT 1 FROM second_factor_rules r WHERE r.office_id = s.office_id)
                        THEN 1 ELSE 0 END AS has_rules
                FROM sessions s
                LEFT JOIN accounts a ON a.office_id = s.office_id AND a.id = s.account_id
                LEFT JOIN second_factors f ON f.office_id = s.office_id AND f.id = s.account_id
                LEFT JOIN contacts c ON c.office_id = s.office_id AND c.id = s.contact_id
                WHERE s.office_id = \(People.office) AND s.token_hash IN \(list: hashes)
                """),
            let session = StoredSession(row), session.isOpen(at: environment.now, place: place)
        else { return .nobody }
        switch session.kind {
        case .contact:
            let email = try PersonalField.contactEmail.open(
                row.blob("email_sealed"), row: session.person, keyring: keyring)
            guard email.hasPrefix(AccessKey.mark) else {
                return Person(kind: .contact, id: session.person, name: email, session: session.facts)
            }
            var holder = Person(
                kind: .contact, id: session.person, name: AccessKey.holderName, session: session.facts)
            holder.lacksAddress = true
            return holder
        case .nobody, .applicant, .officer:
            var person = Person(
                kind: session.kind, id: session.person, name: try Account.name(row, keyring: keyring),
                roles: try Role.held(by: session.person, at: environment.now, in: transaction),
                session: session.facts)
            if person.kind == .officer, row.intOrNil("confirmed_at") == nil, row.bool("has_rules") {
                let now = environment.now
                person.lacksSecondFactor = try SecondFactor.isRequired(of: person.id, at: now, in: transaction)
            }
            return person
        }
    }

    /// The same in a transaction of its own.
    public func callAsFunction(_ token: String, at place: Place) async throws -> Person {
        try await environment.database.read { try self(token, at: place, in: $0) }
    }
}
