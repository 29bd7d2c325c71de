import Forms
import Pages
import Procedures
import Store

/// The flow of a procedure: drawn once a version, then marked for each case.
private struct FlowPlan {
    let view: FlowView
    /// The steps that hold a case at each row: its own, and those before it that have no row.
    let steps: [(own: String, before: [Hidden])]

    /// A step without a row, as the row that follows names it: “Kepala Dinas memerintahkan pemeriksaan”.
    struct Hidden {
        let step: String
        let words: String
        let isVisible: Bool
    }

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
    /// - Parameter forApplicant: without steps that the file hides from the applicant.
    init(_ procedure: Procedure, hash: String, state: CaseState? = nil, forApplicant: Bool = false) {
        let plan = FlowPlan.of(procedure, hash: hash)
        guard let state else {
            self = plan.view
            return
        }
        let rows = plan.steps.indices
        let now = rows.filter { state.open[plan.steps[$0].own] != nil }
        let done = rows.filter { state.lastCompletion(of: plan.steps[$0].own) != nil }
        let before = rows.compactMap { index -> (Int, String)? in
            let running = plan.steps[index].before.first { hidden in
                state.open[hidden.step] != nil && (hidden.isVisible || !forApplicant)
            }
            return running.map { (index, $0.words) }
        }
        self = plan.view.marked(
            now: Set(now), before: Dictionary(before, uniquingKeysWith: { $1 }), done: Set(done).subtracting(now))
    }
}

/// Numbers the printed rows and says where each leads.
private struct FlowReading {
    let procedure: Procedure
    /// Those that have a row: a lane of which nothing is drawn would be an empty line.
    private let lanes: [Lane]
    private let printed: [Step]
    private let indexOfStep: [String: Int]

    init(_ procedure: Procedure) {
        self.procedure = procedure
        let printed = procedure.printedSteps
        self.printed = printed
        lanes = procedure.lanes.filter { lane in printed.contains { $0.lanes.contains(lane.name) } }
        indexOfStep = Dictionary(uniqueKeysWithValues: printed.enumerated().map { ($1.name, $0) })
    }

    var plan: FlowPlan {
        FlowPlan(
            view: FlowView(lanes: lanes.map(\.title), rows: zip(printed, procedure.rowNumbers).map(row)),
            steps: printed.map { (own: $0.name, before: before($0)) })
    }

    private func row(_ step: Step, _ number: RowNumber) -> FlowRow {
        FlowRow(
            number: number.text, text: step.text,
            lanes: step.lanes.compactMap { name in lanes.firstIndex { $0.name == name } },
            shape: step.isDrawnAsDecision ? .diamond : .box, time: step.time?.text,
            branches: branches(of: step))
    }

    /// Steps that run but have no row: a case there stands before this row.
    private func before(_ step: Step) -> [FlowPlan.Hidden] {
        procedure.steps.filter { procedure.printedStep(after: $0)?.name == step.name }.map { hidden in
            let lanes = WordList.joined(hidden.lanes.compactMap { procedure.lane($0)?.title })
            return FlowPlan.Hidden(
                step: hidden.name, words: "\(lanes) \(hidden.text.insideSentence)", isVisible: hidden.isVisible)
        }
    }

    private func branches(of step: Step) -> [FlowBranch] {
        step.outcomes.compactMap { outcome in
            let label = step.outcomes.count > 1 ? outcome.label : nil
            if let result = outcome.targets.lazy.compactMap(procedure.result).first {
                // That somebody may give up, or let the time pass, is no way that the step leads.
                guard result.kind != .withdrawn, result.kind != .expired else { return nil }
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

extension Procedure {
    /// The row before which a step without a row of its own stands; nil for a printed step, and where it may lead to
    /// several.
    func printedStep(after hidden: Step) -> Step? {
        guard hidden.printing == .no, hidden.outcomes.count == 1, hidden.outcomes[0].targets.count == 1 else {
            return nil
        }
        return step(hidden.outcomes[0].targets[0]).flatMap { $0.printing == .no ? nil : $0 }
    }

    /// Who has the case once a step is done: “Kepala Dinas”; nil where it ends there.
    func nextHolder(after step: Step) -> String? {
        let next = step.outcomes.flatMap(\.targets).lazy.compactMap(self.step).first
        let lanes = next?.lanes.compactMap { lane($0)?.title } ?? []
        return lanes.isEmpty ? nil : WordList.joined(lanes)
    }
}

extension TimeRule {
    /// As the official form prints it.
    var text: String? {
        switch self {
        case .fixed(let amount): amount.written
        case .byAnswer(_, let map, _): WordList.joined(TimeRule.texts(of: Set(map.values)), with: "atau")
        case .unregulated: nil
        }
    }

    /// Each once, the shortest time first.
    private static func texts(of rules: Set<TimeRule>) -> [String] {
        var told: Set<String> = []
        return rules.sorted { ($0.roughMinutes, $0.text ?? "") < ($1.roughMinutes, $1.text ?? "") }
            .compactMap(\.text).filter { told.insert($0).inserted }
    }
}
