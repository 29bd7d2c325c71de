import Forms
import Store
import Synchronization

/// Notes who opens whose case, before they are shown it (docs/decisions/0035): so that no crash loses a look of which the
/// page was sent. The first look at a thing costs a write, those of the next quarter of an hour cost nothing.
///
/// What the database does not take now does not keep the page away, since work must go on while a disk is full: it waits
/// in memory, bounded, and is stored with the next look. That, and only that, is lost when the program ends.
public final class OpeningLog: Sendable {
    private struct Look {
        let opening: ContentOpening
        let moment: Instant
    }

    private struct Memory {
        /// When each was last stored.
        var stored: [ContentOpening: Instant] = [:]
        /// What the database has not taken yet, oldest first.
        var waiting: [Look] = []
    }

    /// How many looks are remembered, and how many may wait.
    private static let most = 10_000

    private let environment: Environment
    private let memory = Mutex(Memory())

    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: what the database said, where it did not take it: for the log. The look is not lost by that.
    public func note(_ opening: ContentOpening) async throws {
        let now = environment.now
        let looks = memory.withLock { memory -> [Look] in
            if let last = memory.stored[opening], now.since(last) < ContentOpening.window, last <= now {
                return []
            }
            defer { memory.waiting = [] }
            return memory.waiting + [Look(opening: opening, moment: now)]
        }
        for (index, look) in looks.enumerated() {
            do {
                try await environment.database.write { try look.opening.store(at: look.moment, in: $0) }
                remember(look)
            } catch {
                keep(Array(looks[index...]))
                throw error
            }
        }
    }

    private func remember(_ look: Look) {
        memory.withLock { memory in
            if memory.stored.count >= Self.most { memory.stored = [:] }
            memory.stored[look.opening] = look.moment
        }
    }

    private func keep(_ looks: [Look]) {
        memory.withLock { $0.waiting = Array((looks + $0.waiting).suffix(Self.most)) }
    }
}
