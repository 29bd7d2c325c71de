public import Forms

/// Reads a calendar file: an office's hours, its fasting months, and the days on which it differs from the national
/// table, which stays underneath.
public enum CalendarReader {
    public struct Result: Sendable {
        /// nil when the file has an error.
        public let calendar: WorkingCalendar?
        /// In the order of the file.
        public let diagnostics: [Diagnostic]
    }

    /// - Parameters:
    ///   - zone: the office's.
    ///   - holidays: the national table.
    public static func read(
        source: [UInt8], zone: Zone, holidays: HolidayTable = .national
    ) -> Result {
        let findings = Findings()
        let calendar = SourceTree(source, findings: findings).root
            .flatMap { Cursor($0, label: "kalender", findings: findings).map(CalendarKeys.file) }
            .flatMap { CalendarReading(file: $0, zone: zone, holidays: holidays).calendar() }
        return Result(calendar: findings.hasErrors ? nil : calendar, diagnostics: findings.sorted)
    }
}

private struct CalendarReading {
    let file: MapCursor
    let zone: Zone
    let holidays: HolidayTable

    func calendar() -> WorkingCalendar? {
        guard let hours = file["jam"]?.map(CalendarKeys.hours).flatMap(hours) else { return nil }
        var calendar = WorkingCalendar(
            name: file["kalender"]?.text() ?? "", zone: zone, hours: hours, holidays: holidays,
            ramadan: file["ramadan"]?.items().compactMap(ramadan) ?? [])
        var lines: [CalendarDate: Int] = [:]
        for item in file["libur"]?.items() ?? [] { add(holiday: item, to: &calendar, &lines) }
        for item in file["masuk"]?.items() ?? [] { takeBack(item, of: &calendar, &lines) }
        return calendar
    }

    // Hours

    private func hours(_ map: MapCursor) -> WeeklyHours? {
        var week: [Weekday: [OpenInterval]] = [:]
        for (key, days) in CalendarKeys.weekdays {
            guard let cursor = map[key] else { continue }
            let open = intervals(cursor)
            for day in days { week[day] = open }
        }
        do {
            return try WeeklyHours(week)
        } catch {
            map.findings.report("E005", at: map.position, error.message)
            return nil
        }
    }

    private func intervals(_ cursor: Cursor) -> [OpenInterval] {
        if cursor.node.text == "tutup" { return [] }
        var intervals: [OpenInterval] = []
        for item in cursor.items() {
            guard let text = item.node.text, let interval = OpenInterval(text) else {
                item.expect("jam buka dan tutup seperti 07.30-12.00, atau tutup")
                continue
            }
            if let last = intervals.last, interval.opens <= last.closes {
                item.findings.report(
                    "E005", at: item.position, "\(WeeklyHours.Trouble.overlapping.message)",
                    expected: "mulai sesudah \(last.closes.text)")
                continue
            }
            intervals.append(interval)
        }
        return intervals
    }

    private func ramadan(_ cursor: Cursor) -> RamadanWindow? {
        guard let map = cursor.map(CalendarKeys.ramadan), let first = date(map["mulai"]), let last = date(map["sampai"])
        else { return nil }
        guard first < last else {
            map["sampai"]?.expect("sesudah \(first.longText)")
            return nil
        }
        let hasHours = CalendarKeys.weekdays.contains { map.has($0.key) }
        guard hasHours else { return RamadanWindow(from: first, through: last) }
        return hours(map).map { RamadanWindow(from: first, through: last, hours: $0) }
    }

    // Days

    private enum Kind: String, CaseIterable {
        case local = "libur-daerah"
        case national = "libur-nasional"
        case jointLeave = "cuti-bersama"
    }

    private func add(holiday cursor: Cursor, to calendar: inout WorkingCalendar, _ lines: inout [CalendarDate: Int]) {
        guard let map = cursor.map(CalendarKeys.holiday), let day = day(map, &lines), let name = map["nama"]?.text(),
            let source = map["dasar"]?.text()
        else { return }
        let kind = map.has("jenis") ? map["jenis"]?.word(Kind.self) : .local
        calendar.add(holiday: kind == .jointLeave ? "cuti bersama \(name)" : name, on: day, source: source)
    }

    private func takeBack(_ cursor: Cursor, of calendar: inout WorkingCalendar, _ lines: inout [CalendarDate: Int]) {
        guard let map = cursor.map(CalendarKeys.workday), let day = day(map, &lines), let source = map["dasar"]?.text()
        else { return }
        guard calendar.takeBack(day, source: source) else {
            map.findings.report(
                "E005", at: map["tanggal"]?.position ?? map.position,
                "\(day.longText) bukan hari libur, jadi tidak dapat dijadikan hari masuk")
            return
        }
    }

    /// The day of a row; each is named once in the file.
    private func day(_ map: MapCursor, _ lines: inout [CalendarDate: Int]) -> CalendarDate? {
        guard let cursor = map["tanggal"], let day = date(cursor) else { return nil }
        if let line = lines[day] {
            map.findings.report(
                "E002", at: cursor.position, "\(day.longText) ditulis dua kali (pertama di baris \(line))")
            return nil
        }
        lines[day] = cursor.position.line
        return day
    }

    private func date(_ cursor: Cursor?) -> CalendarDate? {
        guard let cursor else { return nil }
        guard let date = cursor.node.text.flatMap({ CalendarDate(iso: $0) }) else {
            cursor.expect("tanggal seperti 2026-05-20")
            return nil
        }
        return date
    }
}
