import Forms

/// The slowest way through a procedure that repeats nothing, for P407.
struct SlowestPath {
    private let graph: StepGraph
    private let effort: (String) -> Int
    private let end: String?
    private var best: [String: (minutes: Int, path: [String])] = [:]
    private var open: Set<String> = []

    /// - Parameter end: where the way stops, that step included; nil: at the end of the case.
    init(_ graph: StepGraph, end: String?, effort: @escaping (String) -> Int) {
        self.graph = graph
        self.end = end
        self.effort = effort
    }

    /// The slowest way that begins with one of these steps.
    mutating func from(_ steps: [String]) -> (minutes: Int, path: [String]) {
        var longest: (minutes: Int, path: [String]) = (0, [])
        for step in steps {
            let way = way(from: step)
            if way.minutes > longest.minutes || longest.path.isEmpty { longest = way }
        }
        return longest
    }

    private mutating func way(from step: String) -> (minutes: Int, path: [String]) {
        if let known = best[step] { return known }
        open.insert(step)
        var rest: (minutes: Int, path: [String]) = (0, [])
        if step != end {
            for next in graph.successors[step] ?? [] where !open.contains(next) {
                let way = way(from: next)
                if way.minutes > rest.minutes || rest.path.isEmpty { rest = way }
            }
        }
        open.remove(step)
        let found = (effort(step) + rest.minutes, [step] + rest.path)
        best[step] = found
        return found
    }
}

extension MeaningChecks {
    /// Whether the slowest way fits each limit (P407), and whether a limit by answer can be counted (P416).
    func checkLimits() {
        for limit in procedure.limits {
            let first: [String]
            switch limit.since {
            case .opening: first = targets(of: procedure.start, nil)
            case .event(let event): first = targets(of: event.step, event.outcome)
            default: continue
            }
            checkAnswerIsThere(limit.time, at: limit.position) { !$0.contains(procedure.start) }
            for time in limit.time.alternatives {
                let whole = Reading.amounts(time.rule).map { Effort.minutes($0) }.min() ?? .max
                var slowest = SlowestPath(graph, end: limit.until?.step) { effort(of: $0, in: limit, when: time) }
                let (minutes, path) = slowest.from(first)
                guard minutes > whole else { continue }
                findings.report(
                    "P407", at: limit.position,
                    "Jumlah waktu langkah (\(Effort.text(minutes))) tidak muat dalam batas \"\(limit.name)\" (\(Effort.text(whole))) pada jalur \(path.joined(separator: " > "))",
                    path: path)
                break
            }
        }
    }

    private func targets(of step: String, _ outcome: String?) -> [String] {
        let targets = procedure.step(step)?.outcomes.filter { outcome == nil || $0.name == outcome }.flatMap(\.targets)
        return (targets ?? []).filter { procedure.step($0) != nil }
    }

    /// Start steps and printed rows have no deadline; a paused clock counts nothing, and a time before a date says when
    /// something must be done, not how long it takes.
    private func effort(of name: String, in limit: CaseLimit, when time: TimeRule.Alternative) -> Int {
        guard let step = procedure.step(name), name != procedure.start, step.printing != .rowOnly, !step.isCountedBack
        else { return 0 }
        if case .person = step.work, !step.lanes.isEmpty, Set(step.lanes).isSubset(of: limit.pausedBy) { return 0 }
        return Effort.minutes(step.time?.given(time))
    }
}

extension TimeRule {
    /// A time that an answer chooses: what it is for one option. A time that does not depend on an answer has one.
    struct Alternative {
        let reference: AnswerReference?
        let option: String?
        let rule: TimeRule
    }

    /// One for each option that is written, and one for all others.
    var alternatives: [Alternative] {
        guard case .byAnswer(let reference, let times, let otherwise) = self else {
            return [Alternative(reference: nil, option: nil, rule: self)]
        }
        let written = times.sorted { $0.key < $1.key }.map {
            Alternative(reference: reference, option: $0.key, rule: $0.value)
        }
        return written + (otherwise.map { [Alternative(reference: reference, option: nil, rule: $0)] } ?? [])
    }

    /// This time where that answer is given: a complaint that must be answered within five working days is not handled as
    /// long as one that has sixty.
    func given(_ other: Alternative) -> TimeRule {
        guard case .byAnswer(let reference, let times, let otherwise) = self, reference == other.reference else {
            return self
        }
        return other.option.flatMap { times[$0] } ?? otherwise ?? self
    }
}
