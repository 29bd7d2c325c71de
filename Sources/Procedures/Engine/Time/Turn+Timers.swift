import Forms

extension Turn {
    /// Fires what is due before anything else is judged, so that nothing depends on when a worker woke
    /// (SOP.md §10.3).
    mutating func fireTimers() throws(Refusal) {
        isFiring = true
        // A case that nobody looked at for years may have more to catch up than one transaction should hold; the rest
        // fires with the next command.
        while events.count < Turn.mostEventsOfTimers, let due = state.nextDue(in: procedure),
            due.firesAt <= recorded
        {
            occurred = due.instant
            actor = .system
            try fire(due)
            settleClocks()
        }
        isFiring = false
        occurred = recorded
    }

    static let mostEventsOfTimers = 2000

    /// After every move: limits begin, stand or are met, and times that depend on answers are counted again.
    mutating func settleClocks() {
        // Of an erased case nothing is known that a clock could be counted from.
        if state.contentErasure != nil { return }
        let before = actor
        actor = .system
        if state.isOpen { refreshSteps() }
        refreshLimits()
        actor = before
    }

    private mutating func fire(_ due: Due) throws(Refusal) {
        switch due {
        case .stepMark(let step, let mark): send(mark, of: step)
        case .limitMark(let limit, let mark):
            let rule = procedure.limits.first { $0.name == limit }?.escalations[safe: mark.index]
            emit(
                .escalated(
                    Escalated(
                        .limit(name: limit), mark: mark.index, lanes: rule?.lanes ?? [],
                        takesOver: rule?.takesOver ?? false)))
        case .stepExpiry(let step, _):
            emit(.stepExpired(step: step, visit: state.open[step]?.visit ?? 0))
            try move(from: step, to: procedure.step(step)?.expiry?.targets ?? [])
        case .limitExpiry(let limit, _):
            emit(.limitExpired(name: limit))
            let name = procedure.limits.first { $0.name == limit }?.expiry
            if let result = name.flatMap({ procedure.result($0) }) { end(result) }
        case .retentionEnd(let period): endRetention(period)
        }
    }

    private mutating func send(_ mark: TimedMark, of name: String) {
        guard let open = state.open[name] else { return }
        let step = procedure.step(name)
        switch mark.kind {
        case .reminder:
            let rule = step?.reminders[safe: mark.index]
            emit(
                .reminded(
                    Reminded(
                        step: name, visit: open.visit, mark: mark.index,
                        isSent: rule?.condition?.holds(in: answers) ?? true,
                        next: rule.flatMap { next($0, after: mark.due, open) })))
        case .escalation:
            let rule = step?.escalations[safe: mark.index]
            emit(
                .escalated(
                    Escalated(
                        .step(name: name, visit: open.visit), mark: mark.index, lanes: rule?.lanes ?? [],
                        takesOver: rule?.takesOver ?? false)))
        }
    }

    /// When `setiap` comes again: the first beat, counted from the opening, that is not over. A time in which nothing ran
    /// is caught up once, not once for each beat of it.
    private func next(_ rule: Reminder, after due: Instant, _ open: OpenStep) -> Instant? {
        guard case .every(let amount) = rule.schedule else { return nil }
        let calendar = context.calendar(forLanes: open.lanes)
        // Not from beat to beat: a day counts until its end, so that the next one would begin a day late.
        let beat = { (number: Int) in
            calendar.deadline(TimeAmount(amount.count * number, amount.unit), from: open.opened).due
        }
        let over = max(due, recorded)
        var (past, coming) = (0, 1)
        while beat(coming) <= over { (past, coming) = (coming, coming * 2) }
        while coming - past > 1 {
            let middle = (past + coming) / 2
            if beat(middle) <= over { past = middle } else { coming = middle }
        }
        return beat(coming)
    }
}

extension Array {
    /// The element, or nil where a file and the events of another version of it disagree.
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
