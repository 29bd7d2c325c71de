import Forms
import Store

/// A browser in which an account has logged in before: it keeps its owner in while others are locked out. One cookie
/// may be known to several accounts (a shared office computer).
struct KnownDevice {
    /// Unused this long, a browser is forgotten; in seconds.
    static let lifetime: Int64 = 180 * 86_400

    let token: String
    let account: String

    private func hash(_ keyring: Keyring) -> [UInt8] { SecretToken.hash(token, purpose: .device, keyring: keyring) }
    private func hashes(_ keyring: Keyring) -> [[UInt8]] {
        SecretToken.hashes(token, purpose: .device, keyring: keyring)
    }

    func isKnown(at now: Instant, keyring: Keyring, in transaction: any ReadTransaction) throws -> Bool {
        try transaction.row(
            """
            SELECT seen_at FROM known_devices
            WHERE office_id = \(People.office) AND token_hash IN \(list: hashes(keyring)) AND account_id = \(account)
                AND seen_at > \(now.seconds - KnownDevice.lifetime)
            """) != nil
    }

    /// Makes the browser known to the account and returns its new token. What the old token was known for goes over to
    /// the new one: a token that somebody copied, or planted, is worth nothing after the next log-in.
    static func remember(
        _ account: String, inPlaceOf old: String?, at now: Instant, keyring: Keyring, in transaction: any Transaction
    ) throws -> String {
        let device = KnownDevice(token: SecretToken.random(), account: account)
        if let old {
            try transaction.execute(
                """
                UPDATE known_devices SET token_hash = \(device.hash(keyring))
                WHERE office_id = \(People.office)
                    AND token_hash IN \(list: KnownDevice(token: old, account: account).hashes(keyring))
                """)
        }
        try transaction.execute(
            """
            INSERT INTO known_devices (office_id, token_hash, account_id, seen_at)
            VALUES (\(People.office), \(device.hash(keyring)), \(account), \(now.seconds))
            ON CONFLICT (office_id, token_hash, account_id) DO UPDATE SET seen_at = excluded.seen_at
            """)
        return device.token
    }

    /// After a reset of the password no browser is trusted any more.
    static func forgetAll(of account: String, in transaction: any Transaction) throws {
        try transaction.execute(
            "DELETE FROM known_devices WHERE office_id = \(People.office) AND account_id = \(account)")
    }
}
