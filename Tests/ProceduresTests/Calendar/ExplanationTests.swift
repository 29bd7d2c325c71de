import Forms
import Procedures
import Testing

@Suite("Penjelasan batas waktu")
struct ExplanationTests {
    let calendar = WorkingCalendar.baku()

    @Test func `leads with weekday, date and time`() {
        let deadline = calendar.deadline(time("2 hari kerja"), from: moment("2026-11-24 14:30"))
        #expect(
            deadline.explained()
                == "paling lambat Kamis 26 November 2026 pukul 16.00 WIB: 2 hari kerja sejak Selasa 24 Nov 2026 14.30 WIB; "
                + "Rabu 25 – Kamis 26 Nov 2026 hari ke-1 sampai ke-2")
    }

    @Test func `names every day that was not counted, with its reason`() {
        let deadline = calendar.deadline(time("3 hari kerja"), from: moment("2026-03-14 10:00"))
        #expect(
            deadline.explanation == [
                "3 hari kerja sejak Sabtu 14 Mar 2026 10.00 WIB",
                "Senin 16 Mar 2026 menjadi hari penerimaan (akhir pekan)",
                "Selasa 17 Mar 2026 hari ke-1",
                "Rabu 18 Mar 2026 tidak dihitung (cuti bersama Nyepi)",
                "Kamis 19 Mar 2026 tidak dihitung (Nyepi Tahun Baru Saka 1948)",
                "Jumat 20 Mar 2026 tidak dihitung (cuti bersama Idul Fitri)",
                "Sabtu 21 – Minggu 22 Mar 2026 tidak dihitung (Idul Fitri 1447 H)",
                "Senin 23 – Selasa 24 Mar 2026 tidak dihitung (cuti bersama Idul Fitri)",
                "Rabu 25 – Kamis 26 Mar 2026 hari ke-2 sampai ke-3",
            ])
    }

    @Test func `tells pauses and extensions`() {
        let deadline = calendar.deadline(
            time("2 hari kerja"), from: moment("2026-03-02 17:00"),
            pauses: [pause("2026-03-04 10:00", "2026-03-05 09:00")],
            extension: 1)
        #expect(
            deadline.explanation == [
                "2 hari kerja sejak Senin 2 Mar 2026 17.00 WIB",
                "Selasa 3 Mar 2026 menjadi hari penerimaan (setelah jam kerja)",
                "Rabu 4 Mar 2026 tidak dihitung (waktu berhenti)",
                "Kamis 5 – Jumat 6 Mar 2026 hari ke-1 sampai ke-2",
                "Sabtu 7 – Minggu 8 Mar 2026 tidak dihitung (akhir pekan)",
                "Senin 9 Mar 2026 hari ke-3",
                "Waktu berhenti Rabu 4 Mar 2026 10.00 sampai Kamis 5 Mar 2026 09.00",
                "Diperpanjang 1 hari kerja",
            ])
    }

    @Test func `tells the working time of each stretch of days`() {
        let deadline = calendar.deadline(time("48 jam"), from: moment("2026-03-06 15:00"))
        #expect(
            deadline.explanation == [
                "48 jam kerja sejak Jumat 6 Mar 2026 15.00 WIB",
                "Jumat 6 Mar 2026 dihitung 1 jam 30 menit",
                "Sabtu 7 – Minggu 8 Mar 2026 tidak dihitung (akhir pekan)",
                "Senin 9 – Jumat 13 Mar 2026 dihitung 37 jam 30 menit",
                "Sabtu 14 – Minggu 15 Mar 2026 tidak dihitung (akhir pekan)",
                "Senin 16 – Selasa 17 Mar 2026 dihitung 9 jam",
            ])
    }

    @Test func `ends days at 24.00, and hours of the clock when they end`() {
        let days = calendar.deadline(time("2 hari kalender"), from: moment("2026-03-06 15:00"))
        #expect(days.dueText == "Minggu 8 Maret 2026 pukul 24.00 WIB")
        #expect(days.wall == WallTime(CalendarDate(iso: "2026-03-08")!, .endOfDay))
        let hours = calendar.deadline(time("1x24 jam"), from: moment("2026-03-06 00:00"))
        #expect(hours.dueText == "Sabtu 7 Maret 2026 pukul 00.00 WIB")
        #expect(
            hours.explained()
                == "paling lambat Sabtu 7 Maret 2026 pukul 00.00 WIB: 1x24 jam sejak Jumat 6 Mar 2026 00.00 WIB")
    }

    @Test func `reads moments of the clock on the wall`() {
        let wall = WallTime(CalendarDate(iso: "2026-11-24")!, TimeOfDay(minutes: 870))
        #expect(WallTime("2026-11-24T14:30") == wall)
        #expect(WallTime("2026-11-24 14:30") == wall)
        #expect(wall.instant(in: .wita) == moment("2026-11-24 13:30"))
        #expect(WallTime("2026-11-24 24:00")?.instant(in: .wib) == moment("2026-11-25 00:00"))
        for text in ["2026-11-24", "14:30", "2026-11-24T", "2026-11-31T10:00", "2026-11-24T25:00", ""] {
            #expect(WallTime(text) == nil)
        }
    }

    @Test func `never leaves days bare`() {
        let deadline = calendar.deadline(time("2 hari"), from: moment("2026-03-02 09:00"))
        #expect(deadline.explained().contains("2 hari kerja sejak"))
    }
}
