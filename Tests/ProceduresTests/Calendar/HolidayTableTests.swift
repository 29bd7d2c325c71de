import FoundationEssentials
import Forms
import Procedures
import Testing

@Suite("Hari libur nasional")
struct HolidayTableTests {
    @Test(arguments: [(2025, 17, 11), (2026, 17, 8), (2027, 18, 8)])
    func `has as many days as each decree names`(year: Int, national: Int, jointLeave: Int) {
        let rows = HolidayTable.national.rows.filter { $0.date.year == year }
        #expect(rows.count { $0.kind == .national } == national)
        #expect(rows.count { $0.kind == .jointLeave } == jointLeave)
        #expect(rows.allSatisfy { !$0.decree.isEmpty && !$0.name.isEmpty })
    }

    @Test func `joint leave is never put on a weekend`() {
        for row in HolidayTable.national.rows where row.kind == .jointLeave {
            #expect(row.date.weekday.rawValue < Weekday.saturday.rawValue, "\(row.date)")
        }
    }

    @Test(arguments: [
        "2025-08-18", "2025-12-26", "2026-02-17", "2026-03-18", "2026-03-24", "2026-05-28", "2027-01-05", "2027-03-15",
        "2027-12-24",
    ])
    func `closes the office`(_ day: String) throws {
        let date = try #require(CalendarDate(iso: day))
        #expect(!WorkingCalendar.baku().isWorkingDay(date))
    }

    @Test(arguments: ["2026-03-17", "2026-03-25", "2026-12-23", "2027-12-27", "2025-08-19", "2026-05-29"])
    func `leaves the days beside them open`(_ day: String) throws {
        let date = try #require(CalendarDate(iso: day))
        #expect(WorkingCalendar.baku().isWorkingDay(date))
    }

    @Test func `is decreed to the end of its last year`() {
        #expect(HolidayTable.national.decreedThrough == CalendarDate(iso: "2027-12-31"))
    }

    @Test func `is not decreed beyond a year without a decree`() throws {
        func newYear(_ year: Int) -> HolidayTable.Row {
            let day = CalendarDate(year: year, month: 1, day: 1)!
            return HolidayTable.Row(date: day, name: "Tahun Baru", kind: .national, decree: "SKB contoh")
        }
        let gap = HolidayTable.national.replacingYears(of: try HolidayTable([newYear(2029)]))
        #expect(gap.decreedThrough == CalendarDate(iso: "2027-12-31"))
        let closed = gap.replacingYears(of: try HolidayTable([newYear(2028)]))
        #expect(closed.decreedThrough == CalendarDate(iso: "2029-12-31"))
        // A year of long ago takes nothing away.
        let old = HolidayTable.national.replacingYears(of: try HolidayTable([newYear(2020)]))
        #expect(old.decreedThrough == CalendarDate(iso: "2027-12-31"))
        let lone = try HolidayTable([newYear(2031), newYear(2032), newYear(2034)])
        #expect(lone.decreedThrough == CalendarDate(iso: "2032-12-31"))
        #expect(try HolidayTable([]).decreedThrough == nil)
    }

    @Test func `the file is in order, a day a line, and every day once`() {
        let text = Fixtures.text("calendars/libur-nasional.csv")
        let dates = text.split(separator: "\n").dropFirst().map { $0.prefix { $0 != ";" } }
        #expect(dates == dates.sorted())
        #expect(Set(dates).count == dates.count)
        #expect(text.hasSuffix("\n") && !text.contains("\n\n") && !text.contains("\r"))
        #expect(HolidayTable.national.rows.map(\.date.description) == dates.map(String.init))
    }

    /// What is built in is what stands in the file.
    @Test func `the program holds the file`() throws {
        #expect(try HolidayTable(csv: Fixtures.bytes("calendars/libur-nasional.csv")) == .national)
    }

