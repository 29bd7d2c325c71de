import Forms
import Pages
import Procedures

extension LocalDate {
    init(_ date: CalendarDate) {
        let (year, month, day) = date.components
        self.init(year: year, month: month, day: day, weekday: date.weekday.rawValue + 1)
    }
}

extension LocalTime {
    /// An instant on the wall of a zone.
    init(_ instant: Instant, in zone: Zone) {
        let minutes = instant.secondOfDay(in: zone) / 60
        self.init(
            date: LocalDate(instant.date(in: zone)), hour: minutes / 60, minute: minutes % 60, zone: zone.rawValue)
    }

    /// A limit that ends at midnight is written 24.00 of the day before.
    init(due: Instant, in zone: Zone) {
        guard due.secondOfDay(in: zone) == 0 else {
            self.init(due, in: zone)
            return
        }
        self.init(
            date: LocalDate(due.date(in: zone).adding(days: -1)), hour: 24, minute: 0, zone: zone.rawValue)
    }
}

extension LocalTime {
    /// The wall of a deadline: 24.00 for the end of a day.
    init(due deadline: Deadline) {
        let (date, time) = (deadline.wall.date, deadline.wall.time)
        self.init(
            date: LocalDate(date), hour: time.minutes / 60, minute: time.minutes % 60, zone: deadline.zone.rawValue)
    }
}

extension Relative {
    /// How far an instant lies from now, in the unit that tells most.
    init(to due: Instant, from now: Instant) {
        let seconds = due.since(now)
        switch abs(seconds) {
        case 0..<3600: self = .minutes(Int(seconds / 60))
        case 3600..<86_400: self = .hours(Int(seconds / 3600))
        default: self = .days(Int(seconds / 86_400))
        }
    }
}

extension DueView {
    /// A due time as pages show it; near when less than two hours are left, or a fifth of a longer time.
    /// - Parameter start: from when a time of several days counts; nil for a task, whose day the lists tell already.
    init(_ due: Instant?, since start: Instant? = nil, now: Instant, zone: Zone, isProvisional: Bool = false) {
        guard let due else {
            self = .none
            return
        }
        self = .at(
            Due(
                time: LocalTime(due: due, in: zone), relative: Relative(to: due, from: now),
                isSoon: due.since(now) < max(7200, start.map { due.since($0) / 5 } ?? 0),
                isProvisional: isProvisional))
    }
}

extension DueView {
    /// Of a row of a list, which does not open its case: what is left of a standing clock is not known there.
    init(_ due: Instant?, standingSince: Instant?, now: Instant, zone: Zone) {
        if let standingSince {
            self = .paused(since: LocalTime(standingSince, in: zone), left: nil)
        } else {
            self.init(due, now: now, zone: zone)
        }
    }
}
