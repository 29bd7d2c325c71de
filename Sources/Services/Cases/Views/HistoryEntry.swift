public import Forms
public import Procedures

/// One thing that happened in a case, as its page tells it.
public struct HistoryEntry: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case opened
        /// The step's text and the outcome's label; the label is nil where there was only one way.
        case done(step: String, outcome: String?)
        case confirmed(step: String)
        case skipped(step: String)
        case expired(step: String)
        case effectDone(step: String, outcome: String?)
        case effectFailed(step: String, cause: String)
        /// It may have happened.
        case effectUncertain(step: String, cause: String)
        case subEnded(step: String, result: String)
        case corrected
        case limitExtended(TimeAmount)
        case escalated(step: String?, lanes: [String])
        case recomputed(cause: String)
        /// The instant before which a step may not be completed was counted again.
        case earliestMoved(step: String, old: Instant, new: Instant, cause: String)
        case claimed(step: String)
        case released(step: String)
        /// Given to a colleague, whose account it names.
        case assigned(step: String, to: String)
        /// The clock of a limit stands, and runs again.
        case paused
        case resumed
        /// What was in time but entered too late; the outcome's label as in `done`.
        case late(step: String, outcome: String?)
        case withdrawn
        case ended(title: String)
        /// It goes on under this version of its SOP.
        case moved(version: Int)
        /// Papers and questions whose time is over (`simpan`), by what they are called.
        case erased([String])
    }

    public let kind: Kind
    public let occurred: Instant
    /// When it was entered: later, where an officer gave an earlier time (`terjadi`).
    public let recorded: Instant
    /// The account or contact that acted; `Actor.system.person` for the system.
    public let person: String
    /// The title of the lane that they acted for.
    public let lane: String?
    /// In whose place they acted for it.
    public let standIn: StandIn?
    /// At the counter, in the applicant's stead.
    public let isAssisted: Bool
    /// What was written, as far as this viewer may read it.
    public let reason: String?
    /// The disposition note; never there for the applicant.
    public let note: String?
    /// Answers that were put right, as far as this viewer may read them.
    public internal(set) var changes: [AnswerChange] = []
    /// What came with an act that was entered too late, as far as this viewer may read it.
    public internal(set) var late: LateContent?
    /// A deadline that was moved or extended.
    public internal(set) var moved: DeadlineMove?
    /// How the applicant agreed to what an officer entered for them; for officers.
    public internal(set) var consent: CounterConsent?

    /// As whom they acted: of a stand-in “Plt. Kepala Dinas”.
    public var actingLane: String? { lane.map { (standIn?.prefix ?? "") + $0 } }

    /// Whether with it this person got the task: took it, or was given it.
    public func gives(_ task: String, to account: String) -> Bool {
        switch kind {
        case .claimed(task): person == account
        case .assigned(task, let to): to == account
        default: false
        }
    }

    /// Whether somebody entered it later than it happened; what the clock did is always found later.
    public var isEnteredLater: Bool { person != Actor.system.person && recorded > occurred }

    /// The history that the applicant, or an officer, may read; oldest first.
    static func entries(of file: CaseFile, forApplicant: Bool, _ closure: CaseClosure) -> [HistoryEntry] {
        let reader = HistoryReader(
            procedure: file.procedure, hash: file.record.procedureHash, earlier: file.earlier,
            forApplicant: forApplicant, closure: closure,
            withheld: forApplicant ? file.state.withheld(in: file.procedure).fields : [],
            erased: Set(file.state.erasures.flatMap(\.over.papers)),
            moves: Set(
                file.events.filter { if case .moved = $0.body { true } else { false } }.map(\.recorded)))
        return reader.entries(of: file.events)
    }

    /// Of a case that is only tried.
    static func entries(of events: [CaseEvent], under procedure: Procedure) -> [HistoryEntry] {
        let reader = HistoryReader(
            procedure: procedure, hash: "", earlier: [:], forApplicant: false, closure: .none, erased: [])
        return reader.entries(of: events)
    }
}

extension CaseEvent.Body {
    var move: CaseMoved? { if case .moved(let move) = self { move } else { nil } }
}

