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
        letStand(limit, by: clock)
    }

    /// The clock of a limit that a move begins stood when that of the old version did: told as it happened.
    private mutating func letStand(_ limit: CaseLimit, by clock: LimitClock) {
        let since = occurred
        for pause in stood[limit.name] ?? [] {
            guard let running = state.limits[limit.name], pause.end.map({ $0 > running.anchor }) ?? true else {
                continue
            }
            occurred = max(pause.start, running.latestChange)
            emit(.limitPaused(name: limit.name))
            guard let end = pause.end, let standing = state.limits[limit.name] else { continue }
            occurred = end
            let pauses = standing.pauses.closed(at: end)
            let deadline = clock.deadline(from: running.anchor, pauses: pauses, extended: running.extended)
            let marks = clock.marks(of: deadline, pauses: pauses).keeping(running.marks)
            emit(.limitResumed(LimitResumed(name: limit.name, deadline: deadline, marks: marks)))
        }
        occurred = since
    }

    private mutating func meetIfDue(_ limit: CaseLimit) {
        guard let running = state.limits[limit.name], running.isRunning, let until = limit.until else { return }
        let met = state.completions.first { done in
            done.step == until.step && (until.outcome == nil || done.outcome == until.outcome)
                && done.occurred >= running.anchor && !happenedBefore(done, running, limit)
        }
        guard let met else { return }
        let since = occurred
        occurred = max(occurred, met.occurred)
        emit(.limitMet(name: limit.name))
        occurred = since
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
            let pauses = running.pauses.closed(at: occurred)
            let clock = clock(of: limit)
            let deadline = clock.deadline(from: running.anchor, pauses: pauses, extended: running.extended)
            let marks = clock.marks(of: deadline, pauses: pauses).keeping(running.marks)
            emit(.limitResumed(LimitResumed(name: limit.name, deadline: deadline, marks: marks)))
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
