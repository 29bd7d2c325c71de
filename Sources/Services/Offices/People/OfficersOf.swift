import Store

/// The officers of an office: the accounts with a role in it, past, present or to come.
struct OfficersOf {
    let office: String

    init(_ office: String) { self.office = office }

    func include(_ account: String, in transaction: any ReadTransaction) throws -> Bool {
        try transaction.row(
            """
            SELECT id FROM roles_held
            WHERE office_id = \(People.office) AND in_office_id = \(office) AND account_id = \(account) LIMIT 1
            """) != nil
    }
}
