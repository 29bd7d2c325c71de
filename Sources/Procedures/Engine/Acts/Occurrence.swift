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
}
