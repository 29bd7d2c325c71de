/// Knows by table `key_checks` whether the keyring is the one of this database: one sealed row a key.
public enum KeyCheck {
    /// Verifies the keyring; in a database that has none yet, and after a change of the sealing key, records it.
    /// - Throws: `KeyFailure.wrong`, `KeyFailure.olderMissing`: do not start.
    public static func verify(_ keyring: Keyring, in database: any Database) async throws {
        let recorded = try await database.read { try check(keyring, in: $0) }
        if !recorded {
            try await database.write { transaction in
                // Asked again inside: another process may have recorded its own meanwhile.
                if try !check(keyring, in: transaction) { try record(keyring, in: transaction) }
            }
        }
    }

    /// Verifies the keyring against data that are only looked at: a backup's.
    /// - Throws: `KeyFailure.wrong`, `KeyFailure.olderMissing`.
    public static func expect(_ keyring: Keyring, in database: any ReadableDatabase) async throws {
        _ = try await database.read { try check(keyring, in: $0) }
    }

    /// The same by the names of keys alone, where the data cannot be looked into.
    /// - Throws: `KeyFailure.wrong`, `KeyFailure.olderMissing`.
    public static func expect(_ keyring: Keyring, toHold names: [String]) throws {
        let held = Set(keyring.names.map(\.description))
        guard names.isEmpty || names.contains(where: held.contains) else { throw KeyFailure.wrong }
        if let missing = names.first(where: { !held.contains($0) }) { throw KeyFailure.olderMissing(name: missing) }
    }

    /// Forgets a key with which nothing is sealed any more.
    public static func forget(_ name: KeyName, in transaction: any Transaction) throws {
        try transaction.execute("DELETE FROM key_checks WHERE key_name = \(name.description)")
    }

    /// The names of the keys that a database was sealed with.
    public static func names(in transaction: any ReadTransaction) throws -> [String] {
        try transaction.rows("SELECT key_name FROM key_checks ORDER BY key_name").map { $0.text("key_name") }
    }

    /// Whether the active key is recorded, all recorded ones being right.
    private static func check(_ keyring: Keyring, in transaction: any ReadTransaction) throws -> Bool {
        let rows = try transaction.rows("SELECT key_name, content_sealed, index_hash FROM key_checks ORDER BY key_name")
        guard !rows.isEmpty else { return false }
        guard rows.contains(where: { row in keyring.keys.keys.contains { $0.description == row.text("key_name") } })
        else { throw KeyFailure.wrong }
        for row in rows {
            let name = row.text("key_name")
            guard keyring.keys.keys.contains(where: { $0.description == name }) else {
                throw KeyFailure.olderMissing(name: name)
            }
            guard (try? keyring.openText(row.blob("content_sealed"), for: context(name))) == content,
                ConstantTime.equal(row.blob("index_hash"), indexHash(of: keyring))
            else { throw KeyFailure.wrong }
        }
        return rows.contains { $0.text("key_name") == keyring.active.description }
    }

    private static func record(_ keyring: Keyring, in transaction: any Transaction) throws {
        let name = keyring.active.description
        try transaction.execute(
            """
            INSERT INTO key_checks (key_name, content_sealed, index_hash)
            VALUES (\(name), \(keyring.seal(content, for: context(name))), \(indexHash(of: keyring)))
            """)
    }

    private static let content = "balai"

    private static func context(_ name: String) -> SealContext {
        SealContext(table: "key_checks", column: "content_sealed", row: [name])
    }

    private static func indexHash(of keyring: Keyring) -> [UInt8] {
        keyring.tokenHash(of: content, purpose: "key_checks")
    }
}
