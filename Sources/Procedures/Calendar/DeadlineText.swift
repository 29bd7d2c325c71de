public import Forms

extension WallTime {
    /// “Kamis 26 November 2026 pukul 16.00 WIB”.
    func dueText(in zone: Zone) -> String {
        "\(date.weekday.title) \(date.longText) pukul \(time.text) \(zone.rawValue)"
    }
}

extension Instant {
    /// As ``Deadline/dueText``, where the instant alone is known: midnight is the end of the day before.
    public func dueText(in zone: Zone) -> String {
        let (date, time) = (date(in: zone), TimeOfDay(minutes: secondOfDay(in: zone) / 60))
        let wall = time == .midnight ? WallTime(date.adding(days: -1), .endOfDay) : WallTime(date, time)
        return wall.dueText(in: zone)
    }
}

extension Deadline {
    /// “paling lambat Kamis 26 November 2026 pukul 16.00 WIB: 2 hari kerja sejak …”: the deadline and how it was counted.
    public func explained() -> String {
        "paling lambat \(dueText): " + reasons.joined(separator: "; ")
    }

    /// How it was counted, one sentence a line.
    public var explanation: [String] { reasons.map(\.capitalizedFirst) }

    /// “Kamis 26 November 2026 pukul 16.00 WIB”; the end of a day as 24.00.
    public var dueText: String { wall.dueText(in: zone) }

    private var reasons: [String] {
        var reasons = [
            amount.isCountedBack
                ? "\(amount.plainText) sebelum \(anchor.date(in: zone).dayText)"
                : "\(amount.plainText) sejak \(anchor.text(in: zone)) \(zone.rawValue)"
        ]
        reasons += trace.map { $0.text(in: zone, counting: amount) }
        if isProvisional {
            reasons.append("sementara, karena hari libur \(countedYear) belum ditetapkan")
        }
        return reasons
    }
}

extension TimeAmount {
    /// As a reader must understand it, whatever the author wrote: “10 hari kerja”, “30 menit kerja”, “2x24 jam”.
    public var plainText: String {
        switch unit {
        case .workingMinutes: "\(abs(count)) menit kerja"
        case .workingHours: "\(abs(count)) jam kerja"
        case .wallHours: written
        case .workingDays, .calendarDays, .months, .years: "\(abs(count)) \(unit.rawValue)"
        }
    }
}

extension TraceLine {
    fileprivate func text(in zone: Zone, counting amount: TimeAmount) -> String {
        switch self {
        case .startMoved(let day, let reason):
            let role = amount.unit == .workingDays ? "menjadi hari penerimaan" : "menjadi awal hitungan"
            return "\(day.dayText) \(role) (\(reason))"
        case .counted(let from, let to, let number):
            let first = number - (to.dayNumber - from.dayNumber)
            // Counted back, the earlier day has the higher number.
            let (begins, ends) = amount.isCountedBack ? (number, first) : (first, number)
            let numbers = begins == ends ? "hari ke-\(number)" : "hari ke-\(begins) sampai ke-\(ends)"
            return "\(TraceLine.range(from, to)) \(numbers)"
        case .skipped(let from, let to, let reason):
            return "\(TraceLine.range(from, to)) tidak dihitung (\(reason))"
        case .worked(let from, let to, let seconds):
            return "\(TraceLine.range(from, to)) dihitung \(seconds.durationText)"
        case .paused(let from, let to?):
            return "waktu berhenti \(from.text(in: zone)) sampai \(to.text(in: zone))"
        case .paused(let from, nil):
            return "waktu berhenti sejak \(from.text(in: zone))"
        case .extended(let amount):
            return "diperpanjang \(amount.plainText)"
        case .moved(let instant, let reason):
            return "digeser ke \(instant.text(in: zone)) (\(reason))"
        }
    }

    private static func range(_ from: CalendarDate, _ to: CalendarDate) -> String {
        if from == to { return from.dayText }
        let (a, b) = (from.components, to.components)
        if a.year == b.year, a.month == b.month { return "\(from.weekday.title) \(a.day) – \(to.dayText)" }
        return "\(from.dayText) – \(to.dayText)"
    }
}

extension StandingLimit {
    /// “berhenti sejak Selasa 3 Mar 2026 10.00, sisa 9 hari kerja”.
    public var text: String {
        let left =
            switch rest {
            case .days(let days, .workingDays): "\(days) hari kerja"
            case .days(let days, _): "\(days) hari kalender"
            case .seconds(let seconds, .wallHours): seconds.durationText
            case .seconds(let seconds, _): "\(seconds.durationText) waktu kerja"
            }
        return "berhenti sejak \(since.text(in: zone)), sisa \(left)"
    }
}

extension Int64 {
    /// Seconds as “1 jam 30 menit”; less than a minute as “0 menit”.
    fileprivate var durationText: String {
        let (hours, minutes) = (self / 3600, self / 60 % 60)
        if hours == 0 { return "\(minutes) menit" }
        return minutes == 0 ? "\(hours) jam" : "\(hours) jam \(minutes) menit"
    }
}
