public import Forms

// When an act happened, as whoever enters it for somebody else says (SOP.md §10.3 `terjadi`).

extension WorkingCalendar {
    /// How long ago an application may have come that is entered now: five working days, the first of them whole.
    public func earliestApplication(at now: Instant) -> Instant {
        Instant(workingDate(-5, after: now.date(in: zone)), .midnight, zone)
    }
}

extension EventActor {
    /// Now, or as an officer enters it for what they did not do on this screen themselves.
    func instant(_ occurred: Instant?, now: Instant, notBefore earliest: Instant) throws(Refusal) -> Instant {
        guard let occurred, occurred != now else { return now }
        guard isAssisting || channel == .letter else { throw .backdatingNotAllowed }
        if occurred > now { throw .inTheFuture }
        if occurred < earliest { throw .tooFarBack }
        return occurred
    }
}

extension CaseState {
    /// Since when the case stands as it does: what concerns it as a whole (a withdrawal, a correction) cannot have
    /// happened earlier and be entered now, else it would have met another state than the one that it is judged by.
    public var lastMoved: Instant {
        let left = completions.map(\.occurred) + open.values.flatMap(\.confirmations).map(\.occurred)
        return (left + open.values.map(\.opened)).reduce(openedAt, max)
    }

    /// When the clock took a step away from whoever had it, by its own time-out or by a limit that ended the case, and
    /// since when they had had it. Once something of the case was destroyed (`simpan`), nothing is entered any more.
    public func taken(_ step: String, _ visit: Int) -> (at: Instant, opened: Instant)? {
        guard erasures.isEmpty else { return nil }
        if let left = completions.last(where: { $0.step == step && $0.visit == visit }) {
            return left.manner == .expired ? (left.occurred, left.opened ?? openedAt) : nil
        }
        guard let ending, let cut = ending.cutOff?[step], cut.visit == visit else { return nil }
        return (ending.occurred, cut.opened)
    }

    /// Steps that the clock has taken at their latest visit, and of which nobody has entered yet that it was done in time.
    public func takenSteps(of procedure: Procedure) -> [(step: Step, visit: Int)] {
        procedure.steps.compactMap { step in
            guard open[step.name] == nil, let visit = visits[step.name], taken(step.name, visit) != nil,
                !lateActs.contains(where: { $0.step == step.name && $0.visit == visit })
            else { return nil }
            return (step, visit)
        }
    }
}
