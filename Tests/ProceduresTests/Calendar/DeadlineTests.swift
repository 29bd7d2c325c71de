import Forms
import Procedures
import Testing

@Suite("Batas waktu menurut kalender baku")
struct DeadlineTests {
    struct Case: CustomTestStringConvertible {
        let amount: String
        let anchor: String
        let due: String
        var testDescription: String { "\(amount) sejak \(anchor)" }

        init(_ amount: String, _ anchor: String, _ due: String) {
            self.amount = amount
            self.anchor = anchor
            self.due = due
        }
    }

    @Test(arguments: [
        Case("10 hari kerja", "2026-03-02 09:00", "2026-03-16 16:00"),
        Case("1 hari kerja", "2026-03-06 10:00", "2026-03-09 16:00"),
        // Received on Monday: at closing time on Friday, in the evening, on Saturday.
        Case("1 hari kerja", "2026-03-06 16:30", "2026-03-10 16:00"),
        Case("1 hari kerja", "2026-03-06 20:00", "2026-03-10 16:00"),
        Case("1 hari kerja", "2026-03-07 10:00", "2026-03-10 16:00"),
        Case("1 hari kerja", "2026-03-09 07:00", "2026-03-10 16:00"),
        Case("1 hari kerja", "2026-03-06 16:29", "2026-03-09 16:00"),
        Case("4 hari kerja", "2026-03-02 09:00", "2026-03-06 16:30"),
        Case("30 menit", "2026-03-02 15:45", "2026-03-03 07:45"),
        Case("30 menit", "2026-03-06 11:20", "2026-03-06 13:20"),
        Case("3 jam", "2026-03-02 14:30", "2026-03-03 09:00"),
        Case("2x24 jam", "2026-03-06 15:00", "2026-03-08 15:00"),
        Case("2 hari kalender", "2026-03-06 15:00", "2026-03-08 24:00"),
        Case("48 jam", "2026-03-06 15:00", "2026-03-17 09:00"),
        Case("10 hari kerja", "2026-04-06 09:00", "2026-04-20 16:00"),
        Case("2 hari kerja", "2026-11-24 14:30", "2026-11-26 16:00"),
    ])
    func `keeps the dates of the language's reference`(_ example: Case) {
        #expect(WorkingCalendar.baku().due(example.amount, from: example.anchor) == moment(example.due))
    }

    @Test(arguments: [
        // Before opening.
        Case("30 menit", "2026-03-02 05:00", "2026-03-02 08:00"),
        Case("1 hari kerja", "2026-03-02 00:00", "2026-03-03 16:00"),
        // At opening and at closing time.
        Case("30 menit", "2026-03-02 07:30", "2026-03-02 08:00"),
        Case("30 menit", "2026-03-02 16:00", "2026-03-03 08:00"),
        // Ends with an interval: at its end, not at the next opening.
        Case("30 menit", "2026-03-02 15:30", "2026-03-02 16:00"),
        Case("270 menit", "2026-03-02 07:30", "2026-03-02 12:00"),
        Case("271 menit", "2026-03-02 07:30", "2026-03-02 13:01"),
        // In the lunch break.
        Case("30 menit", "2026-03-02 12:15", "2026-03-02 13:30"),
        Case("1 hari kerja", "2026-03-02 12:15", "2026-03-03 16:00"),
        // In Friday's lunch break.
        Case("30 menit", "2026-03-06 12:00", "2026-03-06 13:30"),
        Case("30 menit", "2026-03-06 12:59", "2026-03-06 13:30"),
        // On a holiday, and on joint leave.
        Case("1 hari kerja", "2026-08-17 10:00", "2026-08-19 16:00"),
        Case("30 menit", "2026-08-17 10:00", "2026-08-18 08:00"),
        Case("1 hari kerja", "2026-12-24 10:00", "2026-12-29 16:00"),
        // Over Lebaran 2026: 18 to 24 March are off.
        Case("1 hari kerja", "2026-03-17 09:00", "2026-03-25 16:00"),
        Case("3 hari kerja", "2026-03-16 10:00", "2026-03-26 16:00"),
        Case("1 hari kerja", "2026-03-19 10:00", "2026-03-26 16:00"),
        Case("2 jam", "2026-03-17 15:00", "2026-03-25 08:30"),
    ])
    func `counts only opening hours and working days`(_ example: Case) {
        #expect(WorkingCalendar.baku().due(example.amount, from: example.anchor) == moment(example.due))
    }

    @Test(arguments: [
        Case("1 bulan", "2026-01-31 10:00", "2026-02-28 24:00"),
        Case("1 tahun", "2028-02-29 10:00", "2029-02-28 24:00"),
        Case("12 bulan", "2026-11-24 10:00", "2027-11-24 24:00"),
        Case("1 minggu", "2026-03-16 10:00", "2026-03-23 24:00"),
        // Holidays and opening hours play no part.
        Case("5 hari kalender", "2026-03-16 23:59", "2026-03-21 24:00"),
        Case("1x24 jam", "2026-03-20 23:00", "2026-03-21 23:00"),
    ])
    func `counts calendar time without regard to opening`(_ example: Case) {
        #expect(WorkingCalendar.baku().due(example.amount, from: example.anchor) == moment(example.due))
    }

    @Test func `an extension is counted from the anchor, as one amount`() {
        let calendar = WorkingCalendar.baku()
        let extended = calendar.deadline(time("10 hari kerja"), from: moment("2026-04-06 09:00"), extension: 7)
        #expect(extended.due == moment("2026-04-29 16:00"))
        #expect(extended.fullAmount == TimeAmount(17, .workingDays))
        #expect(extended.amount == time("10 hari kerja"))
    }

    @Test func `another zone has its own closing time`() {
        let friday = moment("2026-03-06 15:45")
        let day = time("1 hari kerja")
        #expect(WorkingCalendar.baku(zone: .wib).deadline(day, from: friday).due == moment("2026-03-09 16:00", .wib))
        // 16.45 in Makassar: the office has closed.
        #expect(WorkingCalendar.baku(zone: .wita).deadline(day, from: friday).due == moment("2026-03-10 16:00", .wita))
        #expect(WorkingCalendar.baku(zone: .wit).deadline(day, from: friday).due == moment("2026-03-10 16:00", .wit))
        let minutes = WorkingCalendar.baku(zone: .wit).deadline(time("30 menit"), from: moment("2026-03-02 13:45"))
        #expect(minutes.due == moment("2026-03-03 07:45", .wit))
    }

    @Test func `a six-day week counts Saturday`() throws {
        let calendar = try #require(WorkingCalendar.named["enam-hari"])
        #expect(calendar.due("1 hari kerja", from: "2026-03-06 10:00") == moment("2026-03-07 13:00"))
        #expect(calendar.due("1 hari kerja", from: "2026-03-07 13:00") == moment("2026-03-10 15:00"))
        #expect(calendar.due("2 jam", from: "2026-03-06 14:00") == moment("2026-03-07 08:30"))
    }

    @Test func `local holidays are days off`() {
        let election = WorkingCalendar.baku().adding(holidays: [CalendarDate(iso: "2026-03-03")!: "Pemilihan bupati"])
        #expect(election.due("1 hari kerja", from: "2026-03-02 09:00") == moment("2026-03-04 16:00"))
        #expect(election.due("30 menit", from: "2026-03-02 15:45") == moment("2026-03-04 07:45"))
    }
}
