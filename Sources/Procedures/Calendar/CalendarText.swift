import Forms

extension WorkingCalendar {
    /// The calendar of a year in words: hours, fasting month, holidays with their sources, and how far decrees reach.
    public func described(year: Int) -> String {
        var parts = ["Jam kerja\n" + CalendarText.lines(of: hours)]
        for window in ramadan where window.first.year == year || window.last.year == year {
            parts.append(
                "Ramadan, \(window.first.longText) sampai \(window.last.longText)\n"
                    + CalendarText.lines(of: window.hours))
        }
        let days = Set(holidays.keys).union(localHolidays.keys).filter { $0.year == year }.sorted()
        let rows = days.map { CalendarText.line($0, holiday(on: $0) ?? "", source(ofHolidayOn: $0)) }
        parts.append("Hari libur \(year)\n" + (rows.isEmpty ? "    belum ada\n" : rows.joined()))
        let back = (takenBack ?? [:]).filter { $0.key.year == year }.sorted { $0.key < $1.key }
        if !back.isEmpty {
            parts.append("Tetap masuk\n" + back.map { CalendarText.line($0.key, "hari kerja", $0.value) }.joined())
        }
        parts.append(
            decreedThrough.map { "Libur nasional ditetapkan sampai \($0.longText); batas sesudahnya sementara.\n" }
                ?? "Belum ada libur nasional yang ditetapkan; semua batas sementara.\n")
        return parts.joined(separator: "\n")
    }
}

extension WeeklyHours {
    /// “Senin–Kamis 08.00–12.00, 12.30–15.00; Jumat 08.00–11.30”, without the days off.
    public var inWords: String {
        CalendarText.groups(of: self).filter { !$0.open.isEmpty }.map { "\($0.days) \($0.open)" }.joined(
            separator: "; ")
    }
}

private enum CalendarText {
    static func lines(of hours: WeeklyHours) -> String {
        groups(of: hours).map { "    \($0.days): \($0.open.isEmpty ? "tutup" : $0.open)\n" }.joined()
    }

    /// Days of equal hours stand together: “Senin–Kamis”.
    static func groups(of hours: WeeklyHours) -> [(days: String, open: String)] {
        var groups: [(first: Weekday, last: Weekday, open: [OpenInterval])] = []
        for day in Weekday.allCases {
            if let last = groups.last, last.open == hours[day] {
                groups[groups.count - 1].last = day
            } else {
                groups.append((day, day, hours[day]))
            }
        }
        return groups.map { group in
            let days = group.first == group.last ? group.first.title : "\(group.first.title)–\(group.last.title)"
            let open = group.open.map { "\($0.opens.text)–\($0.closes.text)" }.joined(separator: ", ")
            return (days, open)
        }
    }

    static func line(_ day: CalendarDate, _ what: String, _ source: String?) -> String {
        "    \(day.dayText): \(what)" + (source.map { " (\($0))" } ?? "") + "\n"
    }
}
