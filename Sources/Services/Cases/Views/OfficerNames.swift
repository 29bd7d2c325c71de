public import Store

/// Names of officers, which are public; applicants' are sealed and not looked up in passing.
public enum OfficerNames {
    public static func of(_ accounts: Set<String>, in transaction: any ReadTransaction) throws -> [String: String] {
        let rows = try transaction.rows(
            """
            SELECT id, officer_name FROM accounts
            WHERE office_id = \(People.office) AND officer_name IS NOT NULL AND id IN \(list: accounts.sorted())
            """)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.text("id"), $0.text("officer_name")) })
    }

    /// By the user names under which acts are kept.
    static func byUsername(_ names: Set<String>, in transaction: any ReadTransaction) throws -> [String: String] {
        let rows = try transaction.rows(
            """
            SELECT username, officer_name FROM accounts
            WHERE office_id = \(People.office) AND username IN \(list: names.sorted())
            """)
        return Dictionary(
            rows.map { ($0.text("username"), $0.text("officer_name")) }, uniquingKeysWith: { first, _ in first })
    }
}
