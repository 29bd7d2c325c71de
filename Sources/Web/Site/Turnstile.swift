import Synchronization

/// Lets so many pass at the same time, and so many wait in line; who comes to a full line is told to come again.
final class Turnstile: Sendable {
    /// Too many wait already (503).
    struct Crowded: Error, Hashable {}

    private struct Line {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let longest: Int
    private let line: Mutex<Line>

    init(atOnce: Int, waiting: Int) {
        longest = waiting
        line = Mutex(Line(free: atOnce))
    }

    /// - Throws: `Crowded`; what `body` throws.
    func pass<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        guard line.withLock({ $0.waiting.count < longest || $0.free > 0 }) else { throw Crowded() }
        await enter()
        defer { leave() }
        return try await body()
    }

    private func enter() async {
        await withCheckedContinuation { continuation in
            let passes = line.withLock { line in
                guard line.free == 0 else {
                    line.free -= 1
                    return true
                }
                line.waiting.append(continuation)
                return false
            }
            if passes { continuation.resume() }
        }
    }

    /// The place is handed on, so that nobody new can take it before.
    private func leave() {
        let next = line.withLock { line -> CheckedContinuation<Void, Never>? in
            guard line.waiting.isEmpty else { return line.waiting.removeFirst() }
            line.free += 1
            return nil
        }
        next?.resume()
    }
}
