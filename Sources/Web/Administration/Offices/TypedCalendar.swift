import Forms
import Procedures
import Services

/// A change of an office's calendar as it was sent: one more day off, the hours of a fasting month, or a whole calendar.
struct TypedCalendar: Sendable {
    enum Act: String, Sendable {
        case holiday = "libur"
        case ramadan
        case whole = "berkas"
        /// No calendar of its own any more: that of the office above.
        case follow = "ikuti"

        /// The field of the decree that says so.
        var decree: String { self == .holiday ? "keputusan" : "keputusan-\(rawValue)" }
    }

    let act: Act
    let form: Form
    /// Of a whole calendar: what was typed, or the file that was chosen.
    let text: String
    /// What is wrong with the file.
    private let trouble: FieldTroubles?
    private let national: HolidayTable
    private let zone: Zone

    init(_ form: Form, national: HolidayTable, zone: Zone) async throws {
        act = form["perbuatan"].flatMap(Act.init) ?? .holiday
        (self.form, self.national, self.zone) = (form, national, zone)
        do {
            guard let file = try await TypedFile.bytes(of: form, at: "berkas", most: SourceLimits().bytes) else {
                (text, trouble) = (form["isi"] ?? "", nil)
                return
            }
            let read = String(validating: file, as: UTF8.self)
            (text, trouble) = (read ?? "", read == nil ? FieldTroubles(["berkas": Self.noText]) : nil)
        } catch let found as FieldTroubles {
            (text, trouble) = (form["isi"] ?? "", found)
        }
    }

    private static let noText = "Berkas ini bukan teks UTF-8. Simpan sebagai teks, lalu unggah lagi"

    /// - Throws: `FieldTroubles`.
    func calendar(after current: WorkingCalendar) throws -> WorkingCalendar {
        switch act {
        case .holiday: try oneMoreDay(current)
        case .ramadan: try fastingMonth(current)
        case .whole: try whole()
        case .follow: current
        }
    }

    private func oneMoreDay(_ current: WorkingCalendar) throws -> WorkingCalendar {
        var troubles: [String: String] = [:]
        let day = TypedDay.read(form["tanggal"], at: "tanggal", &troubles)
        if day == nil, troubles["tanggal"] == nil { troubles["tanggal"] = "Isi tanggal liburnya" }
        let name = form["nama"]?.trimmed ?? ""
        if name.isEmpty { troubles["nama"] = "Isi nama hari liburnya" }
        if let day, let known = current.closedReason(on: day) {
            troubles["tanggal"] = "\(day.longText) sudah bukan hari kerja: \(known)"
        }
        guard troubles.isEmpty, let day else { throw FieldTroubles(troubles) }
        var calendar = current
        calendar.add(holiday: name, on: day, source: form[act.decree]?.trimmed ?? "")
        return calendar
    }

    /// Of this year's month there is one: another that meets it takes its place.
    private func fastingMonth(_ current: WorkingCalendar) throws -> WorkingCalendar {
        var troubles: [String: String] = [:]
        let first = TypedDay.read(form["mulai"], at: "mulai", &troubles)
        let last = TypedDay.read(form["sampai"], at: "sampai", &troubles)
        if first == nil, troubles["mulai"] == nil { troubles["mulai"] = "Isi hari pertama Ramadan" }
        if last == nil, troubles["sampai"] == nil { troubles["sampai"] = "Isi hari terakhir Ramadan" }
        if let first, let last, !(29...30).contains(last.dayNumber - first.dayNumber + 1) {
            troubles["sampai"] =
                last < first
                ? "Hari terakhir mendahului hari pertama, \(first.longText)"
                : "Ramadan berlangsung 29 atau 30 hari; dari \(first.longText) ini \(last.dayNumber - first.dayNumber + 1) hari"
        }
        let hours = fastingHours(current.hours, &troubles)
        guard troubles.isEmpty, let first, let last, let hours else { throw FieldTroubles(troubles) }
        var calendar = current
        calendar.ramadan.removeAll { $0.first <= last && first <= $0.last }
        calendar.ramadan.append(RamadanWindow(from: first, through: last, hours: hours))
        calendar.ramadan.sort { $0.first < $1.first }
        return calendar
    }

    /// Days on which an office works and of which the standard hours of the fasting month say nothing: a Saturday.
    static func unsaid(_ usual: WeeklyHours) -> [Weekday] {
        Weekday.allCases.filter { !usual[$0].isEmpty && WeeklyHours.ramadan[$0].isEmpty }
    }

    /// The field of such a day.
    static func field(_ day: Weekday) -> String { "jam-\(day.title.lowercased())" }

    private static let closed = "tutup"

    private func fastingHours(_ usual: WeeklyHours, _ troubles: inout [String: String]) -> WeeklyHours? {
        var hours = Weekday.allCases.reduce(into: [Weekday: [OpenInterval]]()) { $0[$1] = WeeklyHours.ramadan[$1] }
        for day in Self.unsaid(usual) {
            let typed = (form[Self.field(day)] ?? "").trimmed.lowercased()
            if typed == Self.closed { continue }
            let read = typed.replacing("–", with: "-").replacing(".", with: ":").split(separator: ",").map {
                OpenInterval($0.filter { !$0.isWhitespace })
            }
            hours[day] = read.compactMap(\.self)
            if read.isEmpty || read.contains(nil) {
                troubles[Self.field(day)] = "Isi jam kerja \(day.title), misalnya 08.00-12.00, atau tulis tutup"
            }
        }
        do {
            return try WeeklyHours(hours)
        } catch {
            if let day = Self.unsaid(usual).first, troubles[Self.field(day)] == nil {
                troubles[Self.field(day)] = error.message
            }
            return nil
        }
    }

    private func whole() throws -> WorkingCalendar {
        if let trouble { throw trouble }
        let source = text.replacing("\r\n", with: "\n")
        let read = CalendarReader.read(source: Array(source.utf8), zone: zone, holidays: national)
        guard let calendar = read.calendar else {
            let first = read.diagnostics.first { $0.severity == .error }
            let expected = first?.expected.map { "; seharusnya \($0)" } ?? ""
            throw FieldTroubles([
                "isi": first.map { "Baris \($0.position.line): \($0.message)\(expected)" } ?? "Isi berkas kalendernya"
            ])
        }
        return calendar
    }
}
