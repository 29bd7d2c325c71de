import Forms
import Pages
import Procedures
import Store

/// The flow of a procedure: drawn once a version, then marked for each case.
private struct FlowPlan {
    let view: FlowView
    /// The steps of the rows, by name.
    let rows: [String]
    /// Steps that run without a row.
    let hidden: [Hidden]

    struct Hidden {
        let step: Step
        /// As a row near it names it: “Kepala Dinas memerintahkan pemeriksaan”.
        let words: String
        let place: PrintedPlace
    }

    private static let known = Kept<String, FlowPlan>(most: 500)

    /// - Parameter hash: of the procedure's file.
    static func of(_ procedure: Procedure, hash: String) -> FlowPlan {
        if let found = known[hash] { return found }
        let plan = FlowReading(procedure).plan
        known.keep(plan, as: hash)
        return plan
    }

    /// What is said at each row of the steps without one that are open.
    func said(isBefore: Bool, in state: CaseState, forApplicant: Bool) -> [Int: String] {
        var words: [Int: [String]] = [:]
        for hidden in hidden where state.open[hidden.step.name] != nil && (hidden.step.isVisible || !forApplicant) {
            let place = hidden.place.row(in: state)
            guard place.isBefore == isBefore, let row = rows.firstIndex(of: place.name) else { continue }
            words[row, default: []].append(hidden.words)
        }
        return words.mapValues { WordList.joined($0) }
    }
}

extension FlowView {
    /// The steps of a procedure as its official table numbers them.
    init(_ procedure: Procedure, hash: String) { self = FlowPlan.of(procedure, hash: hash).view }

    /// The same, with where a case is and what became of it.
    /// - Parameters:
    ///   - state: nil: the case has not begun.
    ///   - forApplicant: without steps that the file hides from the applicant.
    init(_ procedure: Procedure, hash: String, state: CaseState?, zone: Zone, forApplicant: Bool = false) {
        let plan = FlowPlan.of(procedure, hash: hash)
        guard let state else {
            self = plan.view
            return
        }
        let now = plan.rows.indices.filter { state.open[plan.rows[$0]] != nil }
        let done = zip(plan.rows.indices, procedure.printedSteps).compactMap { row, step in
            state.lastCompletion(of: step.name).map { done in
                (row, done.words(in: zone, isTimed: step.isVisible || !forApplicant))
            }
        }
        self = plan.view.marked(
            now: Set(now), before: plan.said(isBefore: true, in: state, forApplicant: forApplicant),
            after: plan.said(isBefore: false, in: state, forApplicant: forApplicant),
            done: Dictionary(done.filter { !now.contains($0.0) }, uniquingKeysWith: { $1 }),
            end: state.result.flatMap(procedure.result)?.title)
    }

    /// The steps at which the case stands, or its result, as the official drawing marks them.
    func places(in procedure: Procedure, state: CaseState) -> Set<String> {
        let rows = zip(rows, procedure.printedSteps).filter(\.0.holdsCase).map(\.1.name)
        return Set(rows + (state.result.map { [$0] } ?? []))
    }
}

extension PrintedPlace {
    /// The row at which a case stands; after several, the one that it left last.
    func row(in state: CaseState) -> (name: String, isBefore: Bool) {
        switch self {
        case .before(let name): return (name, true)
        case .after(let names):
            let left = state.completions.last { names.contains($0.step) }?.step
            return (left ?? names.first ?? "", false)
        }
    }
}

extension Completion {
    /// “Selesai Senin 30 November, 16.10”.
    fileprivate func words(in zone: Zone, isTimed: Bool) -> String {
        let word =
            switch manner {
            case .done: "Selesai"
            case .skipped: "Dilewati"
            case .expired: "Waktu habis"
            }
        return isTimed ? "\(word) \(LocalTime(occurred, in: zone).medium)" : word
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
            rows: printed.map(\.name), hidden: procedure.steps.compactMap(hidden))
    }

    private func row(_ step: Step, _ number: RowNumber) -> FlowRow {
        let ways = procedure.printedWays(of: step)
        return FlowRow(
            number: number.text, text: step.text,
            lanes: step.lanes.compactMap { name in lanes.firstIndex { $0.name == name } },
            isDoneByOne: step.isDoneByOneOfItsLanes,
            shape: step.isDrawnAsDecision || ways.areChosen ? .diamond : .box, time: procedure.timeInWords(of: step),
            branches: ways.flatMap(branches))
    }

    private func hidden(_ step: Step) -> FlowPlan.Hidden? {
        guard !step.isImmediate, let place = procedure.printedPlace(of: step) else { return nil }
        let lanes = WordList.joined(step.lanes.compactMap { procedure.lane($0)?.title }, with: step.conjunction)
        return FlowPlan.Hidden(step: step, words: "\(lanes) \(step.text.insideSentence)", place: place)
    }

    private func branches(_ way: PrintedWay) -> [FlowBranch] {
        let label = way.labels.isEmpty ? nil : WordList.joined(way.labels, with: "atau")
        var (rows, branches) = ([Int](), [FlowBranch]())
        for target in way.targets {
            switch target {
            case .step(let name): rows += indexOfStep[name].map { [$0] } ?? []
            case .result(let name):
                // That somebody may give up is no way that the step leads.
                guard let result = procedure.result(name), result.kind != .withdrawn else { continue }
                branches.append(FlowBranch(label: label, target: .end(result.title)))
            case .start: continue
            }
        }
        return (rows.isEmpty ? [] : [FlowBranch(label: label, target: .rows(rows))]) + branches
    }
}

extension Step {
    /// Between the names of those who do it.
    var conjunction: String { isDoneByOneOfItsLanes ? "atau" : "dan" }
}

extension Procedure {
    /// “2 hari kerja”, “3 hari kerja sebelum tanggal acara”; nil where nothing is said.
    func timeInWords(of step: Step) -> String? {
        guard let text = step.time?.text, let before = self.before(step) else { return step.time?.text }
        return "\(text) \(before)"
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
