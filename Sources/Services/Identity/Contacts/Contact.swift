public import Forms
public import Store

/// Somebody without an account: who proved an e-mail address, and comes back by link; or who left none, and comes back by
/// the key of their case.
public struct Contact: Hashable, Sendable {
    public let id: String
    /// An `AccessKey` stands in its place where no address was left.
    public let email: String
    /// When the address was last proven.
    public let verified: Instant

    var hasAddress: Bool { !email.hasPrefix(AccessKey.mark) }

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
        let now = environment.now
        let indexes = BlindField.contactEmail.indexes(email.text, keyring: environment.keyring)
        let known = try transaction.row(
            """
            UPDATE contacts SET verified_at = \(now.seconds)
            WHERE office_id = \(People.office) AND email_index IN \(list: indexes) RETURNING id
            """)
        if let known { return Contact(id: known.text("id"), email: email.text, verified: now) }
        return try insert(email.text, environment, in: transaction)
    }

    /// Whoever will hold the key.
    static func holder(
        of key: AccessKey, _ environment: Environment, in transaction: any Transaction
    ) throws -> Contact { try insert(key.address, environment, in: transaction) }

    /// Whether that contact holds the key.
    static func isHolder(
        _ id: String, of key: AccessKey, keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> Bool { try find(id, keyring: keyring, in: transaction)?.email == key.address }

    private static func insert(
        _ address: String, _ environment: Environment, in transaction: any Transaction
    ) throws -> Contact {
        let (id, keyring, now) = (Identifier.random(), environment.keyring, environment.now)
        try transaction.execute(
            """
            INSERT INTO contacts (office_id, id, email_sealed, email_index, verified_at)
            VALUES (\(People.office), \(id), \(PersonalField.contactEmail.seal(address, row: id, keyring: keyring)),
                \(BlindField.contactEmail.index(address, keyring: keyring)), \(now.seconds))
            """)
        return Contact(id: id, email: address, verified: now)
    }
}
