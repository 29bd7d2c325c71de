import Forms

extension Turn {
    /// Starts, resets, stops, pauses and resumes the limits, by what has just happened.
    mutating func refreshLimits() {
        guard state.isOpen else { return }
        for limit in procedure.limits {
            startIfDue(limit)
            meetIfDue(limit)
            countAgainIfChanged(limit)
            pauseOrResume(limit)
        }
    }

    func clock(of limit: CaseLimit) -> LimitClock {
        LimitClock(limit: limit, calendar: context.officeCalendar, answers: answers, procedure: procedure)
    }

    /// The limit begins when its anchor happens, and again when that happens again.
    private mutating func startIfDue(_ limit: CaseLimit) {
        let clock = clock(of: limit)
        guard let anchor = clock.anchor, state.limits[limit.name]?.anchor != anchor else { return }
        let deadline = clock.deadline(from: anchor)
        let marks = clock.marks(of: deadline)
        emit(.limitStarted(LimitStarted(name: limit.name, anchor: anchor, deadline: deadline, marks: marks)))
        letStand(limit)
    }

    /// The clock of a limit that a move begins stood when that of the old version did: told as it happened, as long as
    /// the limit ran.
    private mutating func letStand(_ limit: CaseLimit) {
        let since = occurred
        let met = state.limits[limit.name].flatMap { completion(meeting: limit, $0) }?.occurred
        for pause in (stood[limit.name] ?? []).begun(before: met) {
            guard let running = state.limits[limit.name], pause.end.map({ $0 > running.anchor }) ?? true else {
                continue
            }
            occurred = max(pause.start, running.latestChange)
            emit(.limitPaused(name: limit.name))
            if let end = met.map({ min(pause.end ?? $0, $0) }) ?? pause.end { resume(limit, at: end) }
        }
        occurred = since
    }

    /// Met when its step ended, which is before this turn where the limit begins only now: by a move, or by a date that
    /// was corrected.
    private mutating func meetIfDue(_ limit: CaseLimit) {
        guard let running = state.limits[limit.name], running.isRunning,
            let met = completion(meeting: limit, running)?.occurred
        else { return }
        let since = occurred
        occurred = met
        // It was met while its clock stood, or, by a version that waits for less, before it stood.
        if let standing = running.standingSince, standing < met {
            resume(limit, at: met)
        } else if case let counted = running.pauses.begun(before: met), counted != running.pauses {
            let new = clock(of: limit).deadline(from: running.anchor, pauses: counted, extended: running.extended)
            if let new, !new.isSame(as: running.deadline) {
                replace(running, by: new, limit, cause: "sudah terpenuhi sebelum berhenti")
            }
        }
        emit(.limitMet(name: limit.name))
        occurred = since
    }

    /// The first completion since its anchor of what it waits for.
    private func completion(meeting limit: CaseLimit, _ running: LimitState) -> Completion? {
        guard let until = limit.until else { return nil }
        return state.completions.filter { done in
            done.step == until.step && (until.outcome == nil || done.outcome == until.outcome)
                && done.occurred >= running.anchor && !happenedBefore(done, running, limit)
        }.min { $0.occurred < $1.occurred }
    }

    /// The clock goes on, and the time that it stood is added.
    private mutating func resume(_ limit: CaseLimit, at end: Instant) {
        guard let standing = state.limits[limit.name] else { return }
        occurred = end
        let (clock, pauses) = (clock(of: limit), standing.pauses.closed(at: end))
        let deadline = clock.deadline(from: standing.anchor, pauses: pauses, extended: standing.extended)
        let marks = clock.marks(of: deadline, pauses: pauses).keeping(standing.marks)
        emit(.limitResumed(LimitResumed(name: limit.name, deadline: deadline, marks: marks)))
    }

    /// Whether the completion is the anchor itself: `sejak: x, sampai: x` waits for the next one.
    private func happenedBefore(_ done: Completion, _ running: LimitState, _ limit: CaseLimit) -> Bool {
        guard case .event(let since) = limit.since else { return false }
        return done.occurred == running.anchor && done.step == since.step
    }

