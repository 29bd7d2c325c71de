import Forms

/// The time of one limit of the whole case (SOP.md §6).
struct LimitClock {
    let limit: CaseLimit
    let calendar: WorkingCalendar
    let answers: CaseAnswers
    let procedure: Procedure

    /// From when the limit counts now; nil: it has not begun.
    var anchor: Instant? { answers.state.instant(of: limit.since, zone: calendar.zone) }

    /// How long, without extensions; nil: cannot be computed yet.
    var amount: TimeAmount? { limit.time.amount(in: answers, of: procedure) }

    func deadline(from anchor: Instant, pauses: [Pause] = [], extended: Int = 0) -> Deadline? {
        amount.map { calendar.deadline($0, from: anchor, pauses: pauses, extension: extended) }
    }

    func marks(of deadline: Deadline?, pauses: [Pause] = []) -> [TimedMark] {
        guard let deadline else { return [] }
        return limit.escalations.enumerated().map { index, escalation in
            let due =
                switch escalation.at {
                case .percent(let share): calendar.percent(share, of: deadline, pauses: pauses)
                case .after(let amount): calendar.deadline(amount, from: deadline.anchor, pauses: pauses).due
                }
            return TimedMark(kind: .escalation, index: index, due: due)
        }
    }
}
