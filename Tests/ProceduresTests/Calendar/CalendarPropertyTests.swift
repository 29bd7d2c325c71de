import Forms
import Procedures
import Testing

extension SplitMix64 {
    /// A minute between autumn 2025 and spring 2027.
    fileprivate mutating func moment() -> Instant {
        Instant(seconds: Int64.random(in: 29_400_000...30_100_000, using: &self) * 60)
    }

    fileprivate mutating func pauses(after anchor: Instant) -> [Pause] {
        (0..<Int.random(in: 0...4, using: &self)).map { _ in
            let start = anchor.adding(seconds: 60 * Int64.random(in: -2000...20_000, using: &self))
            return Pause(start: start, end: start.adding(seconds: 60 * Int64.random(in: 0...8000, using: &self)))
        }
    }

    fileprivate mutating func amount() -> TimeAmount {
        let units: [TimeAmount.Unit] = [
            .workingMinutes, .workingHours, .workingDays, .calendarDays, .months, .years, .wallHours,
        ]
        return TimeAmount(Int.random(in: 1...40, using: &self), units.randomElement(using: &self)!)
    }

    fileprivate mutating func calendar() -> WorkingCalendar {
        let all = [.fasting, .baku(zone: .wita), .baku(zone: .wit), WorkingCalendar.named["enam-hari"]!]
        return all.randomElement(using: &self)!
    }
}

@Suite("Sifat-sifat penghitungan waktu")
struct CalendarPropertyTests {
    private static let seed = Seed.of("CalendarPropertyTests")

    @Test func `working time equals a walk minute by minute`() {
        var dice = SplitMix64(seed: Self.seed)
        for round in 0..<150 {
            let (calendar, anchor) = (dice.calendar(), dice.moment())
            let pauses = dice.pauses(after: anchor)
            let minutes = Int.random(in: 1...1500, using: &dice)
            let due = calendar.deadline(TimeAmount(minutes, .workingMinutes), from: anchor, pauses: pauses).due
            let walked = walk(minutes, calendar, anchor, pauses)
            #expect(due == walked, "benih \(Self.seed), putaran \(round): \(minutes) menit sejak \(anchor.seconds)")
        }
    }

    /// Looks at every minute: does the office work, and does the clock run?
    private func walk(_ minutes: Int, _ calendar: WorkingCalendar, _ anchor: Instant, _ pauses: [Pause]) -> Instant {
        var (now, left) = (anchor, minutes)
        while left > 0 {
            let stands = pauses.contains { $0.start <= now && now < $0.end! }
            if calendar.isOpen(at: now), !stands { left -= 1 }
            now = now.adding(seconds: 60)
        }
        return now
    }

    @Test func `working days equal a walk day by day`() {
        var dice = SplitMix64(seed: Self.seed)
        for round in 0..<300 {
            let (calendar, anchor) = (dice.calendar(), dice.moment())
            let pauses = dice.pauses(after: anchor)
            let days = Int.random(in: 1...60, using: &dice)
            var day = anchor.date(in: calendar.zone)
            while calendar.closing(of: day).map({ $0 <= anchor }) ?? true { day = day.adding(days: 1) }
            var (left, due) = (days, anchor)
            while left > 0 {
                day = day.adding(days: 1)
                guard let closing = calendar.closing(of: day) else { continue }
                if pauses.contains(where: { $0.start < closing && closing <= $0.end! && $0.end! > anchor }) { continue }
                (left, due) = (left - 1, closing)
            }
            let counted = calendar.deadline(TimeAmount(days, .workingDays), from: anchor, pauses: pauses).due
            #expect(counted == due, "benih \(Self.seed), putaran \(round)")
        }
    }

    @Test func `calendar days equal a walk day by day`() {
        var dice = SplitMix64(seed: Self.seed)
        for round in 0..<300 {
            let (calendar, anchor) = (dice.calendar(), dice.moment())
            let pauses = dice.pauses(after: anchor)
            let days = Int.random(in: 1...60, using: &dice)
            var (day, left) = (anchor.date(in: calendar.zone), days)
            while left > 0 {
                day = day.adding(days: 1)
                let end = Instant(day, .endOfDay, calendar.zone)
                if !pauses.contains(where: { $0.start < end && end <= $0.end! }) { left -= 1 }
            }
            let deadline = calendar.deadline(TimeAmount(days, .calendarDays), from: anchor, pauses: pauses)
            #expect(deadline.due == Instant(day, .endOfDay, calendar.zone), "benih \(Self.seed), putaran \(round)")
            let counted = deadline.trace.reduce(0) { sum, line in
                if case .counted(let from, let to, _) = line { sum + to.dayNumber - from.dayNumber + 1 } else { sum }
            }
            #expect(counted == days, "benih \(Self.seed), putaran \(round)")
        }
    }

    @Test func `later anchors and longer amounts never fall due earlier`() {
        var dice = SplitMix64(seed: Self.seed)
        for round in 0..<500 {
            let (calendar, anchor, amount) = (dice.calendar(), dice.moment(), dice.amount())
            let later = anchor.adding(seconds: Int64.random(in: 0...400_000, using: &dice))
            let due = calendar.deadline(amount, from: anchor).due
            let longer = TimeAmount(amount.count + 1, amount.unit)
            #expect(due > anchor, "benih \(Self.seed), putaran \(round)")
            #expect(calendar.deadline(amount, from: later).due >= due, "benih \(Self.seed), putaran \(round)")
            #expect(calendar.deadline(longer, from: anchor).due > due, "benih \(Self.seed), putaran \(round)")
        }
    }

    @Test func `pauses never make a deadline earlier, nor do extensions`() {
        var dice = SplitMix64(seed: Self.seed)
        for round in 0..<500 {
            let (calendar, anchor, amount) = (dice.calendar(), dice.moment(), dice.amount())
            let pauses = dice.pauses(after: anchor)
            let free = calendar.deadline(amount, from: anchor)
            let paused = calendar.deadline(amount, from: anchor, pauses: pauses)
            let extended = calendar.deadline(amount, from: anchor, pauses: pauses, extension: 3)
            #expect(paused.due >= free.due, "benih \(Self.seed), putaran \(round)")
            #expect(extended.due > paused.due, "benih \(Self.seed), putaran \(round)")
            let one = TimeAmount(amount.count + 3, amount.unit)
            let whole = calendar.deadline(one, from: anchor, pauses: pauses)
            #expect(extended.due == whole.due, "benih \(Self.seed), putaran \(round)")
            let half = calendar.percent(50, of: paused, pauses: pauses)
            let most = calendar.percent(99, of: paused, pauses: pauses)
            #expect(half <= most && most <= paused.due, "benih \(Self.seed), putaran \(round)")
        }
    }

    @Test func `what was worked until a deadline is its amount`() {
        var dice = SplitMix64(seed: Self.seed)
        for round in 0..<200 {
            let (calendar, anchor) = (dice.calendar(), dice.moment())
            let pauses = dice.pauses(after: anchor)
            let hours = Int.random(in: 1...60, using: &dice)
            let due = calendar.deadline(TimeAmount(hours, .workingHours), from: anchor, pauses: pauses).due
            let worked = calendar.workingSeconds(from: anchor, to: due, pauses: pauses)
            #expect(worked == Int64(hours) * 3600, "benih \(Self.seed), putaran \(round)")
        }
    }
}