    private static let head = "tanggal;hari;jenis;nama;dasar\n"
    private static let day = "2028-01-01;Sabtu;libur nasional;Tahun Baru 2028;SKB contoh\n"

    @Test func `reads what a spreadsheet saves`() throws {
        let text = Self.head + Self.day + "2028-01-03; senin ;cuti bersama;Hari contoh;SKB contoh\n;;;;\n\n"
        let bytes = [0xEF, 0xBB, 0xBF] + Array(text.replacing("\n", with: "\r\n").utf8)
        let table = try HolidayTable(csv: bytes)
        #expect(table.rows.map(\.kind) == [.national, .jointLeave])
        #expect(table.rows.last?.name == "Hari contoh")
    }

    @Test func `refuses a day twice, another weekday, and what it cannot read`() {
        let newYear = CalendarDate(iso: "2028-01-01")!
        #expect(throws: HolidayTable.Trouble.twice(newYear, line: 3)) {
            try HolidayTable(csv: Array((Self.head + Self.day + Self.day).utf8))
        }
        let monday = Self.head + Self.day.replacing("Sabtu", with: "Senin")
        #expect(throws: HolidayTable.Trouble.otherWeekday(newYear, line: 2)) {
            try HolidayTable(csv: Array(monday.utf8))
        }
        for (text, line) in [
            ("", 1), (Self.day, 1), (Self.head + "2028-02-30;Rabu;cuti bersama;x;y", 2),
            (Self.head + Self.day + Self.day.replacing("libur nasional", with: "libur"), 3),
            (Self.head + "2028-01-01;Sabtu;libur nasional;;SKB", 2),
            (Self.head + "2028-01-01,Sabtu,libur nasional,Tahun Baru,SKB", 2),
        ] {
            #expect(throws: HolidayTable.Trouble.unreadable(line: line)) { try HolidayTable(csv: Array(text.utf8)) }
        }
        #expect(throws: HolidayTable.Trouble.unreadable(line: 1)) { try HolidayTable(csv: [0xFF, 0xFE]) }
        let message = HolidayTable.Trouble.otherWeekday(newYear, line: 2).message
        #expect(message == "Baris 2: 1 Januari 2028 adalah hari Sabtu; periksa tanggal atau harinya")
    }

    @Test func `reads what a spreadsheet made of it, and writes what it reads`() throws {
        let text = "tanggal,hari,jenis,nama,dasar\n1/1/2028,Sabtu,libur nasional,Tahun Baru 2028,SKB contoh\n"
        let table = try HolidayTable(csv: Array(text.utf8))
        #expect(table.csv == Self.head + Self.day)
        #expect(try HolidayTable(csv: Array(HolidayTable.national.csv.utf8)) == .national)
        for wrong in ["1/13/2028", "1/1/28", "1/1", "a/b/2028"] {
            #expect(throws: HolidayTable.Trouble.unreadable(line: 2)) {
                try HolidayTable(csv: Array(text.replacing("1/1/2028", with: wrong).utf8))
            }
        }
    }

    /// What is kept is written in this form and read again: a list that could not be would stop every office.
    @Test func `separators and quotes in a cell are read, and written as they can be read`() throws {
        let text = """
            tanggal,hari,jenis,nama,dasar
            1/1/2028,Sabtu,libur nasional,"Tahun Baru, 2028","SKB Nomor 1; 2; dan ""3"\""

            """
        let table = try HolidayTable(csv: Array(text.utf8))
        #expect(table.rows.map(\.name) == ["Tahun Baru, 2028"])
        #expect(table.rows.map(\.decree) == ["SKB Nomor 1; 2; dan \"3\""])
        #expect(try HolidayTable(csv: Array(table.csv.utf8)) == table)
        #expect(throws: HolidayTable.Trouble.unreadable(line: 2)) {
            try HolidayTable(csv: Array(text.replacing("\"Tahun Baru, 2028\"", with: "\"Tahun Baru").utf8))
        }
    }

    /// Whoever takes the list in force and opens it has no formula in it that whoever loaded it wrote.
    @Test func `words that a spreadsheet would run or read otherwise are guarded, and read as they were`() throws {
        let link = "=HYPERLINK(\"http://jahat.contoh\";\"Libur\")"
        let names = [link, "+1", "@jumlah", "'Id", "1 Januari", "Hari biasa"]
        let rows = names.enumerated().map { day, name in
            HolidayTable.Row(
                date: CalendarDate(year: 2028, month: 1, day: 10 + day)!, name: name, kind: .national,
                decree: "=\(name)")
        }
        let table = try HolidayTable(rows)
        #expect(table.csv.contains(";\"'=HYPERLINK(\"\"http://jahat.contoh\"\";"))
        #expect(table.csv.contains(";'+1;'=+1\n"))
        for line in table.csv.split(separator: "\n").dropFirst() {
            for formula in [";=", ";\"=", ";+", ";@"] { #expect(!line.contains(formula), "\(line)") }
        }
        #expect(table.csv.contains(";''Id;") && table.csv.contains(";Hari biasa;"))
        #expect(try HolidayTable(csv: Array(table.csv.utf8)) == table)
        // And once more, as a spreadsheet saves it with commas.
        let saved = "tanggal,hari,jenis,nama,dasar\n1/1/2028,Sabtu,libur nasional,'=1+1,SKB contoh\n"
        #expect(try HolidayTable(csv: Array(saved.utf8)).rows.map(\.name) == ["=1+1"])
    }

    @Test func `a decree takes the place of whole years, and every changed day is told`() throws {
        let rows = HolidayTable.national.year(2027).rows
        let moved = try #require(rows.last { $0.kind == .jointLeave })
        let day = moved.date.adding(days: -1)
        let next = try HolidayTable(
            rows.filter { $0 != moved } + [.init(date: day, name: "Hari lain", kind: .national, decree: "SKB baru")])
        let table = HolidayTable.national.replacingYears(of: next)
        #expect(table.year(2026) == HolidayTable.national.year(2026))
        let changes = HolidayTable.national.changes(to: table)
        #expect(changes.map(\.date) == [day, moved.date])
        #expect(changes[0].before == nil && changes[0].after?.name == "Hari lain")
        #expect(changes[1].before == moved && changes[1].after == nil)
    }

    @Test func `an office's own days stay when it follows a new table`() throws {
        var calendar = WorkingCalendar.baku()
        let rows = HolidayTable.national.year(2027).rows
        let (worked, own) = (rows[1].date, CalendarDate(iso: "2027-12-06")!)
        _ = calendar.takeBack(worked, source: "SE Bupati")
        calendar.add(holiday: "Hari jadi", on: own, source: "SK Bupati")
        let new = HolidayTable.Row(
            date: CalendarDate(iso: "2027-12-07")!, name: "Hari contoh", kind: .jointLeave, decree: "SKB baru")
        calendar.follow(.national.updated(with: try HolidayTable([new])))
        #expect(calendar.isWorkingDay(worked) && !calendar.isWorkingDay(own) && !calendar.isWorkingDay(new.date))
        #expect(calendar.holiday(on: new.date) == "cuti bersama Hari contoh")
        #expect(calendar.source(ofHolidayOn: new.date) == "SKB baru")
        #expect(calendar.source(ofHolidayOn: own) == "SK Bupati")
        // And back: nothing of the former table is left.
        calendar.follow(.national)
        #expect(calendar.isWorkingDay(new.date) && calendar.sources == [own: "SK Bupati"])
    }

    @Test func `a newer decree replaces the days it names`() throws {
        let day = try #require(CalendarDate(iso: "2026-12-24"))
        let newer = try HolidayTable([.init(date: day, name: "Hari lain", kind: .national, decree: "SKB baru")])
        let table = HolidayTable.national.updated(with: newer)
        #expect(table.rows.count == HolidayTable.national.rows.count)
        #expect(table.names[day] == "Hari lain")
    }
}

