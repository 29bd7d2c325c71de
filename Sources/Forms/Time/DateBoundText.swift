extension DateBound {
    /// Reads a date of a form or a condition (SOP.md §4): `2026-11-24`, `hari ini`, `3 hari lagi`, `3 hari lalu`, and
    /// with `hari kerja`, `minggu`, `bulan` or `tahun`. A bare `hari` is a calendar day here. nil for anything else.
    public init?(_ text: some StringProtocol) {
        if let date = CalendarDate(iso: text) {
            self = .fixed(date)
            return
        }
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map { $0.lowercased() }
        if words == ["hari", "ini"] {
            self = .today
            return
        }
        guard let direction = words.last, direction == "lagi" || direction == "lalu" else { return nil }
        let literal = words.dropLast().joined(separator: " ")
        guard case .success(var amount) = TimeAmount.parse(literal) else { return nil }
        if words.count == 3, words[1] == "hari" { amount = TimeAmount(amount.count, .calendarDays, written: literal) }
        switch amount.unit {
        case .workingDays, .calendarDays, .months, .years: break
        case .workingMinutes, .workingHours, .wallHours: return nil
        }
        self = direction == "lagi" ? .ahead(amount) : .ago(amount)
    }
}
