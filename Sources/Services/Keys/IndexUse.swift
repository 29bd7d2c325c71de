public import Store

/// How many values lie under which index key: those that can be made anew, and tokens that still work.
public struct IndexUse: Sendable {
    /// By key (nil: made without a name), then by column (`sessions.token_hash`).
    public private(set) var counts: [KeyName?: [String: Int]] = [:]

    /// - Parameter now: seconds since 1970; what is over by then is not counted.
    public static func count(in database: any ReadableDatabase, at now: Int64) async throws -> IndexUse {
        try await database.read { try count(in: $0, at: now) }
    }

    /// - Parameter now: seconds since 1970; what is over by then is not counted.
    public static func count(in transaction: any ReadTransaction, at now: Int64) throws -> IndexUse {
        var use = IndexUse()
        for column in IndexColumn.all {
            use.add(
                column.name,
                try transaction.rows(
                    """
                    SELECT head, COUNT(*) AS n FROM (
                        SELECT CASE WHEN length(\(name: column.column)) = \(column.length + IndexKey.headLength)
                            THEN substr(\(name: column.column), 1, 4) END AS head
                        FROM \(name: column.table) WHERE \(name: column.column) IS NOT NULL) AS heads
                    GROUP BY head
                    """))
        }
        use.add(
            "account_logins.login_index",
            try transaction.rows(
                """
                SELECT head, COUNT(*) AS n FROM (
                    SELECT CASE WHEN length(login_index) = \(IndexKey.blindIndexLength + IndexKey.headLength)
                        THEN substr(login_index, 1, 4) END AS head FROM account_logins) AS heads
                GROUP BY head
                """))
        for column in TokenColumn.all {
            use.add(
                column.name,
                try transaction.rows(
                    """
                    SELECT head, COUNT(*) AS n FROM (
                        SELECT CASE WHEN length(\(name: column.column)) = \(IndexKey.tokenHashLength + IndexKey.headLength)
                            THEN substr(\(name: column.column), 1, 4) END AS head
                        FROM \(name: column.table) WHERE \(name: column.column) IS NOT NULL
                            AND \(name: column.end) > \(now - column.lifetime)
                            AND \(name: column.used ?? "NULL") IS NULL) AS heads
                    GROUP BY head
                    """))
        }
        return use
    }

    private mutating func add(_ column: String, _ rows: [Row]) {
        for row in rows {
            counts[row.blobOrNil("head").flatMap(KeyName.init(head:)), default: [:]][column] = Int(row.int("n"))
        }
    }

    /// By column, what lies under one key.
    public func columns(of key: IndexKey) -> [String: Int] { counts[key.isNamed ? key.name : nil] ?? [:] }

    public func total(of key: IndexKey) -> Int { columns(of: key).values.reduce(0, +) }

    /// What would be lost with a key: how many, and what of.
    public func losses(with key: IndexKey) -> [(count: Int, what: String)] {
        let told = Dictionary(TokenColumn.all.map { ($0.name, $0.told) }, uniquingKeysWith: { first, _ in first })
        return columns(of: key).sorted { $0.key < $1.key }.map { column, count in
            (count, told[column] ?? "nilai \(column); tidak ditemukan lagi")
        }
    }
}
