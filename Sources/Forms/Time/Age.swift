extension CalendarDate {
    /// Full years since this birth date. Who was born on 29 February turns a year older on 1 March of a common year.
    public func fullYears(on day: CalendarDate) -> Int {
        let (born, now) = (components, day.components)
        let hadBirthday = (now.month, now.day) >= (born.month, born.day)
        return now.year - born.year - (hadBirthday ? 0 : 1)
    }
}