/// Turns events into history. Steps that the file hides from the applicant (`tampil: tidak`) are told to officers only.
private struct HistoryReader {
    let procedure: Procedure
    let hash: String
    let earlier: [String: Procedure]
    let forApplicant: Bool
    let closure: CaseClosure
    /// Papers whose files are gone.
    let erased: Set<String>
    /// Questions whose answers the applicant does not see yet.
    let withheld: Set<FieldPath>
    /// When it was moved to other versions.
    var moves: Set<Instant> = []
    /// The version under which the events that are being read happened; nil: the one that it runs by now.
    private var under: Procedure?

    init(
        procedure: Procedure, hash: String, earlier: [String: Procedure], forApplicant: Bool, closure: CaseClosure,
        withheld: Set<FieldPath> = [], erased: Set<String>, moves: Set<Instant> = []
    ) {
        (self.procedure, self.hash, self.earlier) = (procedure, hash, earlier)
        (self.forApplicant, self.closure) = (forApplicant, closure)
        (self.withheld, self.erased, self.moves) = (withheld, erased, moves)
    }

    func entries(of events: [CaseEvent]) -> [HistoryEntry] {
        var reader = self
        reader.under = events.lazy.compactMap(\.body.move).first.flatMap { earlier[$0.from] }
        return events.compactMap { event in
            if let move = event.body.move { reader.under = earlier[move.to] }
            return reader.entry(of: event)
        }
    }

    private func entry(of event: CaseEvent) -> HistoryEntry? {
        switch event.body {
        case .opened: return make(.opened, event)
        case .stepCompleted(let done): return completed(done, event)
        case .stepConfirmed(let done):
            return about(done.step) { make(.confirmed(step: $0.text), event, note: done.note) }
        case .stepSkipped(let step, _, let reason):
            return event.actor == .system ? nil : about(step) { make(.skipped(step: $0.text), event, reason: reason) }
        case .stepExpired(let step, _): return about(step) { make(.expired(step: $0.text), event) }
        case .effectEnded(let key, let outcome, _, _):
            return about(key.step) { make(.effectDone(step: $0.text, outcome: label(outcome, of: $0)), event) }
        case .effectFailed(let key, let cause):
            return forApplicant
                ? nil : about(key.step) { make(.effectFailed(step: $0.text, cause: told(cause, $0)), event) }
        case .effectUncertain(let key, let cause):
            return forApplicant
                ? nil : about(key.step) { make(.effectUncertain(step: $0.text, cause: told(cause, $0)), event) }
        case .subEnded(let step, _, _, let result):
            return about(step) { make(.subEnded(step: $0.text, result: label(result, of: $0) ?? result), event) }
        case .corrected(let change):
            var entry = make(.corrected, event)
            entry.changes = change.lines(of: procedure).filter { isReadable($0.path, event) }
            return entry
        case .limitExtended(let more):
            var entry = make(.limitExtended(more.amount), event, reason: more.reason)
            entry.moved = more.deadline.map { DeadlineMove(of: nil, old: nil, new: $0) }
            return entry
        case .escalated(let told):
            let titles = told.lanes.compactMap { procedure.lane($0)?.title }
            let text = told.step.flatMap(step)?.text
            return forApplicant ? nil : make(.escalated(step: text, lanes: titles), event)
        case .recomputed(let change): return recomputed(change, event)
        case .earliestMoved(let change):
            return about(change.step) { step in
                make(.earliestMoved(step: step.text, old: change.old, new: change.new, cause: change.cause), event)
            }
        case .claimed(let step, _): return forApplicant ? nil : about(step) { make(.claimed(step: $0.text), event) }
        case .released(let step, _): return forApplicant ? nil : about(step) { make(.released(step: $0.text), event) }
        case .assigned(let given):
            return forApplicant
                ? nil
                : about(given.step) { make(.assigned(step: $0.text, to: given.to), event, note: given.note) }
        case .limitPaused(let name): return isMain(name) && !isRetold(event) ? make(.paused, event) : nil
        case .limitResumed(let more):
            guard isMain(more.name), !isRetold(event) else { return nil }
            var entry = make(.resumed, event)
            entry.moved = more.deadline.map { DeadlineMove(of: nil, old: nil, new: $0) }
            return entry
        case .lateAct(let act): return forApplicant ? nil : late(act, event)
        case .withdrawn(let reason): return make(.withdrawn, event, reason: reason)
        case .ended(let result): return make(.ended(title: procedure.result(result)?.title ?? result), event)
        case .moved(let moved):
            let version = moved.to == hash ? procedure.version : earlier[moved.to]?.version
            return version.map { make(.moved(version: $0), event) }
        case .retentionOver(let over):
            let names = over.titles(in: procedure, without: closure.scopes)
            return names.isEmpty ? nil : make(.erased(names), event)
        default: return nil
        }
    }

