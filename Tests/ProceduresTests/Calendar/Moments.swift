import Forms
import Procedures

/// A moment as a clock on the wall shows it: `2026-03-02 09:00`.
func moment(_ text: String, _ zone: Zone = .wib) -> Instant {
    let parts = text.split(separator: " ")
    return Instant(CalendarDate(iso: parts[0])!, TimeOfDay(parts[1])!, zone)
}

/// A pause between two moments in WIB; without an end it stands still.
func pause(_ start: String, _ end: String?) -> Pause {
    Pause(start: moment(start), end: end.map { moment($0) })
}

func time(_ text: String) -> TimeAmount {
    switch TimeAmount.parse(text) {
    case .success(let amount): amount
    case .failure(let trouble): fatalError(trouble.message)
    }
}

extension WorkingCalendar {
    /// `baku` with the fasting month of 2026.
    static let fasting = WorkingCalendar.baku().adding(
        ramadan: RamadanWindow(from: CalendarDate(iso: "2026-02-19")!, through: CalendarDate(iso: "2026-03-20")!))

    /// When a time counted from a moment is over.
    func due(_ amount: String, from anchor: String, pauses: [Pause] = [], extension more: Int = 0) -> Instant {
        deadline(time(amount), from: moment(anchor, zone), pauses: pauses, extension: more).due
    }
}
