import ArgumentParser
import Forms
import Procedures
import Services

/// `balai kalender`: by which days and hours an office's deadlines are counted.
struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kalender", abstract: "Lihat dan tetapkan kalender kerja sebuah kantor.",
        subcommands: [CalendarShowCommand.self, CalendarDecreeCommand.self, CalendarHolidayCommand.self])
}

/// `balai kalender lihat`.
struct CalendarShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lihat", abstract: "Tampilkan kalender sebuah kantor: jam kerja, Ramadan, dan hari libur.")

    @Option(name: .customLong("kantor"), help: "Nama pendek kantor dalam alamatnya.")
    var office: String
    @Option(name: .customLong("tahun"), help: "Tahun hari liburnya. Bawaan: tahun ini.")
    var year: Int?

    func run() async throws {
        let house = try await House.openExisting(Settings())
        Console.print(try await text(in: house))
        try await house.close()
    }

    func text(in house: House) async throws -> String {
        let office = try await house.office(slug: office)
        let (calendar, owner) = try await house.calendar(of: office)
        let whose: String
        switch owner {
        case nil: whose = "kalender baku; kantor ini dan kantor di atasnya belum menetapkan kalender"
        case let owner? where owner.id == office.id: whose = "milik kantor ini, revisi \(calendar.revision)"
        case let owner?: whose = "mengikuti \(owner.name), revisi \(calendar.revision)"
        }
        let year = year ?? house.environment.now.date(in: office.zone).year
        return "Kalender “\(calendar.name)” \(office.name): \(whose), \(calendar.zone.rawValue)\n\n"
            + calendar.described(year: year)
    }
}
