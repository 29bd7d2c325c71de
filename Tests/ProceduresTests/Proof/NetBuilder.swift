import Forms
import Procedures

/// Writes procedures in a few lines: only what the flow needs.
struct NetBuilder {
    private(set) var procedure: Procedure

    /// - Parameter start: the step whose completion opens the case.
    init(start: String = "a") {
        procedure = Procedure(name: "uji", version: 1, title: "Uji", officeKinds: ["dinas"], start: start)
        procedure.lanes = [Lane(name: "petugas", title: "Petugas", party: .officer)]
    }

    /// A step with one outcome; several targets start side by side.
    mutating func step(
        _ name: String, to targets: [String], joins: [[String]] = [], _ change: (inout Step) -> Void = { _ in }
    ) {
        var step = Step(name: name, text: name, isDecision: false, position: nextPosition)
        var outcome = Outcome(name: Outcome.implicitName, label: "Selesai", targets: targets)
        outcome.isImplicit = true
        step.outcomes = [outcome]
        step.performers = .one("petugas")
        step.joins = joins
        change(&step)
        procedure.steps.append(step)
    }

    /// A step with named outcomes, in this order.
    mutating func decision(
        _ name: String, _ outcomes: [(String, [String])], joins: [[String]] = [],
        _ change: (inout Step) -> Void = { _ in }
    ) {
        var step = Step(name: name, text: name, isDecision: true, position: nextPosition)
        step.outcomes = outcomes.map { Outcome(name: $0.0, label: $0.0, targets: $0.1) }
        step.performers = .one("petugas")
        step.joins = joins
        change(&step)
        procedure.steps.append(step)
    }

    mutating func result(_ name: String, stops: Bool = false, letter: String? = nil) {
        var result = CaseResult(
            name: name, title: name, kind: .success,
            position: SourcePosition(line: 500 + procedure.results.count, column: 3))
        result.stopsOthers = stops
        result.letter = letter
        procedure.results.append(result)
    }

    mutating func change(_ body: (inout Procedure) -> Void) { body(&procedure) }

    /// The n-th step stands in line n.
    private var nextPosition: SourcePosition { SourcePosition(line: procedure.steps.count + 1, column: 3) }
}

extension [Diagnostic] {
    var codes: Set<String> { Set(map(\.code)) }

    func first(_ code: String) -> Diagnostic? { first { $0.code == code } }
}
