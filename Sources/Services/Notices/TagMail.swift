import Forms
public import Store

/// Keeps by which tag a mail will be known if it comes back: before any server has it, since one may send its report sooner
/// than Balai notes that it took the mail.
public struct TagMail: Sendable {
    let database: any Database
    let keyring: Keyring

    public init(_ database: any Database, keyring: Keyring) { (self.database, self.keyring) = (database, keyring) }

    /// - Parameters: the outbox row's.
    /// - Returns: nil for a mail of which nothing is kept that comes back: a digest, the day's root, a code for somebody
    ///   without an account.
    public func callAsFunction(_ name: String, subject: String, office: String) async throws -> ReturnTag? {
        let tag = ReturnTag(office: office, subject: subject, name: name, keyring: keyring)
        let known = try await database.read { transaction in
            try transaction.row(
                """
                SELECT return_hash FROM notices
                WHERE office_id = \(office) AND case_id = \(subject) AND name = \(name)
                UNION ALL
                SELECT return_hash FROM account_mails
                WHERE office_id = \(office) AND subject = \(subject) AND name = \(name)
                """)
        }
        guard let known else { return nil }
        guard known.blobOrNil("return_hash") != tag.hash else { return tag }
        try await database.write { transaction in
            try transaction.execute(
                """
                UPDATE notices SET return_hash = \(tag.hash)
                WHERE office_id = \(office) AND case_id = \(subject) AND name = \(name)
                """)
            try transaction.execute(
                """
                UPDATE account_mails SET return_hash = \(tag.hash)
                WHERE office_id = \(office) AND subject = \(subject) AND name = \(name)
                """)
        }
        return tag
    }
}
