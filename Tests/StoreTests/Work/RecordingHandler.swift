import Store
import Synchronization

/// Does what the test says, and remembers what it was asked.
final class RecordingHandler: WorkHandler {
    let claims = Mutex<[WorkClaim]>([])
    private let work: @Sendable (WorkClaim) async throws -> WorkRecord

    init(_ work: @Sendable @escaping (WorkClaim) async throws -> WorkRecord = { _ in { _ in } }) { self.work = work }

    func perform(_ claim: WorkClaim) async throws -> WorkRecord {
        claims.withLock { $0.append(claim) }
        return try await work(claim)
    }

    func gaveUp(_ claim: WorkClaim, cause: String, in transaction: any Transaction) throws {
        try transaction.execute("INSERT INTO notes VALUES (\(claim.attempt), \(cause))")
    }

    var interruptions: [Bool] { claims.withLock { $0.map(\.isInterrupted) } }

    var attempts: [Int] { claims.withLock { $0.map(\.attempt) } }
}

/// A clock that the test turns.
final class TurnedClock: Sendable {
    private let seconds: Mutex<Int64>

    init(_ start: Int64) { seconds = Mutex(start) }

    var now: Int64 { seconds.withLock { $0 } }

    func advance(_ more: Int64) { seconds.withLock { $0 += more } }
}
