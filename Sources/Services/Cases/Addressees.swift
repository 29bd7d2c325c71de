import Forms
import Store

/// Where people who take part in cases get mail.
enum Addressees {
    /// An account's address.
    static func email(of account: String, keyring: Keyring, in transaction: any ReadTransaction) throws -> String? {
        try Account.find(account, keyring: keyring, in: transaction)?.email
    }

    /// Everyone who holds one of these roles in the office now, whoever stands in for somebody among them; with their
    /// address, where they have one.
    static func officers(
        ofRoles roles: [String], in office: String, at now: Instant, keyring: Keyring,
        in transaction: any ReadTransaction
    ) throws -> [(account: String, email: String?)] {
        try transaction.rows(
            """
            SELECT DISTINCT a.id, a.email_sealed FROM roles_held r
            JOIN accounts a ON a.office_id = r.office_id AND a.id = r.account_id
            WHERE \(areServing: office, at: now) AND r.role IN \(list: roles)
            ORDER BY a.id
            """
        ).map { row in
            let id = row.text("id")
            return (
                id,
                try row.blobOrNil("email_sealed").map {
                    try PersonalField.accountEmail.open($0, row: id, keyring: keyring)
                }
            )
        }
    }

    /// The contacts that a person is: themselves, or the one whose address their account proved.
    static func contacts(of person: Person, keyring: Keyring, in transaction: any ReadTransaction) throws -> [String] {
        switch person.kind {
        case .nobody: return []
        case .contact: return [person.id]
        case .officer, .applicant:
            let row = try transaction.row(
                """
                SELECT id, email_sealed FROM accounts WHERE office_id = \(People.office) AND id = \(person.id)
                    AND email_verified_at IS NOT NULL AND email_sealed IS NOT NULL
                """)
            guard let row else { return [] }
            let email = try PersonalField.accountEmail.open(
                row.blob("email_sealed"), row: person.id, keyring: keyring)
            return try transaction.rows(
                """
                SELECT id FROM contacts WHERE office_id = \(People.office)
                    AND email_index IN \(list: BlindField.contactEmail.indexes(email, keyring: keyring))
                """
            ).map { $0.text("id") }
        }
    }
}
