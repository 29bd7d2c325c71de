import Forms

/// Which running cases of one version of an SOP may go on under a later one (`pindah`, SOP.md §16), and how: judged for
/// each case as it stands, so that a version that cannot take all of them can still take some.
///
/// A case may move when
/// 1. what is open in it, and the branches that wait, can stand so in the new version too (``MoveProof``'s markings);
/// 2. every step in its history is in the new version, with the outcome it was left by, and every lane that acted;
/// 3. what the system works on is the same work of a step of the same name;
/// 4. every answer and paper it holds is asked for there, and what the new version relies on from there is answered;
/// 5. nothing it promised is taken back: what is closed to whom (`kerahasiaan`), and how long things are kept (`simpan`);
/// 6. where another case waits for it, it can end in the same ways.
public struct VersionMove: Sendable {
    public let old: Procedure
    public let new: Procedure
    let proof: MoveProof
    private let needs: [MoveNeed]

    /// nil where the new version does not allow moving from the old one.
    public init?(from old: Procedure, to new: Procedure, catalogue: Catalogue) {
        guard old.name == new.name, let move = new.move, move.fromVersion == old.version,
            let proof = MoveProof(from: old, to: new, by: move, at: .start)
        else { return nil }
        (self.old, self.new, self.proof) = (old, new, proof)
        needs = proof.needs(catalogue)
    }

    /// About how many bytes of memory its proof holds beside the two versions.
    public var heldBytes: Int { proof.heldBytes }

    /// Why a case stays where it is; nil: it may move.
    public func trouble(of state: CaseState) -> MoveTrouble? {
        guard state.isOpen else { return .ended }
        let trouble =
            historyTrouble(state) ?? workTrouble(state) ?? openTrouble(state) ?? limitTrouble(state)
            ?? contentTrouble(state)
        if let trouble { return trouble }
        if !proof.canStand(state) { return .marking(state.openSteps(in: old).map { text($0.step) }) }
        if let missing = proof.missingAnswer(in: state, of: needs) { return .answer(label(of: missing)) }
        if state.opening.parent != nil, Set(old.results.map(\.name)) != Set(new.results.map(\.name)) {
            return .results
        }
        return nil
    }

    /// What the case's history says of its move.
    /// - Parameters:
    ///   - from, to: hashes of both versions.
    public func event(for state: CaseState, from: String, to: String) -> CaseMoved {
        let open = state.openSteps(in: old).map { ($0, proof.newName(of: $0.step)) }
        return CaseMoved(
            from: from, to: to, steps: new.move?.steps ?? [:],
            lanes: Dictionary(uniqueKeysWithValues: open.map { ($1, lanes(of: $0, at: $1)) }),
            arrivals: proof.arrivals(of: state),
            droppedLimits: state.limits.keys.filter { name in !new.limits.contains { $0.name == name } }.sorted())
    }

    /// When the clock of each limit of the new version has stood: while one of the old version stood that may stand for the
    /// same lanes. Of limits that run on the engine knows it already.
    public func pauses(of state: CaseState) -> [String: [Pause]] {
        var found: [String: [Pause]] = [:]
        for limit in new.limits where !limit.pausedBy.isEmpty {
            let stood = old.limits.filter { before in
                !before.pausedBy.isEmpty && Set(before.pausedBy).isSubset(of: limit.pausedBy)
            }.flatMap { state.limits[$0.name]?.pauses ?? [] }
            if !stood.isEmpty { found[limit.name] = stood.merged() }
        }
        return found
    }

    /// A lane that an answer chose stays chosen while the step is open.
    private func lanes(of open: OpenStep, at name: String) -> [String] {
        guard let step = new.step(name) else { return open.lanes }
        if case .byAnswer = step.performers { return open.lanes }
        return step.lanes
    }

    // MARK: What must be there

    private func historyTrouble(_ state: CaseState) -> MoveTrouble? {
        for done in state.completions {
            guard let step = new.step(proof.newName(of: done.step)) else { return .history(text(done.step)) }
            let hasOutcome =
                switch done.manner {
                case .done: step.outcome(done.outcome) != nil
                case .skipped, .expired: true
                }
            guard hasOutcome else { return .history(text(done.step)) }
            let actors = [done.actor] + done.confirmations.map(\.actor)
            for lane in actors.compactMap(\.lane) where new.lane(lane)?.party != old.lane(lane)?.party {
                return .lane(old.lane(lane)?.title ?? lane)
            }
        }
        for open in state.open.values {
            if case .byAnswer = new.step(proof.newName(of: open.step))?.performers,
                let gone = open.lanes.first(where: { new.lane($0) == nil })
            {
                return .lane(old.lane(gone)?.title ?? gone)
            }
        }
        return nil
    }

