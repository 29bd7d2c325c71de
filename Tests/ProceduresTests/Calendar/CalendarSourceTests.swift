import Forms
import Procedures
import Testing

/// A calendar written as the file that it can be read from again, and what changes when another takes its place.
@Suite struct CalendarSourceTests {
    private func day(_ iso: String) -> CalendarDate { CalendarDate(iso: iso)! }

    private func calendar() throws -> WorkingCalendar {
        var calendar = WorkingCalendar.baku(zone: .wita)
        calendar.name = "kantor \"kami\""
        calendar.ramadan = [
            RamadanWindow(from: day("2026-02-18"), through: day("2026-03-19")),
            RamadanWindow(
                from: day("2027-02-08"), through: day("2027-03-09"),
                hours: try WeeklyHours([.monday: [#require(OpenInterval("08:00-14:00"))]])),
        ]
        calendar.add(holiday: "Hari jadi: ke-100", on: day("2026-05-20"), source: "Keputusan Bupati 12/2026, butir {3}")
        calendar.add(holiday: "cuti bersama Natal", on: day("2026-12-28"), source: "Keputusan Bupati 30/2026")
        _ = calendar.takeBack(day("2026-12-24"), source: "Surat Edaran 7/2026")
        return calendar
    }

    @Test func whatIsWrittenIsReadToTheSame() throws {
        let calendar = try calendar()
        let source = calendar.source(on: .national)
        let read = CalendarReader.read(source: Array(source.utf8), zone: .wita)
        #expect(read.diagnostics.isEmpty && read.calendar == calendar, "\(source) \(read.diagnostics)")
        #expect(calendar.differences(to: calendar).isEmpty)
        // A day that the decree no longer names is a working day by itself.
        let less = HolidayTable.national.replacingYears(
            of: try HolidayTable(HolidayTable.national.year(2026).rows.filter { $0.date != day("2026-12-24") }))
        #expect(!calendar.source(on: less).contains("masuk:"))
    }

    @Test func everyDifferenceIsTold() throws {
        let old = try calendar()
        var next = old
        next.add(holiday: "Pemilihan bupati", on: day("2026-12-09"), source: "KPU")
        _ = next.takeBack(day("2026-05-20"), source: "SE")
        next.ramadan.removeLast()
        next.hours = try WeeklyHours([.monday: [#require(OpenInterval("08:00-12:00"))]])
        let lines = old.differences(to: next)
        #expect(lines.contains("Menjadi libur: Rabu 9 Des 2026, Pemilihan bupati"))
        #expect(lines.contains("Tidak libur lagi: Rabu 20 Mei 2026, Hari jadi: ke-100"))
        #expect(lines.contains { $0.hasPrefix("Jam kerja Senin: ") && $0.hasSuffix("menjadi 08.00–12.00") })
        #expect(lines.contains { $0.hasPrefix("Jam kerja Selasa: ") && $0.hasSuffix("menjadi tutup") })
        #expect(lines.contains("Jam Ramadan dihapus: 8 Februari 2027 sampai 9 Maret 2027, 08.00–14.00 pada Senin"))
        #expect(lines.count == 2 + 5 + 1, "\(lines)")
    }
}
