import Forms
import Procedures
import Store

/// Where a task of another office's case is found: at this office's desk, by case, step and visit.
public struct HandoverAddress: Sendable, Hashable {
    /// The office that does it.
    public let office: String
    public let caseID: String
    public let step: String
    public let visit: Int
    /// The taking back of an effect.
    public let isUndo: Bool

    public init(office: String, caseID: String, step: String, visit: Int, isUndo: Bool = false) {
        self.office = office
        self.caseID = caseID
        self.step = step
        self.visit = visit
        self.isUndo = isUndo
    }
}

/// A task of another office's case laid open for somebody whose role it is.
struct HandedTask {
    let address: HandoverAddress
    let file: CaseFile
    let step: Step
    /// nil: it does not wait (any more).
    let task: CaseTask?
    let actor: Actor
    let closure: CaseClosure
    let sight: HandoverSight
    let engine: EngineContext
    let calendar: WorkingCalendar

    /// Reads the handling office's case.
    /// - Throws: `CaseMissing` where this office has no such task, or the person no role for it.
    static func open(
        _ address: HandoverAddress, for person: Person, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> HandedTask {
        let (keyring, now) = (environment.keyring, environment.now)
        guard let handover = try Handover.find(address.caseID, at: address.office, in: transaction) else {
            throw CaseMissing()
        }
        let file = try CaseFile.open(
            address.caseID, of: handover.from, at: now, shelf: cases.shelf, keyring: keyring, in: transaction)
        guard let step = file.procedure.step(address.step) else { throw CaseMissing() }
        let task = CaseTask.all(of: file).first {
            $0.step == address.step && $0.visit == address.visit && ($0.kind == .undo) == address.isUndo
                && $0.kind != .stalled
        }
        let asked = task?.lanes ?? step.lanes
        let mine = asked.filter { file.isServed($0, by: person, in: address.office, at: now) }
        let lanes = file.lanes(of: person, in: address.office, at: now)
        guard !mine.isEmpty, file.state.visits[address.step, default: 0] >= address.visit,
            var actor = file.actor(for: person, lanes: lanes, step: address.step, channel: .online, at: now)
        else { throw CaseMissing() }
        actor.freedSteps = try file.freedSteps(for: person, at: now, in: transaction)
        actor.isParty = try file.isParty(person, servingAs: mine, at: now, keyring: keyring, in: transaction)
        if mine.allSatisfy({ actor.standIns[$0] != nil }) {
            actor.isParty =
                try actor.isParty
                || file.standsInForApplicant(person, at: now, keyring: keyring, in: transaction)
        }
        let engine = try EngineContext(for: file, cases, at: now, in: transaction)
        let calendar = engine.calendar(nil)
        let closure = try CaseClosure.of(
            file, for: person, lanes: lanes, at: now, calendar: calendar, shelf: cases.shelf, keyring: keyring,
            in: transaction)
        return HandedTask(
            address: address, file: file, step: step, task: task, actor: actor, closure: closure,
            sight: HandoverSight(step, of: file, lanes: lanes, closure: closure), engine: engine, calendar: calendar)
    }
}

extension HandedTask {
    /// Papers of the case that the task does not show.
    var hiddenPapers: Set<String> { Set(file.procedure.papers.map(\.name)).subtracting(sight.papers) }

    /// What the engine says to whoever would still begin with it.
    var whyOver: Refusal {
        do {
            _ = try decide(
                file.state, .claim(step: step.name, visit: address.visit), by: actor, expectedVersion: nil, in: engine)
            return .stepNotOpen(step: step.name)
        } catch {
            return error
        }
    }
}

extension HandedTask {
    /// The outside party for whom it was to be entered before the clock took it, by title.
    var lateParty: String? {
        let isTaken = file.state.takenSteps(of: file.procedure).contains {
            $0.step.name == step.name && $0.visit == address.visit
        }
        guard isTaken else { return nil }
        return step.lanes.compactMap(file.procedure.lane).first { $0.party == .outside }?.title
    }
}

extension CaseFile {
    /// Whether the person's roles in that office are those of a lane.
    fileprivate func isServed(_ lane: String, by person: Person, in office: String, at now: Instant) -> Bool {
        office != record.office && offices.office(of: lane) == office
            && person.holds(roles(of: lane), in: office, at: now)
    }

    /// Whether somebody of another office may not decide here. To serve in the office that applied is no bar where the SOP
    /// gives a step to that very office; to have filed the case, acted for the applicant, or be whom it is about, is.
    fileprivate func isParty(
        _ person: Person, servingAs lanes: [String], at now: Instant, keyring: Keyring,
        in transaction: any ReadTransaction
    ) throws -> Bool {
        if applicantIDs.contains(person.id) { return true }
        if try isAbout(person, keyring: keyring, in: transaction) { return true }
        if lanes.contains(where: { procedure.lane($0)?.place == .applicantOffice }) {
            return try isApplicantInPerson(person, keyring: keyring, in: transaction)
        }
        return try isApplicant(person, at: now, keyring: keyring, in: transaction)
    }
}
