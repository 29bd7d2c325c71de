import Store
import Synchronization

/// The writes that wait for the one writer, in the order in which they came. Whoever's turn it is takes all that wait and
/// commits them together (docs/decisions/0032).
final class WriteQueue: Sendable {
    private let waiting = Mutex<[any WriteJob]>([])

    var count: Int { waiting.withLock { $0.count } }

    func add(_ job: any WriteJob) { waiting.withLock { $0.append(job) } }

    /// Takes one out again that nobody waits for any more.
    /// - Returns: false where it was begun: it goes on.
    func remove(_ job: any WriteJob) -> Bool {
        waiting.withLock { jobs in
            guard let index = jobs.firstIndex(where: { $0 === job }) else { return false }
            jobs.remove(at: index)
            return true
        }
    }

    /// - Parameter most: how many at once; the rest wait on.
    func take(_ most: Int) -> [any WriteJob] {
        waiting.withLock { jobs in
            let taken = Array(jobs.prefix(most))
            jobs.removeFirst(taken.count)
            return taken
        }
    }
}

/// A write of one caller.
protocol WriteJob: AnyObject, Sendable {
    /// Whether its caller can be answered.
    var isSettled: Bool { get }

    /// Whether it has run, and may be committed.
    var isPerformed: Bool { get }

    /// Runs it within a transaction, or a savepoint, that is open; the caller is not answered yet.
    /// - Throws: why it must be undone.
    func perform(in transaction: SQLiteTransaction) throws

    /// It is on the disk.
    /// - Returns: the kinds of the work that it asked for.
    func commit() -> Set<String>

    /// It is undone.
    func fail(_ error: any Error)
}

/// A write that returns a value.
final class ValueJob<Value: Sendable>: WriteJob {
    private enum State {
        case waiting
        case performed(Value, askedWork: Set<String>)
        case settled(Result<Value, any Error>)
    }

    private let state = Mutex(State.waiting)
    private let body: @Sendable (SQLiteTransaction) throws -> Value

    init(_ body: @Sendable @escaping (SQLiteTransaction) throws -> Value) { self.body = body }

    var isSettled: Bool { result != nil }
    var isPerformed: Bool { state.withLock { if case .performed = $0 { true } else { false } } }

    /// nil: it was not committed yet.
    var result: Result<Value, any Error>? {
        state.withLock { if case .settled(let result) = $0 { result } else { nil } }
    }

    func perform(in transaction: SQLiteTransaction) throws {
        let value = try body(transaction)
        state.withLock { $0 = .performed(value, askedWork: transaction.memory.askedWork) }
    }

    func commit() -> Set<String> {
        state.withLock { state in
            guard case .performed(let value, let askedWork) = state else { return [] }
            state = .settled(.success(value))
            return askedWork
        }
    }

    func fail(_ error: any Error) { state.withLock { $0 = .settled(.failure(error)) } }
}
