import Forms

/// How long a time is, roughly, so that times of different kinds can be laid side by side (SOP.md §6): a working day
/// is 7.5 hours, and five of seven calendar days are worked.
enum Effort {
    static let minutesADay = 450

    static func minutes(_ amount: TimeAmount) -> Int {
        let n = amount.count
        return switch amount.unit {
        case .workingMinutes: n
        case .workingHours: n * 60
        case .workingDays: n * minutesADay
        case .calendarDays: calendarDays(n)
        case .months: calendarDays(n * 30)
        case .years: calendarDays(n * 365)
        case .wallHours: n * minutesADay * 5 / (7 * 24)
        }
    }

    /// The longest that a rule may give.
    static func minutes(_ rule: TimeRule?) -> Int {
        rule.map { Reading.amounts($0).map { minutes($0) }.max() ?? 0 } ?? 0
    }

    private static func calendarDays(_ n: Int) -> Int { n * minutesADay * 5 / 7 }

    /// For certain: only within one kind, and between minutes and hours.
    static func isLonger(_ left: TimeAmount, than right: TimeAmount) -> Bool {
        let clock: Set<TimeAmount.Unit> = [.workingMinutes, .workingHours]
        let calendar: Set<TimeAmount.Unit> = [.calendarDays, .months, .years]
        guard
            left.unit == right.unit || clock.isSuperset(of: [left.unit, right.unit])
                || calendar.isSuperset(of: [left.unit, right.unit])
        else { return false }
        return minutes(left) > minutes(right)
    }

    /// `2,5 hari kerja`, or minutes where it is less than a day.
    static func text(_ minutes: Int) -> String {
        guard minutes >= minutesADay else { return "\(minutes) menit" }
        let tenths = (minutes * 10 + minutesADay / 2) / minutesADay
        return (tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10),\(tenths % 10)") + " hari kerja"
    }
}
