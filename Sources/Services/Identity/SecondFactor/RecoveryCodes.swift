import Forms
public import Store

/// Codes on paper for the day on which the telephone is gone: eight of 50 random bits, shown once, stored hashed; each
/// works once.
public enum RecoveryCodes {
    static let count = 8
    /// They do not run out by themselves; in seconds.
    static let lifetime: Int64 = 100 * 366 * 86_400

    /// New ones in place of all earlier ones.
    static func renew(of account: String, _ environment: Environment, in transaction: any Transaction) throws
        -> [String]
    {
        try forget(of: account, in: transaction)
        return try (0..<count).map { _ in
            let code = String(Base32.text(SystemRandom().bytes(7)).prefix(10))
            try transaction.execute(
                """
                INSERT INTO recovery_codes (office_id, code_hash, account_id, created_at)
                VALUES (\(People.office),
                    \(SecretToken.hash(account + code, purpose: .recovery, keyring: environment.keyring)), \(account),
                    \(environment.now.seconds))
                """)
            return "\(code.prefix(5))-\(code.suffix(5))"
        }
    }

    /// How many are left.
    public static func left(of account: String, in transaction: any ReadTransaction) throws -> Int {
        let row = try transaction.row(
            """
            SELECT COUNT(*) AS n FROM recovery_codes
            WHERE office_id = \(People.office) AND account_id = \(account) AND used_at IS NULL
            """)
        return Int(row?.int("n") ?? 0)
    }

    /// - Returns: whether it is one of theirs that was not used.
    static func take(
        _ typed: String, of account: String, _ environment: Environment, in transaction: any Transaction
    ) throws -> Bool {
        let code = typed.uppercased().filter { !" .-".contains($0) }
        guard code.utf8.count == 10 else { return false }
        let hashes = SecretToken.hashes(account + code, purpose: .recovery, keyring: environment.keyring)
        return try transaction.execute(
            """
            UPDATE recovery_codes SET used_at = \(environment.now.seconds)
            WHERE office_id = \(People.office) AND code_hash IN \(list: hashes) AND account_id = \(account)
                AND used_at IS NULL
            """) == 1
    }

    static func forget(of account: String, in transaction: any Transaction) throws {
        try transaction.execute(
            "DELETE FROM recovery_codes WHERE office_id = \(People.office) AND account_id = \(account)")
    }
}
