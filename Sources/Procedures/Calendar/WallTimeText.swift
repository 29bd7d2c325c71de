public import Forms

extension WallTime {
    /// Reads `2026-11-24T14:30` or `2026-11-24 14:30`; 24:00 is the end of that day; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "T" || $0 == " " }
        guard parts.count == 2, let date = CalendarDate(iso: parts[0]), let time = TimeOfDay(parts[1]) else {
            return nil
        }
        self.init(date, time)
    }

    /// The moment at which the clocks of a zone show it.
    public func instant(in zone: Zone) -> Instant { Instant(date, time, zone) }
}
