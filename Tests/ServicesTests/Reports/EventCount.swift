import Forms
import Procedures
@testable import Services
import Store

/// What the events of an office's cases of one SOP say, counted by hand: each case is opened and read from its first event
/// to its last. Neither the fold nor any row that reports count is asked.
struct EventCount {
    /// A visit of a step, or a run of a limit.
    struct Stretch {
        let name: String
        let visit: Int
        let began: Instant
        var due: Instant?
        var ended: Instant?
        /// Of a limit: its time was over first.
        var isExpired = false
        /// Of a limit: when its clock stood; nil: to the end.
        var stood: [(from: Instant, to: Instant?)] = []

        var stands: Bool { stood.last.map { $0.to == nil } ?? false }

        /// When its clock last ran is not after its due time.
        var isInTime: Bool {
            guard let due, let ended, !isExpired else { return false }
            guard let last = stood.last, (last.to ?? ended) == ended else { return ended <= due }
            return last.from <= due
        }

        /// With what stood.
        func whole(_ calendar: WorkingCalendar, byNight: Bool) -> Int64 {
            length(began, ended!, calendar, byNight)
        }

        /// Without.
        func counted(_ calendar: WorkingCalendar, byNight: Bool) -> Int64 {
            stood.reduce(whole(calendar, byNight: byNight)) { rest, pause in
                rest - length(pause.from, pause.to ?? ended!, calendar, byNight)
            }
        }

        private func length(_ start: Instant, _ end: Instant, _ calendar: WorkingCalendar, _ byNight: Bool) -> Int64 {
            byNight ? end.since(start) : calendar.workingSeconds(from: start, to: end)
        }
    }

    private(set) var received = 0
    /// Ended cases by the name of their result.
    private(set) var results: [String: Int] = [:]
    /// Decided under a limit, and of these those that kept all.
    private(set) var measured = 0
    private(set) var inTime = 0
    /// Those that are over.
    private(set) var steps: [Stretch] = []
    private(set) var limits: [Stretch] = []
    /// By `step.outcome`.
    private(set) var outcomes: [String: Int] = [:]
    private(set) var late = 0
    private(set) var lateWithApplicants = 0

    /// - Parameter decisions: the results that are decisions of the office, by what the SOP says of them.
    static func of(
        _ procedure: String, deciding decisions: Set<String>, at office: String, _ environment: Environment,
        _ cases: CaseServices
    ) async throws -> EventCount {
        try await environment.database.read { transaction in
            let now = environment.now
            var count = EventCount()
            let rows = try transaction.rows(
                "SELECT id FROM cases WHERE office_id = \(office) AND procedure_name = \(procedure)")
            for row in rows {
                let file = try CaseFile.open(
                    row.text("id"), of: office, at: now, shelf: cases.shelf, keyring: environment.keyring,
                    in: transaction)
                var walk = CaseWalk(applicant: file.procedure.applicantLane?.name)
                for event in file.events { walk.take(event) }
                count.add(walk, decisions, at: now)
            }
            return count
        }
    }

    private mutating func add(_ walk: CaseWalk, _ decisions: Set<String>, at now: Instant) {
        received += 1
        steps += walk.steps
        for (outcome, times) in walk.outcomes { outcomes[outcome, default: 0] += times }
        for open in walk.open.values {
            guard let due = open.stretch.due ?? open.expiry, due < now else { continue }
            if open.isApplicants { lateWithApplicants += 1 } else { late += 1 }
        }
        let runs = walk.runs.filter { $0.due != nil }
        late += runs.count { $0.ended == nil && !$0.stands && $0.due! < now }
        let isDecided = walk.result.map { decisions.contains($0) } ?? false
        // A limit that ended with its case says something of the office only where that was its decision.
        limits += runs.filter { $0.ended != nil && ($0.ended != walk.ended || isDecided) }
        guard let result = walk.result else { return }
        results[result, default: 0] += 1
        guard isDecided, !runs.isEmpty else { return }
        measured += 1
        if runs.allSatisfy(\.isInTime) { inTime += 1 }
    }
}

