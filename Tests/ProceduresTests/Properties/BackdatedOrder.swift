import Forms
import Procedures
import Testing

/// No step opens, and none passes, before what led to it was done; none is done before its parts are.
struct BackdatedOrder {
    private struct Left {
        let step: String
        let targets: [String]
        let occurred: Instant
    }

    private let procedure: Procedure
    private let events: [CaseEvent]

    init(_ procedure: Procedure, _ events: [CaseEvent]) {
        (self.procedure, self.events) = (procedure, events)
    }

    /// How often a join opened later than the act that completed it.
    func require(_ seed: UInt64) throws -> Int {
        var left: [Left] = []
        var parts: [String: Instant] = [:]
        var met = 0
        for event in events {
            if let name = reached(event), let step = procedure.step(name) {
                let leading = leading(to: step, left)
                for earlier in leading {
                    try #require(
                        earlier.occurred <= event.occurred, "seed \(seed): \(name) opens before \(earlier.step)")
                }
                if let last = left.last, leading.count > 1, last.occurred < event.occurred { met += 1 }
            }
            if case .stepConfirmed(let done) = event.body {
                parts["\(done.step)/\(done.visit)"] = max(
                    event.occurred, parts["\(done.step)/\(done.visit)"] ?? event.occurred)
            }
            if case .stepCompleted(let done) = event.body, let part = parts["\(done.step)/\(done.visit)"] {
                try #require(part <= event.occurred, "seed \(seed): \(done.step) is done before its parts")
            }
            if let gone = leaving(event) { left.append(gone) }
        }
        return met
    }

    /// The step that an event opens, or passes at once.
    private func reached(_ event: CaseEvent) -> String? {
        switch event.body {
        case .stepOpened(let opened): opened.step
        case .stepCompleted(let done) where event.actor == .system: done.step
        case .stepSkipped(let step, _, _) where event.actor == .system: step
        default: nil
        }
    }

    private func leading(to step: Step, _ left: [Left]) -> [Left] {
        guard let last = left.last(where: { $0.targets.contains(step.name) }) else { return [] }
        guard step.joins.contains(where: { $0.contains(last.step) }) else { return [last] }
        return step.joins.compactMap { item in
            left.last { $0.targets.contains(step.name) && item.contains($0.step) }
        }
    }

    private func leaving(_ event: CaseEvent) -> Left? {
        switch event.body {
        case .stepCompleted(let done): left(done.step, done.outcome, event)
        case .effectEnded(let key, let outcome, _, _): key.isUndo ? nil : left(key.step, outcome, event)
        case .subEnded(let step, _, _, let result): left(step, result, event)
        case .stepSkipped(let step, _, _):
            Left(step: step, targets: procedure.step(step)?.outcomes.first?.targets ?? [], occurred: event.occurred)
        case .stepExpired(let step, _):
            Left(step: step, targets: procedure.step(step)?.expiry?.targets ?? [], occurred: event.occurred)
        default: nil
        }
    }

    private func left(_ step: String, _ outcome: String, _ event: CaseEvent) -> Left {
        Left(
            step: step, targets: procedure.step(step)?.outcome(outcome)?.targets ?? [], occurred: event.occurred)
    }
}
