import Forms
import Pages
import Procedures
import Store

/// The flow of a procedure: drawn once a version, then marked for each case.
private struct FlowPlan {
    let view: FlowView
    /// The steps that hold a case at each row: its own, and those before it that have no row.
    let steps: [(own: String, hidden: [String])]

    private static let known = Kept<String, FlowPlan>(most: 500)

    /// - Parameter hash: of the procedure's file.
    static func of(_ procedure: Procedure, hash: String) -> FlowPlan {
        if let found = known[hash] { return found }
        let plan = FlowReading(procedure).plan
        known.keep(plan, as: hash)
        return plan
    }
}

extension FlowView {
    /// The steps of a procedure as its official table numbers them; with a state, also where the case is.
    init(_ procedure: Procedure, hash: String, state: CaseState? = nil) {
        let plan = FlowPlan.of(procedure, hash: hash)
        guard let state else {
            self = plan.view
            return
        }
        let now = plan.steps.indices.filter { index in
            let row = plan.steps[index]
            return state.open[row.own] != nil || row.hidden.contains { state.open[$0] != nil }
        }
        let done = plan.steps.indices.filter { state.lastCompletion(of: plan.steps[$0].own) != nil }
        self = plan.view.marked(now: Set(now), done: Set(done).subtracting(now))
    }
}

/// Numbers the printed rows and says where each leads.
private struct FlowReading {
    let procedure: Procedure
    private let printed: [Step]
    private let indexOfStep: [String: Int]

    init(_ procedure: Procedure) {
        self.procedure = procedure
        printed = procedure.steps.filter { $0.printing != .no }
        indexOfStep = Dictionary(uniqueKeysWithValues: printed.enumerated().map { ($1.name, $0) })
    }

    var plan: FlowPlan {
        FlowPlan(
            view: FlowView(lanes: procedure.lanes.map(\.title), rows: printed.enumerated().map(row)),
            steps: printed.map { (own: $0.name, hidden: hiddenBefore($0)) })
    }

    private func row(_ index: Int, _ step: Step) -> FlowRow {
        FlowRow(
            number: "\(index + 1)", text: step.text,
            lanes: step.lanes.compactMap { name in procedure.lanes.firstIndex { $0.name == name } },
            shape: step.isDecision || step.outcomes.count > 1 ? .diamond : .box, time: step.time?.text,
            branches: branches(of: step))
    }

    /// Steps that run but have no row: a case there stands at the next printed row.
    private func hiddenBefore(_ step: Step) -> [String] {
        procedure.steps.filter { hidden in
            hidden.printing == .no && hidden.outcomes.count == 1 && hidden.outcomes[0].targets == [step.name]
        }.map(\.name)
    }

    private func branches(of step: Step) -> [FlowBranch] {
        step.outcomes.map { outcome in
            let label = step.outcomes.count > 1 ? outcome.label : nil
            if let result = outcome.targets.lazy.compactMap(procedure.result).first {
                return FlowBranch(label: label, target: .end(result.title))
            }
            return FlowBranch(label: label, target: .rows(outcome.targets.flatMap { printedRows(from: $0, []) }))
        }
    }

    /// The printed rows that a target leads to; arrows skip rows that are not printed.
    private func printedRows(from target: String, _ passed: Set<String>) -> [Int] {
        if let index = indexOfStep[target] { return [index] }
        guard let step = procedure.step(target), !passed.contains(target) else { return [] }
        return step.outcomes.flatMap(\.targets).flatMap { printedRows(from: $0, passed.union([target])) }
    }
}

extension TimeRule {
    /// As the official form prints it.
    var text: String? {
        switch self {
        case .fixed(let amount): amount.written
        case .byAnswer(_, let map, _): WordList.joined(Set(map.values.compactMap(\.text)).sorted(), with: "atau")
        case .unregulated: nil
        }
    }
}