    private func completed(_ done: StepCompleted, _ event: CaseEvent) -> HistoryEntry? {
        guard let step = step(done.step), step.printing != .rowOnly else { return nil }
        if case .branch = step.work { return nil }
        if done.step == procedure.start, done.visit == 1 { return nil }
        let mayRead = !forApplicant || step.outcome(done.outcome)?.reason == .forApplicant
        return about(done.step) {
            make(
                .done(step: procedure.text(of: $0, visit: done.visit), outcome: label(done.outcome, of: $0)), event,
                reason: mayRead ? done.reason : nil,
                note: done.note)
        }
    }

    private func late(_ act: LateActKept, _ event: CaseEvent) -> HistoryEntry? {
        about(act.step) { step in
            var entry = make(
                .late(step: step.text, outcome: label(act.outcome, of: step)), event, reason: act.content?.reason,
                note: act.content?.note)
            entry.late = act.content.flatMap { closure.content.left(of: $0, by: event.actor) }
                .map { LateContent($0, of: procedure, without: erased) }
            return entry
        }
    }

    private func recomputed(_ change: Recomputed, _ event: CaseEvent) -> HistoryEntry? {
        func entry(of step: String?) -> HistoryEntry {
            var entry = make(.recomputed(cause: change.cause), event)
            entry.moved = change.new.map { DeadlineMove(of: step, old: change.old, new: $0) }
            return entry
        }
        switch change.subject {
        case .limit: return entry(of: nil)
        case .deadline(let step, _), .expiry(let step, _): return about(step) { entry(of: $0.text) }
        }
    }

    /// The cause of a trouble may name what the effect was asked to make.
    private func told(_ cause: String, _ step: Step) -> String {
        closure.isOpen || !closure.content.ownLanes.isDisjoint(with: step.lanes) ? cause : ""
    }

    private func isReadable(_ path: FieldPath, _ event: CaseEvent) -> Bool {
        let isOwn = event.actor.lane.map(closure.content.ownLanes.contains) ?? false
        return isOwn || !withheld.contains(path) && !closure.scopes.closes(path, of: procedure)
    }

    /// As it runs now, or ran when this happened.
    private func step(_ name: String) -> Step? {
        procedure.step(name) ?? earlier.values.lazy.compactMap { $0.step(name) }.first
    }

    private func lane(_ name: String) -> String? {
        procedure.lane(name)?.title ?? earlier.values.lazy.compactMap { $0.lane(name)?.title }.first
    }

    /// Of several limits the first is that of the whole case, in the version by which it ran then; the others are told
    /// where they move a date.
    private func isMain(_ limit: String) -> Bool { (under ?? procedure).limits.first?.name == limit }

    /// A clock that stood under an earlier version, told again for a limit of the new one.
    private func isRetold(_ event: CaseEvent) -> Bool {
        event.occurred < event.recorded && moves.contains(event.recorded)
    }

    private func about(_ name: String, _ body: (Step) -> HistoryEntry) -> HistoryEntry? {
        guard let step = step(name), step.isVisible || !forApplicant else { return nil }
        return body(step)
    }

    private func label(_ outcome: String, of step: Step) -> String? {
        guard step.outcomes.count > 1 else { return nil }
        return step.outcome(outcome)?.label
    }

    private func make(
        _ kind: HistoryEntry.Kind, _ event: CaseEvent, reason: String? = nil, note: String? = nil
    ) -> HistoryEntry {
        let isOwn = event.actor.lane.map(closure.content.ownLanes.contains) ?? false
        let mayRead = !closure.content.words || isOwn
        var entry = HistoryEntry(
            kind: kind, occurred: event.occurred, recorded: event.recorded, person: event.actor.person,
            lane: event.actor.lane.flatMap(lane), standIn: event.actor.standIn, isAssisted: event.actor.isAssisting,
            reason: mayRead ? reason : nil, note: forApplicant || !mayRead ? nil : note)
        entry.consent = forApplicant ? nil : event.actor.consent.flatMap(CounterConsent.init)
        return entry
    }
}
