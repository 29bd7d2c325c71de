public import Store

/// How many sealed values lie under which of the installation's keys.
public struct KeyUse: Sendable {
    /// By key, then by column (`cases.key_sealed`).
    public private(set) var counts: [KeyName: [String: Int]] = [:]

    public static func count(in database: any ReadableDatabase) async throws -> KeyUse {
        try await database.read { try count(in: $0) }
    }

    public static func count(in transaction: any ReadTransaction) throws -> KeyUse {
        var use = KeyUse()
        for column in SealedColumn.all {
            // Five bytes are a head (`Keyring.headLength`); as a parameter, PostgreSQL would not know their type.
            let rows = try transaction.rows(
                """
                SELECT head, COUNT(*) AS n FROM (
                    SELECT substr(\(name: column.column), 1, 5) AS head
                    FROM \(name: column.table) WHERE \(name: column.column) IS NOT NULL) AS heads
                GROUP BY head
                """)
            for row in rows {
                guard let key = Keyring.name(inHead: row.blob("head")) else { continue }
                use.counts[key, default: [:]][column.name] = Int(row.int("n"))
            }
        }
        return use
    }

    /// Values under one key.
    public func total(of key: KeyName) -> Int { counts[key]?.values.reduce(0, +) ?? 0 }
}
