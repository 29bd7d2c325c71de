import Forms
import Testing

@Suite("Waktu dalam berkas SOP")
struct TimeLiteralTests {
    @Test(arguments: [
        ("30 menit", 30, TimeAmount.Unit.workingMinutes), ("3 jam", 3, .workingHours),
        ("2 hari kerja", 2, .workingDays), ("2 hari", 2, .workingDays), ("10 hari kalender", 10, .calendarDays),
        ("2 minggu", 14, .calendarDays), ("1 bulan", 1, .months), ("5 tahun", 5, .years), ("2x24 jam", 48, .wallHours),
        ("1x30 jam", 30, .wallHours), ("999 hari kerja", 999, .workingDays), ("1 Hari Kerja", 1, .workingDays),
    ])
    func `is read with its kind`(_ text: String, _ count: Int, _ unit: TimeAmount.Unit) {
        #expect(TimeAmount.parse(text) == .success(TimeAmount(count, unit, written: text)))
    }

    @Test(arguments: [
        ("10", TimeLiteralTrouble.unitMissing("10"), "E401"),
        ("10 pekan", .unitUnknown("pekan"), "E005"),
        ("10 hari libur", .unitUnknown("hari libur"), "E005"),
        ("2 jam dinding", .unitUnknown("jam dinding"), "E005"),
        ("0 hari kerja", .outOfRange("0 hari kerja"), "E005"),
        ("1000 menit", .outOfRange("1000 menit"), "E005"),
        ("99999999999999999999 menit", .outOfRange("99999999999999999999 menit"), "E005"),
        ("1,5 jam", .notWhole("1,5 jam"), "E005"),
        ("1+1 jam", .notWhole("1+1 jam"), "E005"),
        ("2x24x7 jam", .notWhole("2x24x7 jam"), "E005"),
        ("2x", .notWhole("2x"), "E005"),
        ("-1 jam", .notATime("-1 jam"), "E005"),
        ("sejam", .notATime("sejam"), "E005"),
        ("", .notATime(""), "E005"),
        ("2x3 hari", .onlyHoursTimes("2x3 hari"), "E005"),
        ("tidak diatur", .unregulated, "E005"),
    ])
    func `is refused with what is wrong`(_ text: String, _ trouble: TimeLiteralTrouble, _ code: String) {
        #expect(TimeAmount.parse(text) == .failure(trouble))
        #expect(trouble.code == code)
        #expect(!trouble.message.isEmpty)
    }

    @Test(arguments: [
        ("10 hari", "P412", "\"10 hari\" dibaca 10 hari kerja"),
        ("2 minggu", "P413", "\"2 minggu\" dibaca 14 hari kalender"),
        ("48 jam", "P414", "\"48 jam\" dibaca jam kerja (6,4 hari kerja); maksudnya 2x24 jam?"),
        ("30 jam", "P414", "\"30 jam\" dibaca jam kerja (4 hari kerja); maksudnya 1x30 jam?"),
    ])
    func `warns where another thing may be meant`(_ text: String, _ code: String, _ message: String) throws {
        let remark = try #require(try TimeAmount.parse(text).get().remark)
        #expect(remark.code == code)
        #expect(remark.message == message)
    }

    @Test(arguments: ["10 hari kerja", "10 hari kalender", "24 jam", "2x24 jam", "3 bulan", "90 menit"])
    func `does not warn where it is plain`(_ text: String) throws {
        #expect(try TimeAmount.parse(text).get().remark == nil)
    }

    @Test func `a bare number says how to write it`() {
        #expect(
            TimeLiteralTrouble.unitMissing("10").message == "Waktu \"10\" tanpa satuan; tulis misalnya \"10 menit\"")
    }
}

@Suite("Tanggal dalam berkas SOP")
struct DateBoundTests {
    @Test func `is read`() {
        #expect(DateBound("2026-11-24") == .fixed(CalendarDate(iso: "2026-11-24")!))
        #expect(DateBound("hari ini") == .today)
        #expect(DateBound("3 hari lagi") == .ahead(TimeAmount(3, .calendarDays, written: "3 hari")))
        #expect(DateBound("3 hari kalender lalu") == .ago(TimeAmount(3, .calendarDays, written: "3 hari kalender")))
        #expect(DateBound("2 hari kerja lagi") == .ahead(TimeAmount(2, .workingDays, written: "2 hari kerja")))
        #expect(DateBound("17 tahun lalu") == .ago(TimeAmount(17, .years, written: "17 tahun")))
    }

    @Test(arguments: ["", "besok", "3 hari", "3 jam lagi", "2x24 jam lalu", "hari ini lagi", "2026-02-30", "lagi"])
    func `is refused`(_ text: String) {
        #expect(DateBound(text) == nil)
    }
}

@Suite("Usia")
struct AgeTests {
    @Test(arguments: [
        ("2009-11-24", "2026-11-23", 16), ("2009-11-24", "2026-11-24", 17), ("2009-12-01", "2026-11-24", 16),
        // Born on 29 February: a year older on 1 March, in a leap year on the day itself.
        ("2008-02-29", "2026-02-28", 17), ("2008-02-29", "2026-03-01", 18), ("2008-02-29", "2028-02-28", 19),
        ("2008-02-29", "2028-02-29", 20), ("2026-11-24", "2026-11-24", 0),
    ])
    func `is full years`(_ born: String, _ day: String, _ years: Int) throws {
        let birth = try #require(CalendarDate(iso: born))
        #expect(birth.fullYears(on: try #require(CalendarDate(iso: day))) == years)
    }
}
