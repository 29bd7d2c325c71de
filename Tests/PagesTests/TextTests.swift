import Pages
import Testing

@Suite struct TextTests {
    private let time = LocalTime(year: 2026, month: 11, day: 30, weekday: 1, hour: 16, minute: 10)

    @Test func instants() {
        #expect(time.full == "Senin 30 November 2026, 16.10")
        #expect(time.formal == "Senin 30 November 2026 pukul 16.10 WIB")
        #expect(time.medium == "Senin 30 November, 16.10")
        #expect(time.spoken == "Senin 30 November pukul 16.10")
        #expect(time.short == "Sen 30 Nov 16.10")
        #expect(time.clock == "16.10")
        #expect(time.machine == "2026-11-30T16:10")
    }

    @Test(arguments: [
        (20, "kurang dari 1 menit"), (60, "1 menit"), (59 * 60, "59 menit"), (3600, "1 jam"),
        (12_000, "3 jam 20 menit"),
        (27_000, "1 hari kerja"), (27_000 * 2 + 3600, "2 hari kerja 1 jam"), (27_000 * 1234, "1.234 hari kerja"),
    ]) func workingTimes(seconds: Int, words: String) { #expect(WorkingTime.words(seconds) == words) }

    @Test func zonesAreNamed() {
        let east = LocalTime(year: 2026, month: 1, day: 4, weekday: 7, hour: 7, minute: 5, zone: "WIT")
        #expect(east.formal == "Minggu 4 Januari 2026 pukul 07.05 WIT")
    }

    @Test func aCalendarDayEndsAtTwentyFour() {
        let end = LocalTime(year: 2026, month: 3, day: 12, weekday: 4, hour: 24, minute: 0)
        #expect(end.full == "Kamis 12 Maret 2026, 24.00")
        #expect(end.machine == "2026-03-12")
    }

    @Test(arguments: zip(1...12, ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]))
    func months(month: Int, short: String) {
        #expect(LocalDate(year: 2026, month: month, day: 2, weekday: 1).short == "2 \(short) 2026")
    }

    @Test(arguments: zip(1...7, ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]))
    func weekdays(weekday: Int, name: String) {
        #expect(LocalDate(year: 2026, month: 8, day: 17, weekday: weekday).withWeekday == "\(name) 17 Agustus 2026")
    }

    @Test(arguments: [
        (Relative.days(7), "7 hari kalender lagi"), (.minutes(43), "43 menit lagi"), (.hours(3), "3 jam lagi"),
        (.days(-1), "Terlambat 1 hari"), (.hours(-2), "Terlambat 2 jam"), (.minutes(0), "sekarang"),
        (Relative(minutes: 59), "59 menit lagi"), (Relative(minutes: 60), "1 jam lagi"),
        (Relative(minutes: 119), "1 jam lagi"),
        (Relative(minutes: 1439), "23 jam lagi"), (Relative(minutes: 1440), "1 hari kalender lagi"),
        (Relative(minutes: -61), "Terlambat 1 jam"), (Relative(minutes: -3000), "Terlambat 2 hari"),
    ])
    func distances(relative: Relative, words: String) {
        #expect(relative.words == words)
        #expect(relative.isPast == words.hasPrefix("Terlambat"))
    }

    @Test(arguments: [
        (0, "Rp0"), (500, "Rp500"), (1500, "Rp1.500"), (1_500_000, "Rp1.500.000"), (-25_000, "−Rp25.000"),
        (100_000, "Rp100.000"),
    ])
    func money(amount: Int, text: String) { #expect(Digits.rupiah(amount) == text) }

    @Test(arguments: [
        (0, "0 bita"), (1023, "1023 bita"), (1024, "1 KB"), (421_888, "412 KB"), (1_048_576, "1 MB"),
        (1_153_434, "1,1 MB"),
        (2_097_152, "2 MB"), (15_728_640, "15 MB"), (1_610_612_736, "1,5 GB"),
    ])
    func fileSizes(bytes: Int, text: String) { #expect(Digits.fileSize(bytes) == text) }

    @Test func counting() {
        #expect(Digits.part(47, of: 50) == "47 dari 50 (94%)")
        #expect(Digits.part(1, of: 3) == "1 dari 3 (33%)")
        #expect(Digits.part(2, of: 3) == "2 dari 3 (67%)")
        #expect(Digits.part(0, of: 0) == "0 dari 0")
        #expect(Digits.grouped(1_400_000) == "1.400.000")
    }

    @Test func wordsInARow() {
        #expect(WordList.joined([]) == "")
        #expect(WordList.joined(["PDF"]) == "PDF")
        #expect(WordList.joined(["PDF", "JPG"], with: "atau") == "PDF atau JPG")
        #expect(WordList.joined(["PDF", "JPG", "PNG"], with: "atau") == "PDF, JPG, atau PNG")
    }
}
