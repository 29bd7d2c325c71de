import Forms

extension Turn {
    /// A token leaves `source` for its targets; what is reached is opened, until nothing moves by itself
    /// (SOP.md §10.2).
    mutating func move(from source: String, to targets: [String]) throws(Refusal) {
        let moment = occurred
        defer { occurred = moment }
        try asSystem { turn throws(Refusal) in
            var reached = turn.arrive(from: source, at: targets)
            // Every step may pass at once a few times in a sound procedure; a ring of such steps is an unsound one.
            var budget = turn.procedure.steps.count * 4 + 16
            while turn.state.isOpen, let next = turn.firstInFile(&reached) {
                guard budget > 0 else { throw .endless }
                budget -= 1
                turn.occurred = next.at
                reached += turn.open(next.step)
            }
        }
    }

    /// A step that opens next, and when it was reached.
    private struct Reached {
        let step: String
        let at: Instant
    }

    /// Puts the token into its places; gives the steps that open now. What is entered last need not have happened last
    /// (`terjadi`): branches have come together when the latest of them came.
    private mutating func arrive(from source: String, at targets: [String]) -> [Reached] {
        var reached: [Reached] = []
        let moment = occurred
        defer { occurred = moment }
        for target in targets where state.isOpen {
            occurred = moment
            if let result = procedure.result(target) {
                end(result)
            } else if let step = procedure.step(target) {
                guard let item = step.joins.firstIndex(where: { $0.contains(source) }) else {
                    reached.append(Reached(step: target, at: moment))
                    continue
                }
                emit(.arrived(step: target, item: item))
                let arrivals = step.joins.indices.compactMap { state.arrivals[JoinPlace(step: target, item: $0)] }
                if arrivals.count == step.joins.count, let latest = arrivals.max() {
                    occurred = latest
                    emit(.joined(step: target))
                    reached.append(Reached(step: target, at: latest))
                }
            }
        }
        return reached
    }

    private func firstInFile(_ reached: inout [Reached]) -> Reached? {
        for step in procedure.steps {
            guard let index = reached.firstIndex(where: { $0.step == step.name }) else { continue }
            return reached.remove(at: index)
        }
        return nil
    }

    /// Opens a step: it passes at once, or waits. Gives the steps that open next.
    private mutating func open(_ name: String) -> [Reached] {
        guard let step = procedure.step(name) else { return [] }
        let visit = (state.visits[name] ?? 0) + 1
        if let condition = step.condition, !condition.holds(in: answers) {
            emit(.stepSkipped(step: name, visit: visit, reason: nil))
            return arrive(from: name, at: step.outcomes.first?.targets ?? [])
        }
        if case .branch(let branch) = step.work {
            return pass(step, visit, with: choose(branch, of: step))
        }
        if step.printing == .rowOnly {
            return pass(step, visit, with: step.outcomes.first)
        }
        emit(.stepOpened(opening(of: step, visit: visit)))
        switch step.work {
        case .effect(let use): requestEffect(use, step: name, visit: visit)
        case .sub(let use): requestSub(use, step: name, visit: visit)
        case .person, .branch: break
        }
        return []
    }

    /// A step that nobody does is completed by the system at once.
    private mutating func pass(_ step: Step, _ visit: Int, with outcome: Outcome?) -> [Reached] {
        guard let outcome else { return [] }
        emit(.stepCompleted(StepCompleted(step: step.name, visit: visit, outcome: outcome.name)))
        record(step.records + outcome.records, step: step.name, visit: visit)
        return arrive(from: step.name, at: outcome.targets)
    }

    /// Asks for the entries of `catat`. The start step's are made once: an application that comes back completed is
    /// still one application.
    mutating func record(_ uses: [RegisterUse], step: String?, visit: Int?) {
        if step == procedure.start, let visit, visit > 1 { return }
        for use in uses {
            let columns = use.columns.compactMapValues { answers.value(of: $0) }
            emit(.registerRequested(book: use.book, columns: columns, step: step, visit: visit))
        }
    }
}
