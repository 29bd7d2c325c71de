public import Forms
public import Store

/// What an officer has besides the password: a secret that their telephone shares.
public struct SecondFactor: Sendable, Hashable {
    let account: String
    /// In base 32, as a telephone takes it.
    public let secret: String
    let lastStep: Int64
    private let begun: Instant
    /// Since when it is asked for; nil: no code has shown yet that the telephone has the secret.
    public let confirmed: Instant?

    /// A secret that was made and not confirmed is shown and taken for a quarter of an hour, so that one left lying shows
    /// itself to nobody at an open screen. In seconds.
    static let patience: Int64 = 900

    /// Whether it waits for its first code.
    public func isWaiting(at now: Instant) -> Bool {
        confirmed == nil && begun <= now && now < begun.adding(seconds: Self.patience)
    }

    /// nil: none was begun.
    public static func of(
        _ account: String, keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> SecondFactor? {
        try transaction.row("SELECT * FROM second_factors WHERE office_id = \(People.office) AND id = \(account)")
            .map { row in
                SecondFactor(
                    account: account,
                    secret: try PersonalField.secondFactor.open(
                        row.blob("secret_sealed"), row: account, keyring: keyring),
                    lastStep: row.int("last_step"), begun: Instant(seconds: row.int("created_at")),
                    confirmed: row.intOrNil("confirmed_at").map { Instant(seconds: $0) })
            }
    }

    /// The address by which a telephone takes the secret (the form that programs for codes agree on).
    public func link(for username: String, at host: String) -> String {
        let name = host.prefix { $0 != ":" }
        return "otpauth://totp/Balai%20\(name):\(username)?secret=\(secret)&issuer=Balai%20\(name)&digits=6&period=30"
    }

    /// Takes a code of the telephone, once: the same and earlier ones are refused from then on. A last step that is still to
    /// come was taken while the clock was ahead, and says nothing.
    /// - Returns: whether it is right.
    func take(_ typed: String, at now: Instant, in transaction: any Transaction) throws -> Bool {
        let last = lastStep > TimeCode.step(at: now) + 1 ? 0 : lastStep
        guard let code = SixDigits.read(typed), let bytes = Base32.bytes(secret),
            let step = TimeCode(secret: bytes).step(of: code, at: now, after: last)
        else { return false }
        return try transaction.execute(
            """
            UPDATE second_factors SET last_step = \(step)
            WHERE office_id = \(People.office) AND id = \(account) AND last_step = \(lastStep)
            """) == 1
    }

    /// With its recovery codes.
    static func forget(of account: String, in transaction: any Transaction) throws {
        try transaction.execute("DELETE FROM second_factors WHERE office_id = \(People.office) AND id = \(account)")
        try RecoveryCodes.forget(of: account, in: transaction)
    }

    /// Whether a rule of an office in which the account holds a role today, or of one above it, asks it of them.
    public static func isRequired(
        of account: String, at now: Instant, in transaction: any ReadTransaction
    ) throws -> Bool {
        try required(among: [account], at: now, in: transaction).contains(account)
    }

    /// Of whom of these accounts a rule asks it. One statement.
    static func required(
        among accounts: [String], at now: Instant, in transaction: any ReadTransaction
    ) throws -> Set<String> {
        Set(
            try transaction.rows(
                """
                WITH RECURSIVE line (account, role, office, depth) AS (
                    SELECT r.account_id, r.role, r.in_office_id, 0 FROM roles_held r
                    WHERE r.office_id = \(People.office) AND r.account_id IN \(list: accounts)
                        AND r.starts_at <= \(now.seconds) AND (r.ends_at IS NULL OR r.ends_at > \(now.seconds))
                    UNION ALL
                    SELECT l.account, l.role, o.parent_id, l.depth + 1 FROM line l JOIN offices o ON o.id = l.office
                    WHERE o.parent_id IS NOT NULL AND l.depth < 10
                )
                SELECT DISTINCT l.account FROM line l
                JOIN second_factor_rules q ON q.office_id = \(People.office) AND q.in_office_id = l.office
                    AND (q.role = '' OR q.role = l.role)
                """
            ).map { $0.text("account") })
    }

    /// Who of these accounts has none that is asked for. One statement.
    static func lacking(among accounts: [String], in transaction: any ReadTransaction) throws -> Set<String> {
        let confirmed = try transaction.rows(
            """
            SELECT id FROM second_factors
            WHERE office_id = \(People.office) AND id IN \(list: accounts) AND confirmed_at IS NOT NULL
            """)
        return Set(accounts).subtracting(confirmed.map { $0.text("id") })
    }
}
