/// That this process works with a database. Shared by all who do; or alone, while its schema is changed. It ends with
/// `release`, and by itself with the process.
public protocol DataHold: Sendable {
    /// Whether it still holds: a server may have ended the session that it hangs on.
    func isKept() async -> Bool

    func release() async
}

public enum DataHoldKind: Sendable {
    case shared
    case alone
}
