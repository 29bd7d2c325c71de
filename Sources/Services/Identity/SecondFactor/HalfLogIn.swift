import Forms
import Store

/// The password was right, and the code is still asked for.
public struct CodeNeeded: Error, Hashable, Sendable {
    /// Goes with the code; good for five minutes.
    public let token: String
}

/// A log-in whose password was right.
enum HalfLogIn {
    /// In seconds.
    private static let lifetime: Int64 = 300

    static func begin(
        of account: String, _ environment: Environment, in transaction: any Transaction
    ) throws -> CodeNeeded {
        let token = SecretToken.random()
        let now = environment.now.seconds
        try transaction.execute(
            """
            INSERT INTO half_log_ins (office_id, token_hash, account_id, created_at, expires_at)
            VALUES (\(People.office), \(SecretToken.hash(token, purpose: .halfLogIn, keyring: environment.keyring)),
                \(account), \(now), \(now + lifetime))
            """)
        return CodeNeeded(token: token)
    }

    /// Whose it is; nil where it is over, or the account is not open any more.
    static func account(
        _ token: String, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> String? {
        let hashes = SecretToken.hashes(token, purpose: .halfLogIn, keyring: environment.keyring)
        return try transaction.row(
            """
            SELECT h.account_id FROM half_log_ins h
            JOIN accounts a ON a.office_id = h.office_id AND a.id = h.account_id
            WHERE h.office_id = \(People.office) AND h.token_hash IN \(list: hashes) AND a.status = 'active'
                AND h.expires_at > \(environment.now.seconds)
                AND h.created_at <= \(ClockAhead.latest(at: environment.now))
            """
        )?.text("account_id")
    }

    static func end(of account: String, in transaction: any Transaction) throws {
        try transaction.execute(
            "DELETE FROM half_log_ins WHERE office_id = \(People.office) AND account_id = \(account)")
    }
}
