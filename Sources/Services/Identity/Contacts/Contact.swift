public import Forms
public import Store

/// Somebody without an account who proved an e-mail address: applies, and comes back by link.
public struct Contact: Hashable, Sendable {
    public let id: String
    public let email: String
    /// When the address was last proven.
    public let verified: Instant

    public static func find(
        _ id: String, keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> Contact? {
        try transaction.row("SELECT * FROM contacts WHERE office_id = \(People.office) AND id = \(id)").map { row in
            Contact(
                id: id,
                email: try PersonalField.contactEmail.open(row.blob("email_sealed"), row: id, keyring: keyring),
                verified: Instant(seconds: row.int("verified_at")))
        }
    }

    /// The contact with this address, made if there is none: the same address is always the same contact.
    static func verified(
        _ email: EmailAddress, _ environment: Environment, in transaction: any Transaction
    ) throws -> Contact {
        let keyring = environment.keyring
        let now = environment.now
        let indexes = BlindField.contactEmail.indexes(email.text, keyring: keyring)
        let known = try transaction.row(
            """
            UPDATE contacts SET verified_at = \(now.seconds)
            WHERE office_id = \(People.office) AND email_index IN \(list: indexes) RETURNING id
            """)
        if let known { return Contact(id: known.text("id"), email: email.text, verified: now) }
        let id = Identifier.random()
        let sealed = PersonalField.contactEmail.seal(email.text, row: id, keyring: keyring)
        try transaction.execute(
            """
            INSERT INTO contacts (office_id, id, email_sealed, email_index, verified_at)
            VALUES (\(People.office), \(id), \(sealed), \(indexes[0]), \(now.seconds))
            """)
        return Contact(id: id, email: email.text, verified: now)
    }
}
