import Glibc
import Synchronization

/// So many callers at once, each on a thread of its own: what is asked through a C library blocks.
enum Crowd {
    /// Back when every caller is.
    static func run(_ callers: Int, _ body: @escaping @Sendable (_ caller: Int) throws -> Void) throws {
        let threads = try (0..<callers).map { caller in
            let work = Unmanaged.passRetained(Work { try body(caller) })
            var thread = pthread_t()
            let failure = pthread_create(
                &thread, nil,
                { pointer in
                    let work = Unmanaged<Work>.fromOpaque(pointer!).takeUnretainedValue()
                    work.trouble.withLock { $0 = Result { try work.body() } }
                    return nil
                }, work.toOpaque())
            guard failure == 0 else { throw BenchmarkTrouble("no thread for caller \(caller)") }
            return (thread, work)
        }
        let outcomes = threads.map { thread, work in
            pthread_join(thread, nil)
            return work.takeRetainedValue().trouble.withLock { $0 }
        }
        for outcome in outcomes { try outcome.get() }
    }

    private final class Work: Sendable {
        let body: @Sendable () throws -> Void
        let trouble = Mutex<Result<Void, any Error>>(.success(()))

        init(_ body: @escaping @Sendable () throws -> Void) { self.body = body }
    }
}
