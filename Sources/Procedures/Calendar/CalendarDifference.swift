import Forms

extension WorkingCalendar {
    /// What becomes otherwise when another calendar takes its place, a line each, for whoever decides it; none: nothing.
    public func differences(to next: WorkingCalendar) -> [String] {
        var lines: [String] = []
        let days = Set(closedDays).union(next.closedDays).sorted()
        lines += days.filter { holiday(on: $0) == nil }.map {
            "Menjadi libur: \($0.dayText), \(next.holiday(on: $0) ?? "")"
        }
        lines += days.filter { next.holiday(on: $0) == nil }.map {
            "Tidak libur lagi: \($0.dayText), \(holiday(on: $0) ?? "")"
        }
        for day in Weekday.allCases where hours[day] != next.hours[day] {
            lines.append("Jam kerja \(day.title): \(Self.text(hours[day])) menjadi \(Self.text(next.hours[day]))")
        }
        lines += ramadan.filter { !next.ramadan.contains($0) }.map { "Jam Ramadan dihapus: \(Self.text($0))" }
        lines += next.ramadan.filter { !ramadan.contains($0) }.map { "Jam Ramadan baru: \(Self.text($0))" }
        return lines
    }

    private var closedDays: [CalendarDate] { Array(holidays.keys) + Array(localHolidays.keys) }

    private static func text(_ open: [OpenInterval]) -> String {
        open.isEmpty ? "tutup" : open.map { "\($0.opens.text)–\($0.closes.text)" }.joined(separator: ", ")
    }

    private static func text(_ window: RamadanWindow) -> String {
        "\(window.first.longText) sampai \(window.last.longText), \(text(window.hours[.monday])) pada Senin"
    }
}
