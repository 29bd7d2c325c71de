import Forms

/// By which exits of which steps things come about.
struct SureFacts {
    /// When something can be relied on.
    enum Source {
        /// From the beginning.
        case always
        /// After something has happened.
        case after(Lacking)

        static func after(_ exits: Set<Int>) -> Source { .after(Lacking(happens: exits)) }
        static let never = Source.after(Lacking(happens: []))
    }

    let procedure: Procedure
    let graph: FlowGraph
    let catalogue: Catalogue

    /// When an answer is surely there.
    func source(of reference: AnswerReference) -> Source {
        switch reference {
        case .fact: return .always
        case .field(let path): return source(of: path, depth: 0)
        case .resident:
            // Only a resident's account leads to the register.
            let applicants = procedure.applicantLane?.applicants ?? []
            return applicants == [.resident] ? .always : .never
        case .output(let step, let name): return source(ofOutput: name, of: step)
        case .outcome(let step): return .after(exits(of: step, outcome: nil))
        case .paper(let name):
            guard let paper = procedure.paper(name), paper.required == .yes, paper.shownWhen == nil else {
                return .never
            }
            return .after(exits { step, _ in step.uploads.contains(name) })
        }
    }

    /// When a time that is counted from here can be counted.
    func source(of anchor: Anchor) -> Source {
        switch anchor {
        case .opening: return .always
        case .event(let event): return .after(exits(of: event.step, outcome: event.outcome))
        case .deadline(let name): return .after(exits(to: name).union(exits(of: name, outcome: nil)))
        case .answer(let path), .before(let path): return source(of: .field(path))
        case .earliest(let anchors), .latest(let anchors):
            // One of them is enough: those that do not exist are left out.
            var exits: Set<Int> = []
            for anchor in anchors {
                guard case .after(let lacking) = source(of: anchor) else { return .always }
                exits.formUnion(lacking.happens)
            }
            return .after(exits)
        }
    }

    /// The exits by which a step is completed: a skip and a time-out count as well (SOP.md §12.3).
    func exits(of name: String, outcome: String?) -> Set<Int> {
        guard let step = graph.stepNumbers[name] else { return [] }
        return Set(graph.exitsOfStep[step].filter { outcome == nil || graph.exits[$0].name == outcome })
    }

    /// The exits that open a step.
    private func exits(to name: String) -> Set<Int> {
        Set(
            graph.exits.indices.filter { exit in
                graph.exits[exit].targets.contains { $0.step.map { graph.steps[$0].name } == name }
            })
    }

    /// The exits with an outcome (not the skips and time-outs) for which something holds.
    private func exits(where holds: (Step, Outcome) -> Bool) -> Set<Int> {
        Set(
            graph.exits.indices.filter { number in
                let exit = graph.exits[number]
                return graph.outcome(of: exit).map { holds(graph.steps[exit.step], $0) } ?? false
            })
    }

    private func source(of path: FieldPath, depth: Int) -> Source {
        guard let field = procedure.field(path) else { return .always }
        switch field.initial {
        case .literal: return .always
        case .source(.field(let other)) where depth < 8:
            if case .always = source(of: other, depth: depth + 1) { return .always }
        case .source(let reference) where depth < 8:
            if case .field = reference { break }
            if case .always = source(of: reference) { return .always }
        case .source, nil: break
        }
        // A question that may be hidden is cleared when it is.
        guard field.required == .yes, field.shownWhen == nil else { return .never }
        return .after(
            exits { step, outcome in
                (step.asks + outcome.asks).contains { $0.asks(path) }
            })
    }

    /// Effects give their outputs when they succeed: with their first outcome.
    private func source(ofOutput name: String, of stepName: String) -> Source {
        guard let number = graph.stepNumbers[stepName], case .effect(let use) = graph.steps[number].work,
            let effect = catalogue.effect(use.effect), effect.outputs.contains(where: { $0.name == name }),
            let success = effect.outcomes.first
        else { return .always }
        return .after(exits(of: stepName, outcome: success.name))
    }
}
