import ArgumentParser
import Forms
import Procedures

/// `balai kalender libur`: one more day off, as most decrees are.
struct CalendarHolidayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "libur", abstract: "Tambahkan satu hari libur pada kalender sebuah kantor.",
        discussion:
            "Contoh: balai kalender libur 2026-12-09 'Pemilihan bupati' --kantor contoh --keputusan 'SK Bupati 5/2026'"
    )

    @Argument(help: "Tanggalnya, misalnya 2026-12-09.")
    var tanggal: String
    @Argument(help: "Nama hari liburnya.")
    var nama: String
    @OptionGroup var decree: DecreeOptions

    func run() async throws {
        let house = try await House.openExisting(Settings())
        Console.say(try await perform(in: house))
        try await house.close()
    }

    /// - Returns: what to say about it.
    /// - Throws: `OperatorTrouble`.
    func perform(in house: House) async throws -> String {
        guard let day = CalendarDate(iso: tanggal) else {
            throw OperatorTrouble("“\(tanggal)” bukan tanggal. Tulis misalnya 2026-12-09.")
        }
        guard nama.contains(where: { !$0.isWhitespace }) else { throw OperatorTrouble("Tulis nama hari liburnya.") }
        let office = try await house.office(slug: decree.office)
        var calendar = try await house.calendar(of: office).calendar
        if let known = calendar.closedReason(on: day) {
            throw OperatorTrouble("\(day.dayText) sudah bukan hari kerja: \(known). Tidak ada yang diubah.")
        }
        calendar.add(holiday: nama, on: day, source: decree.decree)
        return try await house.decree(calendar, for: office, decree)
    }
}
