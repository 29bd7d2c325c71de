public import Forms
public import Procedures

/// What the viewer may do to the case as a whole now.
extension CaseLook {
    /// The questions that the viewer may put right (`perbaikan`), in the order of the file, without those that the
    /// answers hide and those that are closed to them.
    public func correctable() -> Result<[AskedField], Refusal> {
        full.correctableFields(for: actor(among: procedure.correction?.lanes ?? []), in: procedure).map { paths in
            let every = procedure.forms.flatMap(\.asked)
            let hidden = FormValidation.validate(
                every, answers: full.answers, in: CaseAnswers(of: full, at: now, calendar: calendar)
            ).hidden
            return every.filter {
                paths.contains($0.path) && !hidden.contains($0.path) && !hiddenFields.contains($0.path)
            }
        }
    }

    /// Steps that the clock has taken from somebody for whom the viewer may enter that they had done it in time.
    public var takenSteps: [(step: Step, visit: Int)] {
        full.takenSteps(of: procedure).filter { item in
            let isOutsiders = item.step.lanes.compactMap(procedure.lane).contains { $0.party == .outside }
            return isAssisting(at: item.step.name) && (item.step.mayBeAssisted || isOutsiders)
        }
    }

    /// Originals that were shown, with who saw them, and those that are still to be shown: required, not given in another
    /// way, and asked for by a step that is open or can still come.
    public var originals: [(paper: Paper, shown: ShownOriginal?)] {
        let ahead = full.isOpen ? procedure.ahead(of: full.open.keys) : []
        let awaited = Set(procedure.steps.filter { ahead.contains($0.name) }.flatMap(\.uploads))
        return procedure.papers.compactMap { paper in
            guard paper.delivery != .upload, !hiddenPapers.contains(paper.name), paper.isShown(in: context) else {
                return nil
            }
            if let shown = shownOriginals.first(where: { $0.paper == paper.name }) { return (paper, shown) }
            let isMissing = papers[paper.name]?.isEmpty != false && paper.isRequired(in: context)
            return isMissing && awaited.contains(paper.name) ? (paper, nil) : nil
        }
    }

    /// The limits that the viewer may extend, in the order of the file.
    public var extendableLimits: [CaseLimit] {
        procedure.limits.filter { limit in
            if case .success = extensionPermission(for: limit.name) { true } else { false }
        }
    }

    public func extensionPermission(for limit: String) -> Result<Void, Refusal> {
        full.extensionPermission(for: actor(extending: limit), limit: limit, in: procedure, now: now)
    }

    private func actor(extending name: String) -> Actor {
        actor(among: procedure.limits.first { $0.name == name }?.extension?.lanes ?? [])
    }

    /// Whether the viewer may withdraw the case now, and why not.
    public func withdrawalPermission() -> Result<Void, Refusal> {
        full.withdrawalPermission(for: withdrawing, in: procedure)
    }

    /// Whether the viewer is asked how the applicant agreed to what is entered for them at a step.
    public func asksForConsent(at name: String) -> Bool { asksForConsent(among: procedure.step(name)?.lanes ?? []) }

    public var asksForConsentToWithdraw: Bool { asksForConsent(among: procedure.withdrawal?.lanes ?? []) }

    public var asksForConsentToCorrect: Bool { asksForConsent(among: procedure.correction?.lanes ?? []) }

    private func asksForConsent(among lanes: [String]) -> Bool {
        actor(among: lanes).actsForApplicant(among: lanes, in: procedure)
    }

    /// Whether a withdrawal would be the applicant's, made for them at the counter.
    public var isAssistingWithdrawal: Bool { withdrawing.isAssisting }

    private var withdrawing: Actor { actor(among: procedure.withdrawal?.lanes ?? []) }

    /// Whether a correction would be the applicant's, made for them at the counter.
    public var isAssistingCorrection: Bool { actor(among: procedure.correction?.lanes ?? []).isAssisting }

    /// The deadline that a limit would have after an extension now; nil: it cannot be counted yet.
    public func deadline(extending limit: String) throws -> Deadline? {
        let events = try decide(
            full, .extend(limit: limit, reason: "perpanjangan"), by: actor(extending: limit), expectedVersion: nil,
            in: engine)
        for event in events {
            if case .limitExtended(let more) = event.body { return more.deadline }
        }
        return nil
    }

    /// The lanes that an open step still waits for, and the parts of it that are done.
    public func parts(of step: String) -> (done: [Confirmation], waiting: [String]) {
        (full.open[step]?.confirmations ?? [], full.waitingLanes(of: step, in: procedure))
    }

    /// Why the viewer may not give a task to a colleague; nil: they may. Whoever does the step may, and the office's head.
    public func assignRefusal(at name: String, _ visit: Int) -> Refusal? {
        let actor = actor(among: procedure.step(name)?.lanes ?? [])
        switch full.assignPermission(for: actor, step: name, visit: visit, asHead: isHead, in: procedure) {
        case .success: return nil
        case .failure(let refusal): return refusal
        }
    }

    /// Whether the viewer may pass an open step over (`boleh-dilewati`).
    public func maySkip(_ step: String) -> Bool {
        guard procedure.step(step)?.maySkip == true, case .success = permission(for: step) else { return false }
        return true
    }

    /// Why the sub-procedure of an open step could not be opened, and whether the viewer answers for that step; nil
    /// where nothing failed.
    public func stalledSub(at step: String) -> (cause: String, isOwn: Bool)? {
        guard let cause = stalledSubs[step] else { return nil }
        let answering = procedure.step(step)?.answeringLanes(in: procedure) ?? []
        return (cause, !actor.lanes.isDisjoint(with: answering))
    }
}
