import NIOPosix
import Synchronization

/// The threads of an engine. A few threads with a queue that has an end: when it is full, who comes is told at once instead of waiting for ever.
package final class BoundedThreads: Sendable {
    private let pool: NIOThreadPool
    private let inside = Mutex(0)
    private let threads: Int
    private let most: Int

    package init(count: Int, queue: Int) {
        threads = count
        most = count + queue
        pool = NIOThreadPool(numberOfThreads: count)
        pool.start()
    }

    /// - Parameter admitted: run at once where there is room in the queue.
    /// - Throws: `DatabaseFailure.busy` when the queue is full; what `body` throws.
    package func run<Value: Sendable>(
        admitted: () -> Void = {}, _ body: @Sendable @escaping () throws -> Value
    ) async throws -> Value {
        let isIn = inside.withLock { count in
            guard count < most else { return false }
            count += 1
            return true
        }
        guard isIn else { throw DatabaseFailure.busy }
        defer { inside.withLock { $0 -= 1 } }
        admitted()
        do {
            return try await pool.runIfActive(body)
        } catch is CancellationError where !Task.isCancelled {
            // What a stopped pool answers.
            throw DatabaseFailure.unavailable("basis data sudah ditutup")
        }
    }

    package func use(as name: String) -> PoolUse {
        let inside = inside.withLock { $0 }
        return PoolUse(
            name: name, busy: min(inside, threads), limit: threads, waiting: max(0, inside - threads),
            queue: most - threads)
    }

    /// Waits for what runs; nothing is taken any more.
    package func stop() async throws { try await pool.shutdownGracefully() }

    /// The same without waiting.
    package func stopSoon() { pool.shutdownGracefully { _ in } }
}
