import Forms
import Procedures
import Testing

@Suite("Keputusan hari libur yang terlambat")
struct DecreeTests {
    let before = WorkingCalendar.baku()
    let decreed = WorkingCalendar.baku().adding(holidays: [CalendarDate(iso: "2026-04-08")!: "Pemilihan bupati"])

    @Test func `moves a deadline, from the same anchor`() {
        let old = before.deadline(time("5 hari kerja"), from: moment("2026-04-06 09:00"))
        #expect(old.due == moment("2026-04-13 16:00"))
        let new = decreed.recomputed(old, entered: moment("2026-04-07 10:00"))
        #expect(new.due == moment("2026-04-14 16:00"))
        #expect(new.anchor == old.anchor)
        #expect(decreed.revision > before.revision)
    }

    @Test func `keeps extensions and pauses`() {
        let standing = [pause("2026-04-09 10:00", "2026-04-10 09:00")]
        let old = before.deadline(
            time("5 hari kerja"), from: moment("2026-04-06 09:00"), pauses: standing, extension: 2)
        #expect(old.due == moment("2026-04-16 16:00"))
        let new = decreed.recomputed(old, pauses: standing, entered: moment("2026-04-07 10:00"))
        #expect(new.due == moment("2026-04-17 16:30"))
        #expect(new.fullAmount == old.fullAmount)
    }

    @Test func `a holiday that is taken back leaves at least the next working day`() {
        let old = decreed.deadline(time("2 hari kerja"), from: moment("2026-04-06 09:00"))
        #expect(old.due == moment("2026-04-09 16:00"))
        let early = before.recomputed(old, entered: moment("2026-04-06 10:00"))
        #expect(early.due == moment("2026-04-08 16:00"))
        let late = before.recomputed(old, entered: moment("2026-04-08 10:00"))
        #expect(late.due == moment("2026-04-09 16:00"))
        // Never later than it was.
        let latest = before.recomputed(old, entered: moment("2026-04-09 10:00"))
        #expect(latest.due == moment("2026-04-09 16:00"))
    }

    @Test func `an earlier deadline that is held back says why`() {
        let long = decreed.deadline(time("3 hari kerja"), from: moment("2026-04-06 09:00"))
        #expect(long.due == moment("2026-04-10 16:30"))
        let held = before.recomputed(long, entered: moment("2026-04-09 09:00"))
        #expect(held.due == moment("2026-04-10 16:30"))
        #expect(held.explained().contains("digeser ke Jumat 10 Apr 2026 16.30"))
        // All of its time is over when it is due, wherever it was moved to.
        #expect(before.percent(100, of: held) == held.due)
    }

    @Test func `a year without a decree is provisional until it is loaded`() throws {
        let anchor = moment("2027-12-23 09:00")
        let old = before.deadline(time("6 hari kerja"), from: anchor)
        #expect(old.isProvisional)
        #expect(old.due == moment("2028-01-03 16:00"))
        #expect(old.explained().hasSuffix("sementara, karena hari libur 2028 belum ditetapkan"))
        #expect(!before.deadline(time("1 hari kerja"), from: anchor).isProvisional)
        #expect(!before.deadline(time("20 hari kalender"), from: anchor).isProvisional)

        let list = """
            tanggal;hari;jenis;nama;dasar
            2028-01-03;Senin;cuti bersama;Hari contoh;SKB contoh
            2028-01-01;Sabtu;libur nasional;Tahun Baru 2028;SKB contoh
            """
        let table = try HolidayTable.national.updated(with: HolidayTable(csv: Array(list.utf8)))
        let new = WorkingCalendar.baku(holidays: table).recomputed(old, entered: moment("2027-12-24 09:00"))
        #expect(new.due == moment("2028-01-04 16:00"))
        #expect(!new.isProvisional)
        #expect(new.explained().contains("cuti bersama Hari contoh"))
    }

    @Test func `a timer that a changed answer put into the past waits for the next working day`() {
        let past = before.deadline(time("1 hari kerja"), from: moment("2026-03-02 09:00"))
        let now = moment("2026-03-06 10:00")
        #expect(before.postponed(past, now: now).due == moment("2026-03-09 16:00"))
        let future = before.deadline(time("10 hari kerja"), from: moment("2026-03-02 09:00"))
        #expect(before.postponed(future, now: now) == future)
    }
}
