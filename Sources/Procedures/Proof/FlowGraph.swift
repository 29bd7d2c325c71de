/// The arrows between the steps of a procedure, by number: what the proof and the data flow both walk on.
///
/// Targets that do not exist are left out: the reader has reported them.
struct FlowGraph {
    enum Target: Hashable {
        case step(Int)
        /// The step counts this arrival for this item of its `gabung`: the first that names the source.
        case join(Int, item: Int)
        case result(Int)

        /// The step that it leads to; nil for a result.
        var step: Int? {
            switch self {
            case .step(let step), .join(let step, _): step
            case .result: nil
            }
        }
    }

    /// How a step is left.
    enum Cause: Hashable {
        case outcome(Int)
        /// Passed over, by `jika` or `boleh-dilewati`.
        case skip
        /// `habis`.
        case expiry
    }

    /// One way out of a step.
    struct Exit {
        let step: Int
        let cause: Cause
        /// The outcome's name, as events and `sejak` write it.
        let name: String
        /// As a path shows it: `langkah`, or `langkah:hasil`.
        let label: String
        let targets: [Target]
    }

    let steps: [Step]
    let results: [CaseResult]
    /// nil when the start step does not exist.
    let start: Int?
    let exits: [Exit]
    /// Step → its exits, by their place in `exits`.
    let exitsOfStep: [[Int]]
    let stepNumbers: [String: Int]
    let resultNumbers: [String: Int]

    /// The word for a step that was passed over.
    static let skipName = "dilewati"

    init(_ procedure: Procedure) {
        steps = procedure.steps
        results = procedure.results
        let stepNumbers = Self.numbers(procedure.steps.map(\.name))
        let resultNumbers = Self.numbers(procedure.results.map(\.name))
        self.stepNumbers = stepNumbers
        self.resultNumbers = resultNumbers
        start = stepNumbers[procedure.start]

        func targets(_ names: [String], from source: String) -> [Target] {
            names.compactMap { name in
                if let step = stepNumbers[name] {
                    let item = procedure.steps[step].joins.firstIndex { $0.contains(source) }
                    return item.map { .join(step, item: $0) } ?? .step(step)
                }
                return resultNumbers[name].map { .result($0) }
            }
        }
        var exits: [Exit] = []
        var exitsOfStep: [[Int]] = []
        for (number, step) in procedure.steps.enumerated() {
            let first = exits.count
            for (index, outcome) in step.outcomes.enumerated() {
                let label = outcome.isImplicit ? step.name : "\(step.name):\(outcome.name)"
                exits.append(
                    Exit(
                        step: number, cause: .outcome(index), name: outcome.name, label: label,
                        targets: targets(outcome.targets, from: step.name)))
            }
            if step.condition != nil || step.maySkip, let only = step.outcomes.first {
                exits.append(
                    Exit(
                        step: number, cause: .skip, name: Self.skipName, label: "\(step.name):\(Self.skipName)",
                        targets: targets(only.targets, from: step.name)))
            }
            if let expiry = step.expiry {
                exits.append(
                    Exit(
                        step: number, cause: .expiry, name: Expiry.outcomeName,
                        label: "\(step.name):\(Expiry.outcomeName)", targets: targets(expiry.targets, from: step.name)))
            }
            exitsOfStep.append(Array(first..<exits.count))
        }
        self.exits = exits
        self.exitsOfStep = exitsOfStep
    }

    /// The outcome that this exit takes; nil for a skip or a time-out.
    func outcome(of exit: Exit) -> Outcome? {
        guard case .outcome(let index) = exit.cause else { return nil }
        return steps[exit.step].outcomes[index]
    }

    /// Steps that some path of arrows leads to from the start, whatever a `gabung` waits for.
    func connected() -> (steps: Set<Int>, results: Set<Int>) {
        guard let start else { return ([], []) }
        var found: Set<Int> = [start]
        var results: Set<Int> = []
        var open = [start]
        while let step = open.popLast() {
            for target in exitsOfStep[step].flatMap({ exits[$0].targets }) {
                if case .result(let result) = target { results.insert(result) }
                if let next = target.step, found.insert(next).inserted { open.append(next) }
            }
        }
        return (found, results)
    }

    private static func numbers(_ names: [String]) -> [String: Int] {
        Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
