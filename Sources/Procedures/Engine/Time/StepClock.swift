import Forms

/// The times of one step: what it is to be done by, when the system takes it, and who is told in between.
struct StepClock {
    let step: Step
    let opened: Instant
    /// When what is being told happens: nobody is reminded before it.
    let now: Instant
    let calendar: WorkingCalendar
    let answers: CaseAnswers
    let procedure: Procedure

    private var zone: Zone { calendar.zone }

    /// How long, and from when, for `waktu`.
    var deadlineTerm: Term? { term(step.time, since: step.since) }

    /// How long, and from when, for `habis`: `setelah` counts from the opening, `waktu` as `waktu` does.
    var expiryTerm: Term? {
        guard let expiry = step.expiry else { return nil }
        return expiry.after == nil
            ? term(step.time, since: expiry.since ?? step.since) : term(expiry.after, since: expiry.since)
    }

    var notBefore: Instant? {
        guard let amount = step.notBefore, let anchor = anchor(step.since) else { return nil }
        return step.isCountedBack
            ? calendar.beginning(amount, before: anchor) : calendar.deadline(amount, from: anchor).due
    }

    func deadline(_ term: Term?) -> Deadline? { term.map { calendar.deadline($0.amount, from: $0.anchor) } }

    /// Reminders and escalations by these deadlines; percentages are of `waktu`, else of `habis`.
    func marks(deadline: Deadline?, expiry: Deadline?) -> [TimedMark] {
        let whole = deadline ?? expiry
        var marks: [TimedMark] = []
        for (index, reminder) in step.reminders.enumerated() {
            let due: Instant? =
                switch reminder.schedule {
                case .once(let mark): instant(of: mark, whole)
                case .every(let amount): calendar.deadline(amount, from: opened).due
                }
            if let due { marks.append(TimedMark(kind: .reminder, index: index, due: due)) }
        }
        for (index, escalation) in step.escalations.enumerated() {
            guard let due = instant(of: escalation.at, whole) else { continue }
            marks.append(TimedMark(kind: .escalation, index: index, due: due))
        }
        return marks
    }

    private func instant(of mark: TimeMark, _ whole: Deadline?) -> Instant? {
        switch mark {
        case .percent(let share):
            guard let whole else { return nil }
            let due = calendar.percent(share, of: whole)
            // A date may have been too near when the step opened, or come too near: then it is told at once.
            return whole.amount.isCountedBack ? max(due, opened, now) : due
        case .after(let amount): return calendar.deadline(amount, from: opened).due
        }
    }

    private func term(_ rule: TimeRule?, since: Anchor?) -> Term? {
        guard let amount = rule?.amount(in: answers, of: procedure), let anchor = anchor(since) else { return nil }
        return Term(amount: since?.isBefore == true ? amount.countedBack : amount, anchor: anchor)
    }

    private func anchor(_ since: Anchor?) -> Instant? {
        since.map { answers.state.instant(of: $0, zone: zone) } ?? opened
    }
}

/// An amount of time from an instant on, or back from it.
struct Term: Hashable {
    let amount: TimeAmount
    let anchor: Instant

    /// Whether a deadline was counted so; how the amount was written does not matter.
    func isOf(_ deadline: Deadline?) -> Bool {
        guard let deadline else { return false }
        return deadline.anchor == anchor && deadline.amount.isSame(as: amount)
    }
}

extension Turn {
    func clock(of step: Step, opened: Instant, lanes: [String]) -> StepClock {
        StepClock(
            step: step, opened: opened, now: occurred, calendar: context.calendar(forLanes: lanes), answers: answers,
            procedure: procedure)
    }

    /// The event of a step that waits from now on.
    func opening(of step: Step, visit: Int) -> StepOpened {
        let lanes = lanes(of: step)
        let clock = clock(of: step, opened: occurred, lanes: lanes)
        let deadline = clock.deadline(clock.deadlineTerm)
        let expiry = clock.deadline(clock.expiryTerm).map { notAtOnce($0, clock.calendar) }
        return StepOpened(
            step: step.name, visit: visit, lanes: lanes, deadline: deadline, expiry: expiry,
            notBefore: clock.notBefore, marks: clock.marks(deadline: deadline, expiry: expiry))
    }

    /// What a date puts into the past when the step opens is not taken at once: somebody must be able to act.
    private func notAtOnce(_ expiry: Deadline, _ calendar: WorkingCalendar) -> Deadline {
        guard expiry.amount.isCountedBack else { return expiry }
        let now = isFiring ? occurred : recorded
        return calendar.postponed(expiry, now: now, reason: "waktunya sudah lewat saat langkah terbuka")
    }

    /// The lanes of `oleh`; `menurut` is settled now and does not change while the step is open.
    private func lanes(of step: Step) -> [String] {
        guard case .byAnswer(let reference, let map, let otherwise) = step.performers else { return step.lanes }
        var option = answers.value(of: reference)?.optionName
        if option == nil, otherwise == nil, case .field(let path) = reference {
            option = procedure.field(path)?.initialOption
        }
        let chosen = option.flatMap { map[$0] } ?? otherwise
        return chosen.map { [$0] } ?? step.lanes
    }
}