    private func workTrouble(_ state: CaseState) -> MoveTrouble? {
        for effect in state.effects where effect.status.isWaiting {
            guard case .effect(let use)? = new.step(effect.key.step)?.work, use.effect == effect.effect,
                proof.newName(of: effect.key.step) == effect.key.step
            else { return .work(text(effect.key.step)) }
        }
        for sub in state.subs where sub.result == nil && state.open[sub.step]?.visit == sub.visit {
            guard case .sub(let use)? = new.step(sub.step)?.work, case .sub(let before)? = old.step(sub.step)?.work,
                use.procedure == sub.procedure, use.place == before.place, proof.newName(of: sub.step) == sub.step
            else { return .work(text(sub.step)) }
        }
        return nil
    }

    /// What is open must be done in the same way there: nothing asks anew for an effect or another case, who has signed
    /// has signed for these lanes, and marks of time that were set fire what the old version said.
    private func openTrouble(_ state: CaseState) -> MoveTrouble? {
        for open in state.open.values.sorted(by: { $0.step < $1.step }) {
            guard let before = old.step(open.step), let after = new.step(proof.newName(of: open.step)) else { continue }
            guard before.work.isSameKind(as: after.work),
                before.outcomes.map(\.name).allSatisfy({ name in
                    after.outcome(name) != nil
                })
            else { return .work(text(open.step)) }
            if !open.confirmations.isEmpty, before.performers != after.performers { return .work(text(open.step)) }
            let losesTime = before.time != nil && after.time == nil
            let marksDiffer = before.time == after.time && !before.hasSameMarks(as: after)
            if losesTime || !before.mayBeDoneFromTheSame(as: after) || marksDiffer
                || before.escalations != after.escalations
            {
                return .time(text(open.step))
            }
        }
        // A name that another step has now would find the old one's work under it.
        for renamed in (new.move?.steps ?? [:]).keys.sorted() where new.step(renamed) != nil {
            if state.visits[renamed] != nil { return .work(text(renamed)) }
        }
        return nil
    }

    /// A limit that ends the case must have run under the same rule from the beginning.
    private func limitTrouble(_ state: CaseState) -> MoveTrouble? {
        for limit in new.limits where limit.expiry != nil {
            guard let before = old.limits.first(where: { $0.name == limit.name }), before.isSameRule(as: limit) else {
                return .time("batas " + limit.name)
            }
        }
        // Marks of time that were set fire what the old version said.
        for limit in new.limits where state.limits[limit.name]?.isRunning == true {
            guard let before = old.limits.first(where: { $0.name == limit.name }), before.time == limit.time else {
                continue
            }
            if before.escalations != limit.escalations { return .time("batas " + limit.name) }
        }
        return nil
    }

    private func contentTrouble(_ state: CaseState) -> MoveTrouble? {
        for path in state.answers.keys.sorted(by: { $0 < $1 })
        where new.field(path)?.kind != old.field(path)?.kind {
            return .answerGone(old.field(path)?.label ?? path.description)
        }
        for paper in state.papers.keys.sorted() where new.paper(paper) == nil {
            return .answerGone(old.paper(paper)?.title ?? paper)
        }
        if !old.confidentiality.allSatisfy(new.confidentiality.contains) { return .confidentiality }
        let withheld = new.withholdings.map(\.unplaced)
        if !old.withholdings.allSatisfy({ withheld.contains($0.unplaced) }) { return .confidentiality }
        return old.retention == new.retention ? nil : .retention
    }

    private func text(_ step: String) -> String { old.step(step)?.text ?? step }

    private func label(of reference: AnswerReference) -> String {
        switch reference {
        case .field(let path): new.field(path)?.label ?? path.description
        case .paper(let name): new.paper(name)?.title ?? name
        default: reference.written
        }
    }
}

extension [Pause] {
    /// In order, those that touch as one.
    fileprivate func merged() -> [Pause] {
        var merged: [Pause] = []
        for pause in sorted(by: { $0.start < $1.start }) {
            guard let last = merged.last, last.end.map({ pause.start <= $0 }) ?? true else {
                merged.append(pause)
                continue
            }
            let end = last.end.flatMap { first in pause.end.map { Swift.max(first, $0) } }
            merged[merged.count - 1] = Pause(start: last.start, end: end)
        }
        return merged
    }
}
