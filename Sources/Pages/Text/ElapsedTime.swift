/// Lengths of time by day and night, as a head compares them with a standard of the calendar or of the clock.
public enum ElapsedTime {
    /// “12 menit”, “3 jam 20 menit”, “2 hari kalender 1 jam”: two units at most.
    public static func words(_ seconds: Int) -> String {
        let (days, rest) = ((seconds + 30) / 86_400, (seconds + 30) % 86_400)
        guard days > 0 else { return WorkingTime.words(hours: rest / 3600, minutes: rest % 3600 / 60) }
        let whole = "\(Digits.grouped(days)) hari kalender"
        return rest >= 3600 ? "\(whole) \(rest / 3600) jam" : whole
    }
}
