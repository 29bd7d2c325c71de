import Forms

/// The keys of a calendar file (docs/panduan/admin.md).
enum CalendarKeys {
    static let file = KeyContext(
        "kalender", "berkas kalender",
        [.required("kalender"), .required("jam"), "ramadan", "libur", "masuk"])
    static let hours = KeyContext("jam", "jam kerja", days)
    static let ramadan = KeyContext(
        "ramadan", "jam kerja Ramadan", [.required("mulai"), .required("sampai")] + days)
    static let holiday = KeyContext(
        "libur", "hari libur", [.required("tanggal"), .required("nama"), .required("dasar"), "jenis"])
    static let workday = KeyContext("masuk", "hari masuk", [.required("tanggal"), .required("dasar")])

    /// Several days at once, the wider before the narrower: what is named alone has the last word.
    static let weekdays: [(key: String, days: [Weekday])] =
        [
            ("senin-sabtu", Array(Weekday.allCases.prefix(6))), ("senin-jumat", Array(Weekday.allCases.prefix(5))),
            ("senin-kamis", Array(Weekday.allCases.prefix(4))),
        ] + Weekday.allCases.map { ($0.title.lowercased(), [$0]) }

    private static let days = weekdays.map { Key($0.key) }
}
