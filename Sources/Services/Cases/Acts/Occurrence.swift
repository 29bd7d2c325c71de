import Forms
import Procedures

/// When an act happened that an officer enters for somebody else (`terjadi`, SOP.md §10.3), as typed: empty means now.
struct Occurrence {
    /// The name of its field.
    static let field = "terjadi"

    let now: Instant
    let zone: Zone
    /// Before this it cannot have happened; nil: not known here, the engine judges.
    let earliest: Instant?
    /// What is said of an earlier time, after when it could have been.
    let reason: String

    /// Of an application that comes at the counter.
    static func ofApplication(at now: Instant, _ calendar: WorkingCalendar) -> Occurrence {
        Occurrence(
            now: now, zone: calendar.zone, earliest: calendar.earliestApplication(at: now),
            reason: "Permohonan dapat dicatat paling lambat 5 hari kerja sesudah datang")
    }

    /// Of an act at an open step.
    static func ofStep(_ open: OpenStep?, of step: Step?, at now: Instant, _ calendar: WorkingCalendar) -> Occurrence {
        let earliest = step.flatMap { open?.earliestAct(at: $0) } ?? open?.opened
        let isOpening = earliest == open?.opened
        return Occurrence(
            now: now, zone: calendar.zone, earliest: earliest,
            reason: isOpening ? "Sebelumnya langkah ini belum terbuka" : "Sebelumnya belum gilirannya")
    }

    /// Of an act at a step that the clock has taken.
    static func beforeTaken(
        _ taken: (at: Instant, opened: Instant), at now: Instant, _ calendar: WorkingCalendar
    ) -> Occurrence {
        Occurrence(
            now: now, zone: calendar.zone, earliest: taken.opened, reason: "Sebelumnya langkah ini belum terbuka")
    }

    /// Of a withdrawal or a correction, which concern the whole case.
    static func ofCase(_ state: CaseState, at now: Instant, _ calendar: WorkingCalendar) -> Occurrence {
        Occurrence(
            now: now, zone: calendar.zone, earliest: state.lastMoved,
            reason: "Sebelumnya keadaan permohonan ini masih lain")
    }

    /// - Returns: nil for now.
    /// - Throws: `FieldTroubles` at `terjadi`.
    func read(_ typed: String?) throws -> Instant? {
        guard let typed, !typed.isBlank else { return nil }
        let (date, time): (CalendarDate, TimeOfDay)
        switch TypedDate.readDateTime([typed]) {
        case .success(let read): (date, time) = read
        case .failure(let trouble): throw FieldTroubles([Occurrence.field: trouble.message])
        }
        let instant = Instant(date, time, zone)
        guard instant <= now else {
            throw FieldTroubles([
                Occurrence.field: "Waktu kejadian tidak boleh di masa depan; sekarang \(now.text(in: zone))"
            ])
        }
        guard let earliest, instant < earliest else { return instant }
        // People write minutes; the minute in which it began is early enough.
        if earliest.since(instant) < 60 { return earliest }
        throw FieldTroubles([Occurrence.field: "Paling awal \(earliest.text(in: zone)). \(reason)"])
    }
}
