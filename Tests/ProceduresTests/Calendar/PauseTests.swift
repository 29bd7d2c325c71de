import Forms
import Procedures
import Testing

@Suite("Waktu yang berhenti")
struct PauseTests {
    let calendar = WorkingCalendar.baku()

    @Test func `days on which the clock stands at closing time do not count`() {
        let standing = [pause("2026-03-03 10:00", "2026-03-05 09:00")]
        #expect(calendar.due("10 hari kerja", from: "2026-03-02 09:00") == moment("2026-03-16 16:00"))
        #expect(
            calendar.due("10 hari kerja", from: "2026-03-02 09:00", pauses: standing) == moment("2026-03-25 16:00"))
    }

    @Test func `a pause within one day costs no day`() {
        let standing = [pause("2026-03-03 08:00", "2026-03-03 15:59")]
        #expect(
            calendar.due("10 hari kerja", from: "2026-03-02 09:00", pauses: standing) == moment("2026-03-16 16:00"))
    }

    @Test func `a day that ran until closing time counts, one that stood until then does not`() {
        let atClosing = [pause("2026-03-03 16:00", "2026-03-04 08:00")]
        #expect(calendar.due("1 hari kerja", from: "2026-03-02 09:00", pauses: atClosing) == moment("2026-03-03 16:00"))
        let untilClosing = [pause("2026-03-03 09:00", "2026-03-03 16:00")]
        #expect(
            calendar.due("1 hari kerja", from: "2026-03-02 09:00", pauses: untilClosing) == moment("2026-03-04 16:00"))
    }

    struct Case: CustomTestStringConvertible {
        let name: String
        let amount: String
        let anchor: String
        let start: String
        let end: String
        let due: String
        var testDescription: String { name }

        init(_ name: String, _ amount: String, from anchor: String, _ start: String, _ end: String, _ due: String) {
            self.name = name
            self.amount = amount
            self.anchor = anchor
            self.start = start
            self.end = end
            self.due = due
        }
    }

    @Test(arguments: [
        Case(
            "before opening", "30 menit", from: "2026-03-02 06:00", "2026-03-02 07:00", "2026-03-02 08:00",
            "2026-03-02 08:30"),
        Case(
            "after closing", "1 jam", from: "2026-03-02 15:30", "2026-03-02 17:00", "2026-03-03 09:00",
            "2026-03-03 09:30"),
        Case("lunch", "30 menit", from: "2026-03-02 11:30", "2026-03-02 11:50", "2026-03-02 13:10", "2026-03-02 13:20"),
        Case(
            "Friday lunch", "30 menit", from: "2026-03-06 11:15", "2026-03-06 11:25", "2026-03-06 13:10",
            "2026-03-06 13:30"),
        Case(
            "a holiday", "2 hari kerja", from: "2026-08-14 09:00", "2026-08-14 10:00", "2026-08-18 09:00",
            "2026-08-19 16:00"),
        Case(
            "Lebaran", "3 hari kerja", from: "2026-03-16 10:00", "2026-03-17 09:00", "2026-03-25 10:00",
            "2026-03-27 16:30"),
        Case(
            "Lebaran in hours", "2 jam", from: "2026-03-17 15:00", "2026-03-17 15:30", "2026-03-25 09:00",
            "2026-03-25 10:30"),
        Case(
            "wall clock", "2x24 jam", from: "2026-03-06 15:00", "2026-03-07 12:00", "2026-03-08 12:00",
            "2026-03-09 15:00"),
        Case(
            "calendar days", "5 hari kalender", from: "2026-03-02 15:00", "2026-03-03 12:00", "2026-03-05 12:00",
            "2026-03-09 24:00"),
        Case(
            "a month", "1 bulan", from: "2026-01-31 15:00", "2026-02-10 00:00", "2026-02-12 00:00", "2026-03-02 24:00"),
    ])
    func `is cut out`(_ example: Case) {
        let due = calendar.due(
            example.amount, from: example.anchor, pauses: [pause(example.start, example.end)])
        #expect(due == moment(example.due))
    }

    @Test func `across the first and the last fasting day`() {
        let fasting = WorkingCalendar.fasting
        let first = [pause("2026-02-18 15:00", "2026-02-19 14:00")]
        // Stood at closing time on the 18th, ran at 15.00 on the 19th; the 16th and 17th are off.
        #expect(fasting.due("1 hari kerja", from: "2026-02-13 09:00", pauses: first) == moment("2026-02-19 15:00"))
        #expect(fasting.due("2 jam", from: "2026-02-18 14:30", pauses: first) == moment("2026-02-20 08:30"))
        let last = [pause("2026-03-17 14:30", "2026-03-25 08:00")]
        #expect(fasting.due("1 jam", from: "2026-03-17 14:00", pauses: last) == moment("2026-03-25 08:30"))
        #expect(fasting.due("1 hari kerja", from: "2026-03-16 14:00", pauses: last) == moment("2026-03-25 16:00"))
    }

    @Test func `overlapping pauses, and those before the anchor, count once and not at all`() {
        let twice = [
            pause("2026-03-03 10:00", "2026-03-04 12:00"), pause("2026-03-04 09:00", "2026-03-05 09:00"),
            pause("2026-02-02 09:00", "2026-02-20 09:00"), pause("2026-03-03 11:00", "2026-03-03 11:00"),
        ]
        #expect(calendar.due("10 hari kerja", from: "2026-03-02 09:00", pauses: twice) == moment("2026-03-25 16:00"))
        #expect(calendar.due("10x24 jam", from: "2026-03-02 09:00", pauses: twice) == moment("2026-03-14 08:00"))
        #expect(calendar.due("10 hari kalender", from: "2026-03-02 09:00", pauses: twice) == moment("2026-03-14 24:00"))
        #expect(calendar.due("20 jam", from: "2026-03-02 09:00", pauses: twice) == moment("2026-03-06 14:30"))
    }

    @Test func `a clock that stands shows since when and what is left`() throws {
        let anchor = moment("2026-03-02 09:00")
        let standing = [pause("2026-03-03 10:00", "2026-03-05 09:00"), pause("2026-03-10 10:00", nil)]
        let deadline = calendar.deadline(time("10 hari kerja"), from: anchor, pauses: standing)
        let rest = try #require(calendar.standing(deadline, pauses: standing))
        // Thursday 5, Friday 6 and Monday 9 have counted.
        #expect(rest.rest == .days(7, .workingDays))
        #expect(rest.text == "berhenti sejak Selasa 10 Mar 2026 10.00, sisa 7 hari kerja")
        #expect(calendar.standing(deadline, pauses: [standing[0]]) == nil)

        let hours = calendar.deadline(time("3 jam"), from: anchor)
        let hoursLeft = try #require(calendar.standing(hours, pauses: [pause("2026-03-02 10:30", nil)]))
        #expect(hoursLeft.text == "berhenti sejak Senin 2 Mar 2026 10.30, sisa 1 jam 30 menit waktu kerja")

        let days = calendar.deadline(time("10 hari kalender"), from: anchor)
        let daysLeft = try #require(calendar.standing(days, pauses: [pause("2026-03-05 10:30", nil)]))
        #expect(daysLeft.text == "berhenti sejak Kamis 5 Mar 2026 10.30, sisa 8 hari kalender")

        let wall = calendar.deadline(time("2x24 jam"), from: anchor)
        let wallLeft = try #require(calendar.standing(wall, pauses: [pause("2026-03-03 10:00", nil)]))
        #expect(wallLeft.text == "berhenti sejak Selasa 3 Mar 2026 10.00, sisa 23 jam")
    }
}
