import Forms
import Procedures
import Testing

/// Calendar files, as an administrator writes them.
@Suite struct CalendarReaderTests {
    private static let whole = """
        kalender: contoh
        jam:
          senin-kamis: [07.30-12.00, 13.00-16.00]
          jumat: [07.30-11.30, 13.00-16.30]
          sabtu: 08.00-11.00
        ramadan:
          - {mulai: 2026-02-18, sampai: 2026-03-19}
          - {mulai: 2027-02-08, sampai: 2027-03-09, senin-jumat: 08.00-14.00, jumat: tutup}
        libur:
          - {tanggal: 2026-05-20, nama: Hari Jadi Kabupaten, dasar: Keputusan Bupati 12/2026}
          - {tanggal: 2026-12-28, nama: Natal, jenis: cuti-bersama, dasar: Keputusan Bupati 30/2026}
        masuk:
          - {tanggal: 2026-12-24, dasar: Surat Edaran Bupati 7/2026}
        """

    private func read(_ text: String) -> CalendarReader.Result {
        CalendarReader.read(source: Array(text.utf8), zone: .wita)
    }

    private func day(_ iso: String) -> CalendarDate { CalendarDate(iso: iso)! }

    @Test func readsHoursFastingMonthsAndDays() throws {
        let result = read(Self.whole)
        #expect(result.diagnostics.isEmpty)
        let calendar = try #require(result.calendar)
        #expect(calendar.name == "contoh" && calendar.zone == .wita)
        #expect(calendar.hours[.monday].map(\.description) == ["07:30-12:00", "13:00-16:00"])
        #expect(calendar.hours[.friday].map(\.description) == ["07:30-11:30", "13:00-16:30"])
        #expect(calendar.hours[.saturday].map(\.description) == ["08:00-11:00"])
        #expect(calendar.hours[.sunday].isEmpty)
        #expect(calendar.ramadan.count == 2)
        #expect(calendar.ramadan[0].hours == .ramadan)
        #expect(calendar.ramadan[1].hours[.thursday].map(\.description) == ["08:00-14:00"])
        #expect(calendar.ramadan[1].hours[.friday].isEmpty)
        #expect(calendar.holiday(on: day("2026-05-20")) == "Hari Jadi Kabupaten")
        #expect(calendar.holiday(on: day("2026-12-28")) == "cuti bersama Natal")
        // The national table stays underneath, but for what the office takes back.
        #expect(calendar.holiday(on: day("2026-12-25")) == "Natal")
        #expect(calendar.holiday(on: day("2026-12-24")) == nil && calendar.isWorkingDay(day("2026-12-24")))
        #expect(calendar.decreedThrough == HolidayTable.national.decreedThrough)
    }

    @Test func aCalendarIsToldInWords() throws {
        let text = try #require(read(Self.whole).calendar).described(year: 2026)
        #expect(text.hasPrefix("Jam kerja\n    Senin–Kamis: 07.30–12.00, 13.00–16.00\n    Jumat: 07.30–11.30"))
        #expect(text.contains("    Minggu: tutup\n"))
        #expect(text.contains("Ramadan, 18 Februari 2026 sampai 19 Maret 2026"))
        #expect(!text.contains("2027-02") && !text.contains("8 Februari 2027"))
        #expect(text.contains("Rabu 20 Mei 2026: Hari Jadi Kabupaten (Keputusan Bupati 12/2026)"))
        #expect(text.contains("Jumat 25 Des 2026: Natal (SKB 1497/2/5 Tahun 2025)"))
        #expect(text.contains("Tetap masuk\n    Kamis 24 Des 2026: hari kerja (Surat Edaran Bupati 7/2026)"))
        #expect(text.contains("Libur nasional ditetapkan sampai 31 Desember 2027"))
    }

    /// Each with the line that must be named, and what must be said.
    @Test(arguments: [
        ("kalender: x", 1, "\"jam\" wajib ada di berkas kalender"),
        ("kalender: x\njam: {senin: 16.00-07.30}", 2, "jam buka dan tutup seperti 07.30-12.00"),
        ("kalender: x\njam: {senin: [07.30-12.00, 11.00-16.00]}", 2, "tidak bertumpuk"),
        ("kalender: x\njam: {senen: 07.30-12.00}", 2, "mungkin \"senin\"?"),
        ("kalender: x\njam: {senin: tutup}", 2, "paling sedikit satu hari"),
        (
            "kalender: x\njam: {senin: 07.30-12.00}\nlibur:\n  - {tanggal: 2026-02-30, nama: a, dasar: b}", 4,
            "tanggal seperti 2026-05-20"
        ),
        (
            "kalender: x\njam: {senin: 07.30-12.00}\nlibur:\n  - {tanggal: 2026-06-02, nama: a}", 4,
            "\"dasar\" wajib ada di hari libur"
        ),
        (
            "kalender: x\njam: {senin: 07.30-12.00}\nlibur:\n  - {tanggal: 2026-06-02, nama: a, dasar: b}\n"
                + "  - {tanggal: 2026-06-02, nama: c, dasar: d}", 5, "ditulis dua kali (pertama di baris 4)"
        ),
        (
            "kalender: x\njam: {senin: 07.30-12.00}\nmasuk:\n  - {tanggal: 2026-06-03, dasar: b}", 4,
            "3 Juni 2026 bukan hari libur"
        ),
        (
            "kalender: x\njam: {senin: 07.30-12.00}\nramadan:\n  - {mulai: 2026-03-19, sampai: 2026-02-18}", 4,
            "sesudah 19 Maret 2026"
        ),
        ("kalender: x\njam: {senin: 07.30-12.00}\nlibur: [&a b]", 3, "Jangkar"),
    ])
    func saysWhatIsWrongAndWhere(_ text: String, _ line: Int, _ message: String) {
        let result = read(text)
        #expect(result.calendar == nil)
        let lines = result.diagnostics.filter { $0.severity == .error }.map { $0.rendered(file: "k.yaml") }
        #expect(lines.contains { $0.hasPrefix("k.yaml:\(line):") && $0.contains(message) }, "\(lines)")
    }

    @Test func calendarsOfBeforeAreStillRead() throws {
        let old = WorkingCalendar.baku()
        #expect(old.sources == nil && old.takenBack == nil)
        #expect(old.source(ofHolidayOn: day("2026-12-25")) == "SKB 1497/2/5 Tahun 2025")
    }
}
