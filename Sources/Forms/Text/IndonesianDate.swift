extension Weekday {
    /// “Senin”.
    public var title: String {
        switch self {
        case .monday: "Senin"
        case .tuesday: "Selasa"
        case .wednesday: "Rabu"
        case .thursday: "Kamis"
        case .friday: "Jumat"
        case .saturday: "Sabtu"
        case .sunday: "Minggu"
        }
    }
}

extension CalendarDate {
    /// “26 November 2026”.
    public var longText: String { "\(components.day) \(monthName) \(year)" }

    /// “26 Nov 2026”.
    public var shortText: String { "\(components.day) \(monthName.prefix(3)) \(year)" }

    /// “Kamis 26 Nov 2026”.
    public var dayText: String { "\(weekday.title) \(shortText)" }

    private var monthName: String { CalendarDate.monthNames[components.month - 1] }

    /// January first.
    static let monthNames = [
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
        "Desember",
    ]
}

extension TimeOfDay {
    /// “16.00”.
    public var text: String {
        let (hour, minute) = (minutes / 60, minutes % 60)
        return "\(hour < 10 ? "0" : "")\(hour).\(minute < 10 ? "0" : "")\(minute)"
    }
}

extension Instant {
    /// “Kamis 26 Nov 2026 16.00”, as clocks in a zone show it.
    public func text(in zone: Zone) -> String {
        "\(date(in: zone).dayText) \(TimeOfDay(minutes: secondOfDay(in: zone) / 60).text)"
    }
}
