import Forms

/// Collects the lines of a deadline's explanation, joining days in a row.
struct Trace {
    private(set) var lines: [TraceLine] = []

    /// Why a day on which the clock stood is not counted.
    static let standingReason = "waktu berhenti"

    mutating func startMoved(to date: CalendarDate, reason: String) {
        lines.append(.startMoved(to: date, reason: reason))
    }

    mutating func counted(_ first: CalendarDate, through last: CalendarDate, number: Int) {
        if case .counted(let from, let to, _) = lines.last, to.adding(days: 1) == first {
            lines[lines.count - 1] = .counted(from: from, to: last, through: number)
        } else {
            lines.append(.counted(from: first, to: last, through: number))
        }
    }

    mutating func skipped(_ first: CalendarDate, through last: CalendarDate, reason: String) {
        if case .skipped(let from, let to, reason) = lines.last, to.adding(days: 1) == first {
            lines[lines.count - 1] = .skipped(from: from, to: last, reason: reason)
        } else {
            lines.append(.skipped(from: first, to: last, reason: reason))
        }
    }

    /// A day that was counted back, after the later ones.
    mutating func countedBack(_ date: CalendarDate, number: Int) {
        if case .counted(let from, let to, _) = lines.last, from.adding(days: -1) == date {
            lines[lines.count - 1] = .counted(from: date, to: to, through: number)
        } else {
            lines.append(.counted(from: date, to: date, through: number))
        }
    }

    mutating func skippedBack(_ date: CalendarDate, reason: String) {
        if case .skipped(let from, let to, reason) = lines.last, from.adding(days: -1) == date {
            lines[lines.count - 1] = .skipped(from: date, to: to, reason: reason)
        } else {
            lines.append(.skipped(from: date, to: date, reason: reason))
        }
    }

    mutating func worked(_ date: CalendarDate, seconds: Int64) {
        if case .worked(let from, let to, let before) = lines.last, date.dayNumber - to.dayNumber <= 1 {
            lines[lines.count - 1] = .worked(from: from, to: date, seconds: before + seconds)
        } else {
            lines.append(.worked(from: date, to: date, seconds: seconds))
        }
    }

    mutating func append(_ line: TraceLine) { lines.append(line) }
}
