import Store

/// How often the same transaction may be tried: as often as it collides with others, up to a bound, a few times where a
/// key was taken, and once more after the connection was lost or a statement had to be prepared anew. Nothing of it was
/// kept then: where that is not known, the failure is another one.
struct PostgresTries {
    private let most: Int
    private var collisions = 0
    private var taken = 0
    private var hasLost = false
    private var hasRefreshed = false

    init(collisions: Int) { most = collisions }

    /// - Parameter body: is told how often it has collided.
    /// - Throws: `DatabaseFailure`, or what `body` throws.
    mutating func run<Value>(
        on pool: PostgresPool, _ body: (PostgresConnection, _ collisions: Int) throws -> Value
    ) throws -> Value {
        while true {
            do {
                return try pool.withConnection(isNew: hasLost) { connection in
                    do {
                        return try body(connection, collisions)
                    } catch PostgresTrouble.stale {
                        connection.forgetStatements()
                        throw PostgresTrouble.stale
                    }
                }
            } catch let trouble as PostgresTrouble {
                guard mayGoOn(after: trouble, pool) else { throw trouble.told }
            }
        }
    }

    private mutating func mayGoOn(after trouble: PostgresTrouble, _ pool: PostgresPool) -> Bool {
        switch trouble {
        case .collision:
            collisions += 1
            return collisions <= most
        case .taken:
            // A collision under another name; or a row that stays, however often it is tried.
            taken += 1
            collisions += 1
            return taken <= 2 && collisions <= most
        case .lost:
            pool.forgetResting()
            defer { hasLost = true }
            return !hasLost
        case .stale:
            defer { hasRefreshed = true }
            return !hasRefreshed
        case .silent:
            // Whoever asks next connects anew, and finds out in five seconds whether somebody is there.
            pool.forgetResting()
            return false
        case .failure: return false
        }
    }
}
