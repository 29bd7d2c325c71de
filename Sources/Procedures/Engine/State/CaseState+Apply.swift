import Forms

extension CaseState {
    /// Takes one event in. Total: an event that does not fit changes nothing but the version.
    public mutating func apply(_ event: CaseEvent) {
        version += 1
        lastRecorded = max(lastRecorded, event.recorded)
        switch event.body {
        case .opened: break
        case .arrived(let step, let item): arrivals[JoinPlace(step: step, item: item)] = event.occurred
        case .joined(let step): arrivals = arrivals.filter { $0.key.step != step }
        case .stepOpened, .stepConfirmed, .stepCompleted, .stepSkipped, .stepExpired, .claimed, .released, .assigned,
            .reminded, .escalated:
            applyStep(event)
        case .effectRequested, .effectEnded, .effectFailed, .effectUncertain, .effectRetried, .lateEffectResult:
            applyEffect(event)
        case .subRequested, .subOpened, .subEnded:
            applySub(event)
        case .limitStarted, .limitPaused, .limitResumed, .limitExtended, .limitMet, .limitExpired:
            applyLimit(event)
        case .recomputed(let change): apply(change)
        case .earliestMoved(let change):
            if open[change.step]?.visit == change.visit { open[change.step]?.notBefore = change.new }
        case .corrected(let correction):
            answers.merge(correction.new) { $1 }
            contentVersion = version
            for name in open.keys { open[name]?.claimedBy = nil }
        case .lateAct(let act):
            lateActs.append(
                LateAct(
                    step: act.step, visit: act.visit, outcome: act.outcome, actor: event.actor,
                    occurred: event.occurred, content: act.content))
        case .registerRequested, .withdrawn: break
        case .ended(let result): end(result, at: event.occurred)
        case .moved(let moved): apply(moved)
        case .retentionSet(let set): retention = set.periods
        case .retentionOver(let over): erase(over, at: event.recorded)
        case .contentErased(let erased): self = CaseState(left: erased, by: event, version: version)
        }
    }

    /// Nothing is open any more; what effects still do moves nothing.
    private mutating func end(_ result: String, at instant: Instant) {
        ending = Ending(result: result, occurred: instant)
        if limits.values.contains(where: { $0.expired == instant }) {
            ending?.cutOff = open.mapValues { Ending.CutOff(visit: $0.visit, opened: $0.opened) }
        }
        open = [:]
        arrivals = [:]
        for index in effects.indices where !effects[index].key.isUndo && effects[index].status.isWaiting {
            effects[index].status = .abandoned
        }
        for (name, limit) in limits where limit.isRunning {
            limits[name]?.met = instant
            if limit.standingSince != nil { limits[name]?.pauses[limit.pauses.count - 1].end = instant }
        }
    }

    private mutating func apply(_ change: Recomputed) {
        switch change.subject {
        case .deadline(let step, let visit):
            guard open[step]?.visit == visit else { return }
            open[step]?.deadline = change.new
            if let marks = change.marks { open[step]?.marks = marks }
            noteDeadline(of: step)
        case .expiry(let step, let visit):
            guard open[step]?.visit == visit else { return }
            open[step]?.expiry = change.new
            if let marks = change.marks { open[step]?.marks = marks }
            noteDeadline(of: step)
        case .limit(let name):
            limits[name]?.deadline = change.new
            if let marks = change.marks { limits[name]?.marks = marks }
        }
    }

    /// Remembers what `batas <langkah>` counts from.
    mutating func noteDeadline(of step: String) {
        guard let due = (open[step]?.deadline ?? open[step]?.expiry)?.due else { return }
        lastDeadlines[step] = due
    }
}
