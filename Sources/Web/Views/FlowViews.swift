import Forms
import Pages
import Procedures

extension FlowView {
    /// The steps of a procedure as its official table numbers them; with a state, also where the case is.
    init(_ procedure: Procedure, state: CaseState? = nil, isOfficer: Bool = true) {
        let reading = FlowReading(procedure: procedure, state: state, isOfficer: isOfficer)
        self.init(lanes: procedure.lanes.map(\.title), rows: reading.rows)
    }
}

/// Numbers the printed rows and says where each leads.
private struct FlowReading {
    let procedure: Procedure
    let state: CaseState?
    let isOfficer: Bool
    private let printed: [Step]
    private let indexOfStep: [String: Int]

    init(procedure: Procedure, state: CaseState?, isOfficer: Bool) {
        self.procedure = procedure
        self.state = state
        self.isOfficer = isOfficer
        printed = procedure.steps.filter { $0.printing != .no }
        indexOfStep = Dictionary(uniqueKeysWithValues: printed.enumerated().map { ($1.name, $0) })
    }

    var rows: [FlowRow] {
        printed.enumerated().map { index, step in
            let lanes = step.lanes.compactMap { name in procedure.lanes.firstIndex { $0.name == name } }
            return FlowRow(
                number: "\(index + 1)", text: step.text, lanes: lanes,
                shape: step.isDecision || step.outcomes.count > 1 ? .diamond : .box, time: step.time?.text,
                branches: branches(of: step), note: nil, isNow: isOpen(step),
                isDone: state?.lastCompletion(of: step.name) != nil && !isOpen(step))
        }
    }

    private func isOpen(_ step: Step) -> Bool {
        guard let state else { return false }
        return state.open[step.name] != nil || hiddenBefore(step).contains { state.open[$0] != nil }
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