@Suite("Kalender kerja")
struct WorkingCalendarTests {
    @Test func `survives being stored`() throws {
        let calendar = WorkingCalendar.fasting.adding(holidays: [CalendarDate(iso: "2026-04-08")!: "Pemilihan bupati"])
        let bytes = try JSONEncoder().encode(calendar)
        #expect(try JSONDecoder().decode(WorkingCalendar.self, from: bytes) == calendar)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains(#""2026-04-08":"Pemilihan bupati""#))
        #expect(text.contains(#""07:30-12:00""#))
    }

    @Test func `a deadline survives being stored`() throws {
        let deadline = WorkingCalendar.baku().deadline(
            time("10 hari kerja"), from: moment("2026-03-13 18:00"),
            pauses: [pause("2026-03-16 10:00", "2026-03-17 09:00"), pause("2026-04-01 10:00", nil)], extension: 3)
        let bytes = try JSONEncoder().encode(deadline)
        #expect(try JSONDecoder().decode(Deadline.self, from: bytes) == deadline)
    }

    @Test func `refuses hours that cannot be`() {
        let morning = OpenInterval("08:00-12:00")!
        #expect(throws: WeeklyHours.Trouble.neverOpen) { try WeeklyHours([:]) }
        #expect(throws: WeeklyHours.Trouble.overlapping) {
            try WeeklyHours([.monday: [morning, OpenInterval("11:00-15:00")!]])
        }
        #expect(throws: WeeklyHours.Trouble.overlapping) {
            try WeeklyHours([.monday: [OpenInterval("13:00-15:00")!, morning]])
        }
        #expect(OpenInterval("12:00-08:00") == nil)
        #expect(OpenInterval("08:00-08:00") == nil)
        #expect(OpenInterval("8-12") == nil)
        #expect(throws: (any Error).self) {
            try JSONDecoder().decode(WeeklyHours.self, from: Data("[[],[],[],[],[],[],[]]".utf8))
        }
    }

    @Test func `knows when people work`() {
        let calendar = WorkingCalendar.baku()
        #expect(!calendar.isOpen(at: moment("2026-03-02 07:29")))
        #expect(calendar.isOpen(at: moment("2026-03-02 07:30")))
        #expect(!calendar.isOpen(at: moment("2026-03-02 12:00")))
        #expect(calendar.isOpen(at: moment("2026-03-02 15:59")))
        #expect(!calendar.isOpen(at: moment("2026-03-02 16:00")))
        #expect(!calendar.isOpen(at: moment("2026-03-19 10:00")))
    }

    @Test func `counts working days in both directions`() {
        let calendar = WorkingCalendar.baku()
        let date = CalendarDate(iso: "2026-03-25")!
        #expect(calendar.workingDate(1, after: date) == CalendarDate(iso: "2026-03-26"))
        #expect(calendar.workingDate(-1, after: date) == CalendarDate(iso: "2026-03-17"))
        #expect(calendar.workingDate(0, after: CalendarDate(iso: "2026-03-19")!) == CalendarDate(iso: "2026-03-19"))
    }

    @Test(arguments: [
        ("hari ini", "2026-03-17"), ("1 hari kerja lagi", "2026-03-25"), ("1 hari lagi", "2026-03-18"),
        ("2 hari kerja lalu", "2026-03-13"), ("3 hari lalu", "2026-03-14"), ("1 bulan lagi", "2026-04-17"),
        ("17 tahun lalu", "2009-03-17"), ("2 minggu lagi", "2026-03-31"), ("2026-01-02", "2026-01-02"),
    ])
    func `places the bounds of a form`(_ text: String, _ expected: String) throws {
        let bound = try #require(DateBound(text))
        let today = try #require(CalendarDate(iso: "2026-03-17"))
        #expect(WorkingCalendar.baku().date(bound, today: today) == CalendarDate(iso: expected))
    }
}
