/// Knows by table `key_checks` whether the keyring is the one of this database: one row a key, sealed under that key. Every
/// node seals under the key that came into use last (`in_use_since`); the rows of keys that seal also hold a hash under the
/// index key that writes, by which every node writes under the same one.
public enum KeyCheck {
    /// Verifies the keyring, and tells it under which keys to seal and write; in a database that has none yet, and after a
    /// key was added, records it.
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
        try await database.write { transaction in
            let sealing = keyring.names.map(\.description)
            try transaction.execute(
                """
                UPDATE key_checks SET index_hash = \(hash(under: keyring.newestIndex)) WHERE key_name IN \(list: sealing)
                """)
            try transaction.execute(
                """
                UPDATE key_checks SET in_use_since = \(now)
                WHERE key_name = \(keyring.newestIndex.name.description) AND in_use_since IS NULL
                """)
            let newest = keyring.newest.description
            let times = inUse(
                try transaction.rows("SELECT key_name, in_use_since FROM key_checks WHERE key_name IN \(list: sealing)")
            )
            let last = times.values.max() ?? now - 1
            guard times[newest] != last else { return }
            // Later than every other, also where a clock was set back: the last one seals.
            try transaction.execute(
                "UPDATE key_checks SET in_use_since = \(max(now, last + 1)) WHERE key_name = \(newest)")
        }
        try await expect(keyring, in: database)
    }

    /// Since when all nodes use a key, in seconds since 1970; nil where nothing was changed over to it.
    public static func inUseSince(_ name: KeyName, in transaction: any ReadTransaction) throws -> Int64? {
        try transaction.row("SELECT in_use_since FROM key_checks WHERE key_name = \(name.description)")?
            .intOrNil("in_use_since")
    }

    /// Tells a keyring that is in use under which keys to seal and write now: another node may have changed over. Keys that
    /// are only announced may still be missing.
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
        guard let sealing = sealingKey(of: keyring, among: rows),
            let own = rows.first(where: { $0.text("key_name") == sealing.description }),
            let writing = keyring.index.first(where: { ConstantTime.equal(own.blob("index_hash"), hash(under: $0)) })
        else { throw KeyFailure.wrong }
        keyring.sealingKeys.seal(under: sealing)
        keyring.indexKeys.write(under: writing)
    }

    /// Under which of its keys all nodes seal: the one that came into use last; where none was changed over to yet, the
    /// oldest that the database knows, which every node has. nil: it knows none of them.
    private static func sealingKey(of keyring: Keyring, among rows: [Row]) -> KeyName? {
        let (known, times) = (Set(rows.map { $0.text("key_name") }), inUse(rows))
        let oldestFirst = keyring.sealingKeys.current.names.reversed().filter { known.contains($0.description) }
        return oldestFirst.max { times[$0.description, default: .min] < times[$1.description, default: .min] }
    }

    /// Since when which key is in use. None where the table has no such column yet: in an older backup.
    private static func inUse(_ rows: [Row]) -> [String: Int64] {
        guard rows.first?.columns.names.contains("in_use_since") == true else { return [:] }
        return Dictionary(
            uniqueKeysWithValues: rows.compactMap { row in
                row.intOrNil("in_use_since").map { (row.text("key_name"), $0) }
            })
    }

    /// Whether the newest key, the index key that writes, and the one that is to write next are recorded, all recorded ones
    /// being right.
    private static func check(_ keyring: Keyring, in transaction: any ReadTransaction) throws -> Bool {
        let rows = try transaction.rows("SELECT * FROM key_checks ORDER BY key_name")
        guard !rows.isEmpty else { return false }
        let index = Dictionary(keyring.index.map { ($0.name.description, $0) }, uniquingKeysWith: { first, _ in first })
        guard let sealing = sealingKey(of: keyring, among: rows) else { throw KeyFailure.wrong }
        let held = Set(keyring.everyName.map(\.description))
        let missing = rows.map { $0.text("key_name") }.first { !held.contains($0) }
        if let missing { throw KeyFailure.olderMissing(name: missing) }
        var writing: IndexKey?
        for row in rows {
            let (name, hash) = (row.text("key_name"), row.blob("index_hash"))
            if let key = index[name] {
                guard isRight(row, under: .alone(key.key)), ConstantTime.equal(hash, self.hash(under: key)) else {
                    throw KeyFailure.wrong
                }
            } else {
                writing = keyring.index.first { ConstantTime.equal(hash, self.hash(under: $0)) }
                guard isRight(row, under: keyring), writing != nil else { throw KeyFailure.wrong }
            }
        }
        keyring.sealingKeys.seal(under: sealing)
        if let writing { keyring.indexKeys.write(under: writing) }
        let recorded = Set(rows.map { $0.text("key_name") })
        return recorded.isSuperset(of: required(of: keyring).map(\.description))
    }

    private static func required(of keyring: Keyring) -> Set<KeyName> {
        [keyring.newest, keyring.index[0].name, keyring.newestIndex.name]
    }

    private static func isRight(_ row: Row, under keyring: Keyring) -> Bool {
        (try? keyring.openText(row.blob("content_sealed"), for: context(row.text("key_name")))) == content
    }

    private static func record(_ keyring: Keyring, in transaction: any Transaction) throws {
        let newest = keyring.newest
        try record(newest, under: .alone(keyring.keys[newest]!), hash(under: keyring.index[0]), in: transaction)
        for key in keyring.index where required(of: keyring).contains(key.name) {
            try record(key.name, under: .alone(key.key), hash(under: key), in: transaction)
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
    /// A keyring of one key alone, for the row that proves it.
    fileprivate static func alone(_ key: SecretKey) -> Keyring { Keyring(active: key, index: key) }
}
