/// Dates and times as people type them.
public enum TypedDate {
    /// `31-12-2026`, `31/12/2026`, `31 Desember 2026`, `Kamis, 31 Des 2026`, `2026-12-31`; or day, month and year in
    /// three texts.
    public static func read(_ texts: [String]) -> Result<CalendarDate, FieldTrouble> {
        var parts = texts.flatMap { text in
            text.split { $0.isWhitespace || $0 == "-" || $0 == "/" || $0 == "." || $0 == "," }.map(String.init)
        }
        if parts.count == 4, isWeekday(parts[0]) { parts.removeFirst() }
        guard parts.count == 3 else { return .failure(.malformed(howTo)) }
        if parts[0].utf8.count == 4 { parts.reverse() }
        guard let day = number(parts[0]), let month = number(parts[1]) ?? monthNumber(parts[1]),
            let year = number(parts[2])
        else { return .failure(.malformed(howTo)) }
        guard parts[2].utf8.count == 4 else {
            return .failure(.malformed("Tulis tahun dengan empat angka, misalnya 1990"))
        }
        guard (1800...2200).contains(year) else {
            return .failure(.malformed("Tahun \(year) tidak mungkin; periksa lagi"))
        }
        guard let date = CalendarDate(year: year, month: month, day: day) else {
            let name = (1...12).contains(month) ? CalendarDate.monthNames[month - 1] : "bulan ke-\(month)"
            return .failure(.malformed("\(day) \(name) \(year) tidak ada dalam kalender"))
        }
        return .success(date)
    }

    /// `07.30`, `7:30`.
    static func readTime(_ text: String) -> Result<TimeOfDay, FieldTrouble> {
        guard let time = TimeOfDay(text.filter { !$0.isWhitespace }), time < .endOfDay else {
            return .failure(.malformed("Tulis jam seperti 07.30, antara 00.00 dan 23.59"))
        }
        return .success(time)
    }

    /// A date and a time, in one text or with the time in a text of its own.
    public static func readDateTime(_ texts: [String]) -> Result<(CalendarDate, TimeOfDay), FieldTrouble> {
        var words = texts.flatMap { $0.split { $0.isWhitespace || $0 == "T" }.map(String.init) }
        words.removeAll { $0.lowercased() == "pukul" }
        guard words.count >= 2, let last = words.popLast() else {
            return .failure(.malformed("Tulis tanggal dan jam seperti 31-12-2026 14.30"))
        }
        return read(words).flatMap { date in readTime(last).map { (date, $0) } }
    }

    private static let howTo = "Tulis tanggal seperti 31-12-2026 atau 31 Desember 2026"

    private static func number(_ text: String) -> Int? {
        TypedText.isDigits(text) && text.utf8.count <= 4 ? Int(text) : nil
    }

    private static func isWeekday(_ text: String) -> Bool {
        let word = text.lowercased()
        return word == "jum'at" || word == "ahad" || Weekday.allCases.contains { $0.title.lowercased() == word }
    }

    /// Full names, three letters and more of them, and the old spellings with P.
    private static func monthNumber(_ text: String) -> Int? {
        let word = text.lowercased()
        guard word.count >= 3 else { return nil }
        if let index = CalendarDate.monthNames.firstIndex(where: { $0.lowercased().hasPrefix(word) }) {
            return index + 1
        }
        return ["pebruari": 2, "peb": 2, "agt": 8, "ags": 8, "agst": 8, "sept": 9, "nopember": 11, "nop": 11][word]
    }
}
