import Forms
import Procedures
import Testing

@Suite("Jam kerja Ramadan")
struct RamadanTests {
    @Test func `weeks have the hours of the presidential decree`() {
        #expect(WeeklyHours.fiveDays.minutesPerWeek == 37 * 60 + 30)
        #expect(WeeklyHours.sixDays.minutesPerWeek == 37 * 60 + 30)
        #expect(WeeklyHours.ramadan.minutesPerWeek == 32 * 60 + 30)
    }

    @Test func `a fasting day has 390 minutes, another 450`() {
        let calendar = WorkingCalendar.fasting
        let day = { (text: String) in
            calendar.workingSeconds(from: moment("\(text) 00:00"), to: moment("\(text) 24:00")) / 60
        }
        #expect(day("2026-02-18") == 450)
        #expect(day("2026-02-19") == 390)
        #expect(day("2026-02-20") == 390)
        #expect(day("2026-03-17") == 390)
        #expect(day("2026-03-25") == 450)
    }

    @Test func `its first day opens later and closes earlier`() {
        let calendar = WorkingCalendar.fasting
        #expect(calendar.due("1 hari kerja", from: "2026-02-18 15:30") == moment("2026-02-19 15:00"))
        #expect(calendar.due("1 hari kerja", from: "2026-02-19 14:59") == moment("2026-02-20 15:30"))
        #expect(calendar.due("1 hari kerja", from: "2026-02-19 15:00") == moment("2026-02-23 15:00"))
        #expect(calendar.due("1 jam", from: "2026-02-18 15:30") == moment("2026-02-19 08:30"))
    }

    @Test func `after its last day the usual hours hold`() {
        let calendar = WorkingCalendar.fasting
        #expect(calendar.due("1 hari kerja", from: "2026-03-17 14:59") == moment("2026-03-25 16:00"))
        #expect(calendar.due("1 hari kerja", from: "2026-03-17 15:00") == moment("2026-03-26 16:00"))
        #expect(calendar.due("30 menit", from: "2026-03-17 14:45") == moment("2026-03-25 07:45"))

        let short = WorkingCalendar.baku().adding(
            ramadan: RamadanWindow(from: CalendarDate(iso: "2026-03-02")!, through: CalendarDate(iso: "2026-03-09")!))
        #expect(short.due("1 hari kerja", from: "2026-03-09 14:59") == moment("2026-03-10 16:00"))
        #expect(short.due("1 hari kerja", from: "2026-03-09 15:00") == moment("2026-03-11 16:00"))
        #expect(short.due("1 jam", from: "2026-03-09 14:30") == moment("2026-03-10 08:00"))
    }

    @Test func `its breaks are shorter`() {
        let calendar = WorkingCalendar.fasting
        #expect(calendar.due("30 menit", from: "2026-02-23 11:50") == moment("2026-02-23 12:50"))
        #expect(calendar.due("30 menit", from: "2026-02-20 11:20") == moment("2026-02-20 12:50"))
    }
}
