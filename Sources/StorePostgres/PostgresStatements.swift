import Store

/// The prepared statements of one connection, by text and types of their values; what was not asked for longest makes
/// room for a new one.
struct PostgresStatements {
    struct Key: Hashable {
        let text: String
        let types: [UInt32]

        init(_ sql: SQL) {
            text = sql.text
            types = sql.values.map(PostgresColumn.type)
        }
    }

    private struct Prepared {
        let name: String
        var lastUse: Int
    }

    private let most: Int
    private var prepared: [Key: Prepared] = [:]
    private var uses = 0

    init(most: Int) { self.most = max(1, most) }

    /// The name of a statement that is prepared already.
    mutating func name(of key: Key) -> String? {
        uses += 1
        prepared[key]?.lastUse = uses
        return prepared[key]?.name
    }

    /// Makes room.
    /// - Returns: the name of the statement that must go; nil: none.
    mutating func makeRoom() -> String? {
        guard prepared.count >= most, let oldest = prepared.min(by: { $0.value.lastUse < $1.value.lastUse }) else {
            return nil
        }
        prepared[oldest.key] = nil
        return oldest.value.name
    }

    /// - Returns: a name that was never used on this connection.
    mutating func newName() -> String {
        uses += 1
        return "s\(uses)"
    }

    mutating func add(_ key: Key, as name: String) { prepared[key] = Prepared(name: name, lastUse: uses) }

    mutating func forgetAll() { prepared = [:] }
}
