import Forms

extension Turn {
    /// Counts again what an act has changed: times by answers, anchors that happened again (SOP.md §12.3, §12.4).
    mutating func refreshSteps(cause: String = "isian atau patokan berubah") {
        for step in procedure.steps {
            guard let open = state.open[step.name] else { continue }
            let clock = clock(of: step, opened: open.opened, lanes: open.lanes)
            if let term = clock.deadlineTerm, !term.isOf(open.deadline) {
                recompute(clock, open, .deadline(step: step.name, visit: open.visit), term, cause: cause)
            }
            if let term = clock.expiryTerm, !term.isOf(open.expiry) {
                recompute(clock, open, .expiry(step: step.name, visit: open.visit), term, cause: cause)
            }
            if isEarliestMoved(step, clock, open) { recomputeEarliest(clock, open, cause: cause) }
        }
        counted = state.answers
    }

    /// Counts every open deadline again from its anchor: a calendar has a new revision (SOP.md §12.8).
    mutating func recomputeAll(cause: String) {
        for step in procedure.steps {
            guard let open = state.open[step.name] else { continue }
            let clock = clock(of: step, opened: open.opened, lanes: open.lanes)
            for (subject, old) in [
                (Recomputed.Subject.deadline(step: step.name, visit: open.visit), open.deadline),
                (.expiry(step: step.name, visit: open.visit), open.expiry),
            ] {
                guard let old else { continue }
                replace(old, by: clock.calendar.recomputed(old, entered: recorded), clock, open, subject, cause: cause)
            }
            recomputeMarks(clock, open, cause: cause)
            // What may be done already is not forbidden again by a decree.
            if let old = open.notBefore, old > recorded { recomputeEarliest(clock, open, cause: cause) }
        }
        for limit in procedure.limits { recomputeDecreed(limit, cause: cause) }
    }

    /// Whether `paling-cepat` follows: to another date also where it had passed; to an anchor that happened again as long
    /// as it has not.
    private func isEarliestMoved(_ step: Step, _ clock: StepClock, _ open: OpenStep) -> Bool {
        guard let earliest = open.notBefore else { return false }
        if let since = step.since, since.dates.contains(where: { state.answers[$0] != counted[$0] }) { return true }
        guard let term = clock.deadlineTerm, let deadline = open.deadline else { return false }
        return term.anchor != deadline.anchor && earliest > recorded
    }

    /// `paling-cepat`.
    private mutating func recomputeEarliest(_ clock: StepClock, _ open: OpenStep, cause: String) {
        guard let old = open.notBefore, let new = clock.notBefore, new != old else { return }
        emit(.earliestMoved(EarliestMoved(step: open.step, visit: open.visit, old: old, new: new, cause: cause)))
    }

    /// Reminders and escalations that count from the opening, where no deadline has moved with them.
    private mutating func recomputeMarks(_ clock: StepClock, _ open: OpenStep, cause: String) {
        guard let current = state.open[open.step] else { return }
        let marks = marks(clock, current, deadline: current.deadline, expiry: current.expiry)
        guard marks != current.marks else { return }
        emit(
            .recomputed(
                Recomputed(
                    subject: .deadline(step: open.step, visit: open.visit), old: current.deadline,
                    new: current.deadline, marks: marks, cause: cause)))
    }

    private func marks(
        _ clock: StepClock, _ open: OpenStep, deadline: Deadline?, expiry: Deadline?
    ) -> [TimedMark] {
        clock.marks(deadline: deadline, expiry: expiry).keeping(open.marks) {
            $0.kind == .reminder && clock.step.repeats($0.index)
        }
    }

    /// One deadline of a step, counted by another term; what it takes by itself is never taken at once.
    private mutating func recompute(
        _ clock: StepClock, _ open: OpenStep, _ subject: Recomputed.Subject, _ term: Term, cause: String
    ) {
        let new = clock.calendar.deadline(term.amount, from: term.anchor)
        if case .expiry = subject {
            let later = clock.calendar.postponed(new, now: recorded)
            replace(open.expiry, by: later, clock, open, subject, cause: cause)
        } else {
            replace(open.deadline, by: new, clock, open, subject, cause: cause)
        }
    }

    /// The event, and the reminders by the new deadline; nothing where it did not move.
    private mutating func replace(
        _ old: Deadline?, by new: Deadline, _ clock: StepClock, _ open: OpenStep, _ subject: Recomputed.Subject,
        cause: String
    ) {
        guard !new.isSame(as: old) else { return }
        let current = state.open[open.step] ?? open
        let isExpiry = if case .expiry = subject { true } else { false }
        let marks = marks(
            clock, current, deadline: isExpiry ? current.deadline : new, expiry: isExpiry ? new : current.expiry)
        emit(.recomputed(Recomputed(subject: subject, old: old, new: new, marks: marks, cause: cause)))
    }
}

extension Deadline {
    /// Whether nothing changed that anyone would be told; the explanation may count the same days otherwise.
    func isSame(as old: Deadline?) -> Bool {
        due == old?.due && anchor == old?.anchor && amount == old?.amount && isProvisional == old?.isProvisional
    }
}

extension [TimedMark] {
    /// The same list, where what was sent stays as it was, and what comes again and again keeps its next instant.
    func keeping(_ old: [TimedMark], repeating: (TimedMark) -> Bool = { _ in false }) -> [TimedMark] {
        map { mark in
            old.first { $0.kind == mark.kind && $0.index == mark.index && ($0.isSent || repeating($0)) } ?? mark
        }
    }
}

extension Anchor {
    /// The date fields in it.
    fileprivate var dates: [FieldPath] {
        switch self {
        case .answer(let field), .before(let field): [field]
        case .earliest(let anchors), .latest(let anchors): anchors.flatMap(\.dates)
        case .opening, .event, .deadline: []
        }
    }
}

extension Step {
    /// Whether a reminder comes again and again (`setiap`).
    func repeats(_ reminder: Int) -> Bool {
        guard reminders.indices.contains(reminder), case .every = reminders[reminder].schedule else { return false }
        return true
    }
}
