import Forms

extension Turn {
    mutating func openSub(_ step: String, _ visit: Int, _ child: String) throws(Refusal) {
        guard let sub = sub(step, visit), sub.child == nil || sub.child == child else { throw .subNotWaiting }
        // The parent may have ended while the child was being made; it is kept, so that the child can be ended too.
        if sub.child == nil { emit(.subOpened(step: step, visit: visit, child: child)) }
    }

    /// A child ended; its result is the step's outcome. One that the case no longer waits for moves nothing
    /// (SOP.md §10.4).
    mutating func endSub(_ name: String, _ visit: Int, _ child: String, _ result: String) throws(Refusal) {
        guard let sub = sub(name, visit), sub.child == nil || sub.child == child else { throw .subNotWaiting }
        guard let open = state.open[name], open.visit == visit, let step = procedure.step(name) else { return }
        guard let outcome = step.outcome(result) else { throw .unknownOutcome(result) }
        emit(.subEnded(step: name, visit: visit, child: child, result: result))
        record(step.records + outcome.records, step: name, visit: visit)
        try move(from: name, to: outcome.targets)
    }

    private func sub(_ step: String, _ visit: Int) -> SubState? {
        state.subs.last { $0.step == step && $0.visit == visit }
    }
}
