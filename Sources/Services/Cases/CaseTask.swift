public import Forms
import Procedures

/// Something that waits for a person now: a step, an effect to be done by hand, or work that failed.
public struct CaseTask: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, Codable {
        case step = "langkah"
        /// An effect that a person does or looks after.
        case effect = "efek"
        /// A form of a sub-procedure that an officer fills in: for their office, or at the counter for the applicant.
        case form = "isian"
        /// The taking back of an effect, after the case failed.
        case undo = "urung"
        /// A sub-procedure that the system could not open.
        case stalled = "tertunda"
    }

    public let kind: Kind
    public let step: String
    public let visit: Int
    public let opened: Instant
    public let due: Instant?
    public let claimedBy: String?
    let lanes: [String]

    /// Every task of a case, in the order of the file.
    static func all(of file: CaseFile) -> [CaseTask] {
        file.procedure.steps.flatMap { step in
            let waiting = file.state.open[step.name].map { [task(of: $0, step, in: file)] } ?? []
            return waiting.compactMap { $0 } + undos(of: step, in: file)
        }
    }

    private static func task(of open: OpenStep, _ step: Step, in file: CaseFile) -> CaseTask? {
        let key = EffectKey(step: step.name, visit: open.visit)
        let kind: Kind
        switch step.work {
        case .person: kind = .step
        case .effect:
            guard file.waitsForPerson(key) else { return nil }
            kind = .effect
        case .sub: return stalled(open, step, in: file) ?? form(of: open, step, in: file)
        case .branch: return nil
        }
        return CaseTask(
            kind: kind, step: step.name, visit: open.visit, opened: open.opened,
            due: (open.deadline ?? open.expiry)?.due,
            claimedBy: open.claimedBy,
            lanes: file.state.waitingLanes(of: step.name, in: file.procedure) + open.takenOverBy
                + file.counterLanes(at: step))
    }

    /// The form of a sub-procedure that has not been sent: an officer's lane fills it in for its office. An applicant
    /// without an account cannot: the counter that filed the case does.
    private static func form(of open: OpenStep, _ step: Step, in file: CaseFile) -> CaseTask? {
        guard file.formWaits(at: step.name, visit: open.visit) else { return nil }
        let lanes = file.lanesOfForm(at: step)
        guard !lanes.isEmpty else { return nil }
        return CaseTask(
            kind: .form, step: step.name, visit: open.visit, opened: open.opened, due: open.deadline?.due,
            claimedBy: nil, lanes: lanes)
    }

    private static func stalled(_ open: OpenStep, _ step: Step, in file: CaseFile) -> CaseTask? {
        guard file.stalledSub(step.name, visit: open.visit) != nil else { return nil }
        return CaseTask(
            kind: .stalled, step: step.name, visit: open.visit, opened: open.opened, due: open.deadline?.due,
            claimedBy: nil, lanes: step.answeringLanes(in: file.procedure))
    }

    private static func undos(of step: Step, in file: CaseFile) -> [CaseTask] {
        file.state.effects.filter { $0.key.step == step.name && $0.key.isUndo }.compactMap { undo in
            guard file.waitsForPerson(undo.key) else { return nil }
            return CaseTask(
                kind: .undo, step: step.name, visit: undo.key.visit, opened: undo.requested, due: nil, claimedBy: nil,
                lanes: step.lanes)
        }
    }
}

extension CaseFile {
    /// Whether the form of a sub-procedure waits to be filled in at an open step.
    func formWaits(at step: String, visit: Int) -> Bool {
        guard waitingForms.contains(step), state.open[step]?.visit == visit else { return false }
        return state.subs.last { $0.step == step && $0.visit == visit }.map { $0.child == nil } ?? false
    }

    /// Whether the applicant fills in the form of a step's sub-procedure.
    func isApplicantsForm(at step: Step) -> Bool {
        procedure.applicantLane.map { step.lanes.contains($0.name) } ?? false
    }

    /// The officers' lanes that fill in such a form: of the applicant's only the counter, where it filed the case.
    func lanesOfForm(at step: Step) -> [String] {
        guard isApplicantsForm(at: step) else { return step.lanes.filter { procedure.lane($0)?.party == .officer } }
        return record.assistedBy == nil ? [] : procedure.applicantLane?.assistedBy ?? []
    }

    /// Who goes on for an applicant who was helped at the counter, at a step that waits for them.
    func counterLanes(at step: Step) -> [String] {
        guard record.assistedBy != nil, step.mayBeAssisted, let lane = procedure.applicantLane,
            state.waitingLanes(of: step.name, in: procedure).contains(lane.name)
        else { return [] }
        return lane.assistedBy
    }

    /// Whether an effect is a person's: by the adoption, for want of anything that could do it, or because it failed.
    func waitsForPerson(_ key: EffectKey) -> Bool {
        guard let effect = state.effect(key) else { return false }
        switch effect.status {
        case .requested: return !isSystems(effect)
        case .failed, .uncertain: return true
        case .ended, .abandoned, .late: return false
        }
    }

    /// Whether the system is to do an effect now: it can, the adoption leaves it to it, and nobody may be doing it.
    func isSystems(_ effect: EffectState) -> Bool {
        effect.status == .requested && CaseServices.runsItself(effect.effect, adoption: adoption)
            && !isHeld(effect.key)
    }

    /// Whether somebody took an effect as their task: they may be doing it, until they give it back or have it retried.
    private func isHeld(_ key: EffectKey) -> Bool {
        guard !key.isUndo, let open = state.open[key.step], open.visit == key.visit, open.claimedBy != nil else {
            return false
        }
        let last = events.last { event in
            switch event.body {
            case .effectRetried(key), .claimed(key.step, key.visit): true
            case .assigned(let given): given.step == key.step && given.visit == key.visit
            default: false
            }
        }
        if case .effectRetried? = last?.body { return false }
        return last != nil
    }
}
