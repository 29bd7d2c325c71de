import Store

/// What the server or the connection answered instead of a result: what the engine itself acts on, and what the floors
/// above are told.
enum PostgresTrouble: Error {
    /// The connection is gone, with the transaction that was under way.
    case lost(String)
    /// The server did not answer in time, though the network did for it. The connection is of no use any more.
    case silent
    /// Another transaction was in the way; the same again may go well.
    case collision
    /// A row with that key is there: one that was there before, or one that another transaction has added since this one
    /// began. The server tells them apart only where the key was looked for first (PostgreSQL documentation, 13.5.1).
    case taken(String)
    /// A prepared statement was made for tables that have changed since, or the server has forgotten it.
    case stale
    case failure(DatabaseFailure)

    /// - Parameter state: SQLSTATE (PostgreSQL documentation, appendix A).
    init(state: String, cause: String) {
        switch state {
        case "40001", "40P01": self = .collision
        // "Cached plan must not change result type" is one of the things that are not supported; servers say it in their
        // own language. What is none of it fails again when it is tried anew, once.
        case "26000", "0A000": self = .stale
        case "08P01": self = .failure(.statement(cause))
        case "53100": self = .failure(.full)
        // Too many connections, a lock not given in time, a statement that took too long.
        case "53300", "55P03", "57014": self = .failure(.busy)
        case "23505": self = .taken(cause)
        case _ where state.hasPrefix("23"): self = .failure(.constraint(cause))
        // A server that only reads: after a change of roles the address leads to another one.
        case "25006": self = .lost(cause)
        case _ where state.hasPrefix("08") || state.hasPrefix("57P"): self = .lost(cause)
        case _ where ["53", "57", "58", "XX"].contains(state.prefix(2)): self = .failure(.unavailable(cause))
        default: self = .failure(.statement(cause))
        }
    }

    /// As the floors above are told.
    var told: DatabaseFailure {
        switch self {
        case .lost(let cause): .unavailable(cause)
        case .silent: .unavailable("server basis data tidak menjawab")
        case .collision, .stale: .busy
        case .taken(let cause): .constraint(cause)
        case .failure(let failure): failure
        }
    }
}
