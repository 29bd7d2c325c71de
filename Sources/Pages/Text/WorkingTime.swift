/// Lengths of working time, as a head compares them with the standard of an SOP.
public enum WorkingTime {
    /// An office's day under Perpres 21/2023: 37 hours and a half a week, five days.
    public static let day = 27_000

    /// “12 menit”, “3 jam 20 menit”, “2 hari kerja 1 jam”: two units at most.
    public static func words(_ seconds: Int) -> String {
        let minutes = (seconds + 30) / 60
        let (days, rest) = (minutes * 60 / day, minutes % (day / 60))
        let (hours, left) = (rest / 60, rest % 60)
        if days > 0 {
            return hours > 0 ? "\(Digits.grouped(days)) hari kerja \(hours) jam" : "\(Digits.grouped(days)) hari kerja"
        }
        return words(hours: hours, minutes: left)
    }

    /// Of less than a day.
    static func words(hours: Int, minutes: Int) -> String {
        guard hours > 0 else { return minutes > 0 ? "\(minutes) menit" : "kurang dari 1 menit" }
        return minutes > 0 ? "\(hours) jam \(minutes) menit" : "\(hours) jam"
    }
}
