import Synchronization

/// Rung after a transaction that asked for work has been committed, with the kinds of that work: whoever does it looks at
/// once instead of at the next interval. Nothing depends on it: what nobody heard is found by the interval.
public final class WorkBell: Sendable {
    public typealias Listener = @Sendable (Set<String>) -> Void

    private let listener = Mutex<Listener?>(nil)

    public init() {}

    /// The one who is told; whoever was told before is told no more.
    public func listen(_ listener: @escaping Listener) { self.listener.withLock { $0 = listener } }

    /// Called by an engine after the commit.
    public func ring(_ kinds: Set<String>) {
        guard !kinds.isEmpty else { return }
        listener.withLock { $0 }?(kinds)
    }
}
