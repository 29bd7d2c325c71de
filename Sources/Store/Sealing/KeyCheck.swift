/// Knows by table `key_checks` whether the keyring is the one of this database: one row a key, sealed under that key. The
/// rows of keys that seal also hold a hash under the index key that writes, by which every node writes under the same one.
public enum KeyCheck {
    /// Verifies the keyring, and tells it under which index key to write; in a database that has none yet, and after a key
    /// was added, records it.
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

    /// The same without recording anything: for a backup, beside a running service, and for a service that looks again
    /// whether another node changed something.
    /// - Throws: `KeyFailure.wrong`, `KeyFailure.olderMissing`.
    public static func expect(_ keyring: Keyring, in database: any ReadableDatabase) async throws {
        _ = try await database.read { try check(keyring, in: $0) }
    }

    /// The same by the names of keys alone, where the data cannot be looked into.
    /// - Throws: `KeyFailure.wrong`, `KeyFailure.olderMissing`.
    public static func expect(_ keyring: Keyring, toHold names: [String]) throws {
        let held = Set(keyring.everyName.map(\.description))
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

    /// From now on all nodes seal and write under the newest keys: one that does not have them ends (`follow`).
    /// - Parameter now: seconds since 1970; a key that was in use before stays so since then.
    public static func changeOver(to keyring: Keyring, at now: Int64, in database: any Database) async throws {
        try await verify(keyring, in: database)
        let newest = [keyring.active, keyring.newestIndex.name].map(\.description)
        try await database.write { transaction in
            try transaction.execute(
                """
                UPDATE key_checks SET index_hash = \(hash(under: keyring.newestIndex))
                WHERE key_name IN \(list: keyring.names.map(\.description))
                """)
            try transaction.execute(
                """
                UPDATE key_checks SET in_use_since = \(now)
                WHERE key_name IN \(list: newest) AND in_use_since IS NULL
                """)
        }
        try await expect(keyring, in: database)
    }

    /// Since when all nodes use a key, in seconds since 1970; nil where nothing was changed over to it.
    public static func inUseSince(_ name: KeyName, in transaction: any ReadTransaction) throws -> Int64? {
        try transaction.row("SELECT in_use_since FROM key_checks WHERE key_name = \(name.description)")?
            .intOrNil("in_use_since")
    }

    /// Tells a keyring that is in use under which index key to write now: another node may have changed over. Keys that are
    /// only announced may still be missing.
    /// - Throws: `KeyFailure.olderMissing`, where a key that others use already is not in the keyring: what this node seals
    ///   would be lost with the key that it has, and it would not find rows; `.wrong`, where its own were taken out.
    public static func follow(_ keyring: Keyring, in database: any ReadableDatabase) async throws {
        let rows = try await database.read {
            try $0.rows("SELECT key_name, index_hash, in_use_since FROM key_checks ORDER BY key_name")
        }
        guard !rows.isEmpty else { return }
        let held = Set(keyring.everyName.map(\.description))
        if let missing = rows.first(where: { $0.intOrNil("in_use_since") != nil && !held.contains($0.text("key_name")) }
        ) {
            throw KeyFailure.olderMissing(name: missing.text("key_name"))
        }
        let sealing = Set(keyring.names.map(\.description))
        guard let own = rows.first(where: { sealing.contains($0.text("key_name")) }),
            let writing = keyring.index.first(where: { ConstantTime.equal(own.blob("index_hash"), hash(under: $0)) })
        else { throw KeyFailure.wrong }
        keyring.indexKeys.write(under: writing)
    }

    /// Whether the keys that write, and the index key that is to write next, are recorded, all recorded ones being right.
    private static func check(_ keyring: Keyring, in transaction: any ReadTransaction) throws -> Bool {
        let rows = try transaction.rows("SELECT key_name, content_sealed, index_hash FROM key_checks ORDER BY key_name")
        guard !rows.isEmpty else { return false }
        let sealing = Set(keyring.names.map(\.description))
        let index = Dictionary(keyring.index.map { ($0.name.description, $0) }, uniquingKeysWith: { first, _ in first })
        guard rows.contains(where: { sealing.contains($0.text("key_name")) }) else { throw KeyFailure.wrong }
        let missing = rows.map { $0.text("key_name") }.first { !sealing.contains($0) && index[$0] == nil }
        if let missing { throw KeyFailure.olderMissing(name: missing) }
        var writing: IndexKey?
        for row in rows {
            let (name, hash) = (row.text("key_name"), row.blob("index_hash"))
            if let key = index[name] {
                guard isRight(row, under: .alone(key)), ConstantTime.equal(hash, self.hash(under: key)) else {
                    throw KeyFailure.wrong
                }
            } else {
                writing = keyring.index.first { ConstantTime.equal(hash, self.hash(under: $0)) }
                guard isRight(row, under: keyring), writing != nil else { throw KeyFailure.wrong }
            }
        }
        if let writing { keyring.indexKeys.write(under: writing) }
        let recorded = Set(rows.map { $0.text("key_name") })
        return recorded.isSuperset(of: required(of: keyring).map(\.description))
    }

    private static func required(of keyring: Keyring) -> Set<KeyName> {
        [keyring.active, keyring.index[0].name, keyring.newestIndex.name]
    }

    private static func isRight(_ row: Row, under keyring: Keyring) -> Bool {
        (try? keyring.openText(row.blob("content_sealed"), for: context(row.text("key_name")))) == content
    }

    private static func record(_ keyring: Keyring, in transaction: any Transaction) throws {
        try record(keyring.active, under: keyring, hash(under: keyring.index[0]), in: transaction)
        for key in keyring.index where required(of: keyring).contains(key.name) {
            try record(key.name, under: .alone(key), hash(under: key), in: transaction)
        }
    }

    private static func record(
        _ name: KeyName, under keyring: Keyring, _ hash: [UInt8], in transaction: any Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO key_checks (key_name, content_sealed, index_hash)
            VALUES (\(name.description), \(keyring.seal(content, for: context(name.description))), \(hash))
            ON CONFLICT (key_name) DO NOTHING
            """)
    }

    private static let content = "balai"

    private static func context(_ name: String) -> SealContext {
        SealContext(table: "key_checks", column: "content_sealed", row: [name])
    }

    private static func hash(under key: IndexKey) -> [UInt8] { key.tokenHash(of: content, purpose: "key_checks") }
}

extension Keyring {
    /// A keyring of an index key alone, for the row that proves it.
    fileprivate static func alone(_ key: IndexKey) -> Keyring { Keyring(active: key.key, index: key.key) }
}
