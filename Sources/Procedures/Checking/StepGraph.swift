import Forms

extension Procedure {
    /// These steps, and all that can still come after them.
    public func ahead(of steps: some Sequence<String>) -> Set<String> { StepGraph(self).reachable(from: Array(steps)) }
}

/// Which steps can follow which, whatever the answers are.
struct StepGraph {
    /// Step → the steps that any of its outcomes leads to.
    private(set) var successors: [String: [String]] = [:]
    private let start: String

    init(_ procedure: Procedure) {
        start = procedure.start
        let names = Set(procedure.steps.map(\.name))
        for step in procedure.steps {
            var next: [String] = []
            for target in step.outcomes.flatMap(\.targets) + (step.expiry?.targets ?? [])
            where names.contains(target) && !next.contains(target) {
                next.append(target)
            }
            successors[step.name] = next
        }
    }

    /// Everything that can come after these steps, themselves included; `avoiding` is not entered.
    func reachable(from steps: [String], avoiding: Set<String> = []) -> Set<String> {
        var found: Set<String> = []
        var open = steps
        while let step = open.popLast() {
            guard !avoiding.contains(step), successors[step] != nil, found.insert(step).inserted else { continue }
            open += successors[step] ?? []
        }
        return found
    }

    /// Whether `later` can come after `earlier` was completed.
    func canFollow(_ later: String, _ earlier: String) -> Bool {
        reachable(from: successors[earlier] ?? []).contains(later)
    }

    /// Whether the start can lead to `step` without passing any of `stations`.
    func canReach(_ step: String, withoutPassing stations: Set<String>) -> Bool {
        reachable(from: [start], avoiding: stations.subtracting([step])).contains(step)
    }
}