/// One case, from event to event.
private struct CaseWalk {
    struct Open {
        var stretch: EventCount.Stretch
        var expiry: Instant?
        let isApplicants: Bool
    }

    let applicant: String?
    var open: [String: Open] = [:]
    var steps: [EventCount.Stretch] = []
    var runs: [EventCount.Stretch] = []
    var outcomes: [String: Int] = [:]
    var result: String?
    var ended: Instant?

    init(applicant: String?) { self.applicant = applicant }

    mutating func take(_ event: CaseEvent) {
        let now = event.occurred
        switch event.body {
        case .stepOpened(let step):
            open[step.step] = Open(
                stretch: EventCount.Stretch(
                    name: step.step, visit: step.visit, began: now, due: step.deadline?.due),
                expiry: step.expiry?.due,
                isApplicants: !step.lanes.isEmpty && step.lanes.allSatisfy { $0 == applicant })
        case .stepCompleted(let done): leave(done.step, done.visit, done.outcome, at: now)
        case .stepSkipped(let step, let visit, _): leave(step, visit, "dilewati", at: now)
        case .stepExpired(let step, let visit): leave(step, visit, "habis", at: now)
        case .effectEnded(let key, let outcome, _, _):
            if !key.isUndo { leave(key.step, key.visit, outcome, at: now) }
        case .subEnded(let step, let visit, _, let result): leave(step, visit, result, at: now)
        case .limitStarted(let start): begin(start, at: now)
        case .limitPaused(let name): change(name) { $0.stood.append((from: now, to: nil)) }
        case .limitResumed(let resumed):
            change(resumed.name) { run in
                guard run.stands else { return }
                run.stood[run.stood.count - 1].to = now
                run.due = resumed.deadline?.due
            }
        case .limitExtended(let extended): change(extended.name) { $0.due = extended.deadline?.due }
        case .limitMet(let name): change(name) { $0.ended = now }
        case .limitExpired(let name):
            change(name) { run in
                run.ended = now
                run.isExpired = true
            }
        case .recomputed(let moved): move(moved)
        case .ended(let result):
            self.result = result
            ended = now
            open = [:]
            for index in runs.indices where runs[index].ended == nil { runs[index].ended = now }
        default: break
        }
    }

    private mutating func leave(_ step: String, _ visit: Int, _ outcome: String, at now: Instant) {
        outcomes["\(step).\(outcome)", default: 0] += 1
        guard var left = open[step]?.stretch, left.visit == visit else { return }
        open[step] = nil
        left.ended = now
        steps.append(left)
    }

    /// What it waited for has happened, or its anchor happens again: the run before is over. One that began from a date
    /// that was put right never was.
    private mutating func begin(_ start: LimitStarted, at now: Instant) {
        if let index = runs.lastIndex(where: { $0.name == start.name }) {
            if runs[index].ended == nil, start.anchor == now { runs[index].ended = now }
            let isOver = runs[index].ended.map { $0 <= start.anchor } ?? false
            if !isOver || runs[index].began >= start.anchor { runs.remove(at: index) }
        }
        runs.append(
            EventCount.Stretch(name: start.name, visit: 1, began: start.anchor, due: start.deadline?.due))
    }

    private mutating func change(_ limit: String, _ body: (inout EventCount.Stretch) -> Void) {
        guard let index = runs.lastIndex(where: { $0.name == limit && $0.ended == nil }) else { return }
        body(&runs[index])
    }

    private mutating func move(_ moved: Recomputed) {
        switch moved.subject {
        case .limit(let name): change(name) { $0.due = moved.new?.due }
        case .deadline(let step, let visit):
            if open[step]?.stretch.visit == visit { open[step]?.stretch.due = moved.new?.due }
        case .expiry(let step, let visit):
            if open[step]?.stretch.visit == visit { open[step]?.expiry = moved.new?.due }
        }
    }
}
