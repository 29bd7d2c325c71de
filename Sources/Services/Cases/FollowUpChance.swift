import Forms
import Procedures

extension FollowUp {
    struct Chance {
        let until: Instant?
    }

    /// Whether it may begin at an instant: after one of its results until `dalam` is over, or while a limit of
    /// `jika-lewat` is exceeded, or a step of `selama` is open.
    func chance(in state: CaseState, at instant: Instant, calendar: WorkingCalendar) -> Chance? {
        // People write minutes; the minute in which the case ended is late enough.
        guard let ending = state.ending, ending.occurred.since(instant) < 60 else {
            let isLate = whenLate.contains { state.limits[$0]?.isExceeded(at: instant) ?? false }
            // What was said in a call came with the call.
            let isAwaited = during.contains { state.open[$0] != nil } && state.openedAt.since(instant) < 60
            return isLate || isAwaited ? Chance(until: nil) : nil
        }
        guard after.contains(ending.result) else { return nil }
        let until = within.map { calendar.deadline($0, from: ending.occurred).due }
        return until.map { $0 >= instant } ?? true ? Chance(until: until) : nil
    }

    /// When it can have come at the latest, of what the counter may still enter now; nil: it came too late, or never
    /// could.
    ///
    /// Whether it came in time is judged by when it came (SOP.md §10.3). An application may be entered five working days
    /// after it came, so that long after `dalam` the counter still takes what had come before.
    func lastChance(in state: CaseState, enteredAt now: Instant, calendar: WorkingCalendar) -> Instant? {
        if chance(in: state, at: now, calendar: calendar) != nil { return now }
        let earliest = calendar.earliestApplication(at: now)
        return reasonsEnd(in: state, calendar: calendar).sorted(by: >).first { instant in
            instant >= earliest && instant <= now && chance(in: state, at: instant, calendar: calendar) != nil
        }
    }

    /// The last minute of each reason that there was: of `dalam`, and of each time that a limit of `jika-lewat` was
    /// exceeded: until it was met or over, until its clock stood still, until the case ended.
    private func reasonsEnd(in state: CaseState, calendar: WorkingCalendar) -> [Instant] {
        let until = state.ending.flatMap { ending in
            within.map { calendar.deadline($0, from: ending.occurred).due }
        }
        let limits = whenLate.compactMap { state.limits[$0] }
        let ends = limits.flatMap { [$0.met, $0.expired].compactMap(\.self) + $0.pauses.map(\.start) }
        let closing = [state.ending?.occurred].compactMap(\.self)
        return [until].compactMap(\.self) + (ends + closing).map { $0.adding(seconds: -60) }
    }

    /// What is wrong with when it is said to have come; nil: it came in time.
    /// - Parameter occurred: nil: now.
    func trouble(
        with occurred: Instant?, in state: CaseState, enteredAt now: Instant, calendar: WorkingCalendar
    ) -> String? {
        guard chance(in: state, at: occurred ?? now, calendar: calendar) == nil else { return nil }
        guard let last = lastChance(in: state, enteredAt: now, calendar: calendar) else {
            return "Waktu mengajukan permohonan lanjutan ini sudah berakhir"
        }
        guard let occurred, occurred < last else {
            return
                "Waktu mengajukannya berakhir \(last.text(in: calendar.zone)). Isi waktu datangnya, paling lambat saat itu"
        }
        return "Pada waktu itu permohonan lanjutan ini belum dapat diajukan"
    }
}

extension LimitState {
    /// Whether its time was over at an instant, and its clock did not stand.
    fileprivate func isExceeded(at instant: Instant) -> Bool {
        guard let deadline, deadline.due < instant else { return false }
        let isDone = [met, expired].compactMap(\.self).contains { $0 <= instant }
        let stands = pauses.contains { $0.start <= instant && ($0.end.map { instant < $0 } ?? true) }
        return !isDone && !stands
    }
}
