import Forms
public import Store

/// One-time links by which a contact, who has no password, comes back to their cases at an office.
public struct CaseAccess: Sendable {
    /// Links that one address may ask for within an hour.
    private static let mails = 5

    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// A link for a mail about a case; made inside the transaction of the act that the mail tells of.
    public func link(
        for contact: String, office: String, base: String, in transaction: any Transaction
    ) throws -> String {
        let token = try OneTimeLink.issue(
            .caseAccess, contact: contact, office: office, byMail: true, environment, in: transaction)
        return base + AccountPaths.caseAccess(token)
    }

    /// Mails a new link to whoever asks for one. The answer is the same whether or not the address is known.
    public func request(_ typed: String, from visitor: Visitor) async throws {
        guard let email = EmailAddress(typed) else {
            throw FieldTroubles(["surel": "Tulis alamat email lengkap, misalnya nama@contoh.id"])
        }
        let (environment, access) = (environment, self)
        try await environment.database.write { transaction in
            let indexes = BlindField.contactEmail.indexes(email.text, keyring: environment.keyring)
            let count = AttemptCount(scope: .contactMail, subjects: indexes, window: 3600)
            guard try count.add(at: environment.now, in: transaction) <= Self.mails else { return }
            let contact = try transaction.row(
                "SELECT id FROM contacts WHERE office_id = \(People.office) AND email_index IN \(list: indexes)")
            guard let contact = contact?.text("id") else { return }
            let place = visitor.place
            let link = try access.link(for: contact, office: place.office, base: place.base, in: transaction)
            try AccountMails.caseAccess(to: email.text, link: link)
                .enqueue(
                    subject: Identifier.random(), name: "tautan-permohonan", office: place.office, environment,
                    in: transaction)
        }
    }

    /// Opens a session for the contact, at the office that the link is for. Throws `LinkTrouble`.
    public func open(_ token: String, from visitor: Visitor) async throws -> OpenedSession {
        let environment = environment
        return try await environment.database.write { transaction in
            let link = try OneTimeLink.find(token, .caseAccess, environment, in: transaction)
            guard let contact = link.contact, link.office == visitor.place.office else { throw LinkTrouble.unknown }
            try link.use(at: environment.now, in: transaction)
            return try NewSession(owner: .contact(id: contact), visitor: visitor).open(environment, in: transaction)
        }
    }
}
