import Synchronization

/// Lets so many pass at the same time, and so many wait in line, for a while. Who comes to a full line, or has waited that
/// long, is told to come again; nothing is made for who has left.
final class Turnstile: Sendable {
    /// Too many wait already, or one's turn has not come in time (503).
    struct Crowded: Error, Hashable {}

    private struct Waiter {
        let ticket: Int
        /// Whether the turn has come.
        let turn: CheckedContinuation<Bool, Never>
        let limit: Task<Void, Never>

        func go(_ hasTurn: Bool) {
            limit.cancel()
            turn.resume(returning: hasTurn)
        }
    }

    private struct Line {
        var free: Int
        /// Who came first stands first.
        var waiting: [Waiter] = []
        var lastTicket = 0
    }

    private let longest: Int
    private let patience: Double
    private let line: Mutex<Line>

    /// - Parameter patience: seconds that somebody waits.
    init(atOnce: Int, waiting: Int, patience: Double) {
        longest = waiting
        self.patience = patience
        line = Mutex(Line(free: atOnce))
    }

    /// How many wait.
    var waiting: Int { line.withLock { $0.waiting.count } }

    /// - Parameter isThere: whether somebody still waits for what `body` makes.
    /// - Throws: `Crowded`, also where nobody waits any more; what `body` throws.
    func pass<Value: Sendable>(
        while isThere: () -> Bool = { true }, _ body: () async throws -> Value
    ) async throws -> Value {
        guard await enter() else { throw Crowded() }
        defer { leave() }
        guard !Task.isCancelled, isThere() else { throw Crowded() }
        return try await body()
    }

    private func enter() async -> Bool {
        let ticket = line.withLock { line in
            line.lastTicket += 1
            return line.lastTicket
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { turn in
                let passes = arrive(ticket, turn)
                if let passes { turn.resume(returning: passes) }
                // It may have been cancelled before it stood in line.
                if Task.isCancelled { giveUp(ticket) }
            }
        } onCancel: {
            giveUp(ticket)
        }
    }

    /// - Returns: nil for who stands in line now.
    private func arrive(_ ticket: Int, _ turn: CheckedContinuation<Bool, Never>) -> Bool? {
        line.withLock { line in
            if line.free > 0 {
                line.free -= 1
                return true
            }
            guard line.waiting.count < longest else { return false }
            let limit = Task { [self, patience] in
                try? await Task.sleep(for: .seconds(patience))
                giveUp(ticket)
            }
            line.waiting.append(Waiter(ticket: ticket, turn: turn, limit: limit))
            return nil
        }
    }

    private func giveUp(_ ticket: Int) {
        let waiter = line.withLock { line in
            line.waiting.firstIndex { $0.ticket == ticket }.map { line.waiting.remove(at: $0) }
        }
        waiter?.go(false)
    }

    /// The place is handed on, so that nobody new can take it before.
    private func leave() {
        let next = line.withLock { line -> Waiter? in
            guard line.waiting.isEmpty else { return line.waiting.removeFirst() }
            line.free += 1
            return nil
        }
        next?.go(true)
    }
}
