import Forms
import Store

extension Contact {
    /// The contact with an address that an officer wrote down at the counter: nobody has proven it yet (`verified` is
    /// 1970), so it opens nothing by itself; the link of a mail that went there does.
    static func noted(
        _ email: EmailAddress, _ environment: Environment, in transaction: any Transaction
    ) throws -> String {
        let keyring = environment.keyring
        let indexes = BlindField.contactEmail.indexes(email.text, keyring: keyring)
        let known = try transaction.row(
            "SELECT id FROM contacts WHERE office_id = \(People.office) AND email_index IN \(list: indexes)")
        if let known { return known.text("id") }
        let id = Identifier.random()
        let sealed = PersonalField.contactEmail.seal(email.text, row: id, keyring: keyring)
        try transaction.execute(
            """
            INSERT INTO contacts (office_id, id, email_sealed, email_index, verified_at)
            VALUES (\(People.office), \(id), \(sealed), \(indexes[0]), 0)
            """)
        return id
    }
}
