import Forms

extension WeeklyHours {
    /// Five days, 37½ hours: Perpres 21/2023 sets the start, the breaks and the sum; the ends follow.
    public static let fiveDays = standard(
        mondayToThursday: ["07:30-12:00", "13:00-16:00"], friday: ["07:30-11:30", "13:00-16:30"])

    /// Five days in the fasting month, 32½ hours: start at 08:00, breaks of 30 minutes and of 60 on Friday.
    public static let ramadan = standard(
        mondayToThursday: ["08:00-12:00", "12:30-15:00"], friday: ["08:00-11:30", "12:30-15:30"])

    /// Six days, 37½ hours: one usual division; a regency's own decree says which.
    public static let sixDays = standard(
        mondayToThursday: ["07:30-12:00", "13:00-15:00"], friday: ["07:30-11:30", "13:00-15:00"],
        saturday: ["07:30-13:00"])

    private static func standard(mondayToThursday: [String], friday: [String], saturday: [String] = []) -> WeeklyHours {
        let usual = mondayToThursday.compactMap { OpenInterval($0) }
        var hours: [Weekday: [OpenInterval]] = [:]
        for weekday in [Weekday.monday, .tuesday, .wednesday, .thursday] { hours[weekday] = usual }
        hours[.friday] = friday.compactMap { OpenInterval($0) }
        hours[.saturday] = saturday.compactMap { OpenInterval($0) }
        return try! WeeklyHours(hours)
    }
}
