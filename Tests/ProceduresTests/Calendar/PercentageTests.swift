import Forms
import Procedures
import Testing

@Suite("Persentase batas waktu")
struct PercentageTests {
    let calendar = WorkingCalendar.baku()

    private func share(_ percent: Int, of amount: String, from anchor: String = "2026-03-02 09:00") -> Instant {
        calendar.percent(percent, of: calendar.deadline(time(amount), from: moment(anchor)))
    }

    @Test func `of days, the end of the day it falls in`() {
        #expect(share(50, of: "10 hari kerja") == moment("2026-03-09 16:00"))
        #expect(share(80, of: "10 hari kerja") == moment("2026-03-12 16:00"))
        #expect(share(1, of: "10 hari kerja") == moment("2026-03-03 16:00"))
        #expect(share(31, of: "10 hari kerja") == moment("2026-03-06 16:30"))
        #expect(share(50, of: "5 hari kalender") == moment("2026-03-05 24:00"))
        #expect(share(50, of: "1 bulan") == moment("2026-03-18 24:00"))
    }

    @Test func `of hours, to the second`() {
        #expect(share(50, of: "2 jam") == moment("2026-03-02 10:00"))
        #expect(share(50, of: "10 jam") == moment("2026-03-02 15:00"))
        #expect(share(50, of: "2x24 jam") == moment("2026-03-03 09:00"))
        #expect(share(33, of: "1 menit") == moment("2026-03-02 09:00").adding(seconds: 20))
    }

    @Test func `a hundred is the deadline itself`() {
        for amount in ["10 hari kerja", "7 jam", "3 hari kalender", "2x24 jam", "2 bulan"] {
            #expect(share(100, of: amount) == calendar.due(amount, from: "2026-03-02 09:00"))
        }
    }

    @Test func `heeds pauses and extensions`() {
        let standing = [pause("2026-03-03 10:00", "2026-03-05 09:00")]
        let paused = calendar.deadline(time("10 hari kerja"), from: moment("2026-03-02 09:00"), pauses: standing)
        #expect(calendar.percent(50, of: paused, pauses: standing) == moment("2026-03-11 16:00"))
        let extended = calendar.deadline(time("10 hari kerja"), from: moment("2026-04-06 09:00"), extension: 10)
        #expect(calendar.percent(50, of: extended) == moment("2026-04-20 16:00"))
    }
}