    /// Its time depends on an answer, and that changed.
    private mutating func countAgainIfChanged(_ limit: CaseLimit) {
        guard let running = state.limits[limit.name], running.isRunning,
            let amount = clock(of: limit).amount, running.deadline.map({ !$0.amount.isSame(as: amount) }) ?? true
        else { return }
        var new = clock(of: limit).deadline(
            from: running.anchor, pauses: running.pauses, extended: running.extended)
        if limit.expiry != nil { new = new.map { context.officeCalendar.postponed($0, now: recorded) } }
        replace(running, by: new, limit, cause: "isian berubah")
    }

    /// The calendar has a new revision.
    mutating func recomputeDecreed(_ limit: CaseLimit, cause: String) {
        guard let running = state.limits[limit.name], running.isRunning, let old = running.deadline else { return }
        let new = context.officeCalendar.recomputed(old, pauses: running.pauses, entered: recorded)
        if !new.isSame(as: old) { replace(running, by: new, limit, cause: cause) }
    }

    private mutating func replace(
        _ running: LimitState, by new: Deadline?, _ limit: CaseLimit, cause: String
    ) {
        let marks = clock(of: limit).marks(of: new, pauses: running.pauses).keeping(running.marks)
        emit(
            .recomputed(
                Recomputed(
                    subject: .limit(limit.name), old: running.deadline, new: new, marks: marks, cause: cause)))
    }

    /// The clock stands while every open step is at a lane of `jeda` (SOP.md §12.5).
    private mutating func pauseOrResume(_ limit: CaseLimit) {
        guard let running = state.limits[limit.name], running.isRunning else { return }
        let stands = isStanding(limit)
        let since = occurred
        // An act entered late may lie before what the clock has already counted, and before the steps that are open now.
        occurred = max(occurred, running.latestChange, latestOpening(of: limit, standing: stands))
        if stands, running.standingSince == nil {
            emit(.limitPaused(name: limit.name))
        } else if !stands, running.standingSince != nil {
            resume(limit, at: occurred)
        }
        occurred = since
    }

    private func isStanding(_ limit: CaseLimit) -> Bool {
        guard !limit.pausedBy.isEmpty, !state.open.isEmpty else { return false }
        return state.open.values.allSatisfy { lets(limit, standAt: $0) }
    }

    private func lets(_ limit: CaseLimit, standAt open: OpenStep) -> Bool {
        guard let step = procedure.step(open.step), case .person = step.work else { return false }
        return open.pendingLanes(of: step).allSatisfy { limit.pausedBy.contains($0) }
    }

    /// The clock stands once every open step is there that lets it, and runs from the first that does not.
    private func latestOpening(of limit: CaseLimit, standing: Bool) -> Instant {
        let open = state.open.values
        let decisive =
            standing ? open.map(\.opened).max() : open.filter { !lets(limit, standAt: $0) }.map(\.opened).min()
        return decisive ?? state.openedAt
    }
}

extension LimitState {
    /// When its clock last began, stopped or went on.
    var latestChange: Instant { pauses.last.map { max(anchor, $0.end ?? $0.start) } ?? anchor }
}

extension [Pause] {
    /// Those that had begun by then; nil: all.
    func begun(before instant: Instant?) -> [Pause] { filter { pause in instant.map { pause.start < $0 } ?? true } }

    /// With the one that still stands ended at this instant.
    func closed(at instant: Instant) -> [Pause] { map { Pause(start: $0.start, end: $0.end ?? instant) } }
}

extension TimeAmount {
    /// The same time, however it was written.
    func isSame(as other: TimeAmount) -> Bool { count == other.count && unit == other.unit }
}

extension OpenStep {
    /// The lanes of `oleh` that may, or must still, act now.
    func pendingLanes(of step: Step) -> [String] {
        let missing = lanes.filter { lane in !confirmations.contains { $0.lane == lane } }
        return switch step.performers {
        case .all: missing
        case .inOrder: Array(missing.prefix(1))
        case .one, .anyOf, .byAnswer, nil: lanes
        }
    }
}
