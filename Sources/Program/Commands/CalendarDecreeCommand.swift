import ArgumentParser
import Forms
import FoundationEssentials
import Procedures
import Services
import Store

/// `balai kalender tetapkan`: a whole new revision out of a file.
struct CalendarDecreeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tetapkan", abstract: "Tetapkan kalender sebuah kantor dari berkas.",
        discussion: """
            Berkas itu menggantikan seluruh kalender kantor ini; libur nasional dari Balai tetap menjadi dasarnya. Batas \
            waktu permohonan yang masih berjalan dihitung ulang.
            """)

    @Argument(help: "Berkas kalender, YAML; bentuknya ada di docs/panduan/admin.md.")
    var berkas: String
    @OptionGroup var decree: DecreeOptions

    func run() async throws {
        let house = try await House.openExisting(Settings())
        Console.say(try await perform(in: house))
        try await house.close()
    }

    /// - Returns: what to say about it.
    /// - Throws: `OperatorTrouble`, with every finding in the file.
    func perform(in house: House) async throws -> String {
        guard let bytes = FileManager.default.contents(atPath: berkas) else {
            throw OperatorTrouble("Berkas \(berkas) tidak dapat dibaca.")
        }
        let office = try await house.office(slug: decree.office)
        let national = try await house.environment.database.read { try NationalDays.inForce(in: $0) }
        let read = CalendarReader.read(source: Array(bytes), zone: office.zone, holidays: national)
        guard let calendar = read.calendar else {
            let found = read.diagnostics.map { $0.rendered(file: berkas) }.joined(separator: "\n")
            throw OperatorTrouble("Kalender tidak ditetapkan.\n\(found)")
        }
        return try await house.decree(calendar, for: office, decree)
    }
}

/// What every decree of a calendar needs.
struct DecreeOptions: ParsableArguments {
    @Option(name: .customLong("kantor"), help: "Nama pendek kantor dalam alamatnya.")
    var office: String
    @Option(
        name: .customLong("keputusan"), help: "Keputusan yang menetapkannya; pemohon membacanya sebagai alasan.")
    var decree: String
    @Option(name: .customLong("oleh"), help: "Nama pengguna administrator yang menetapkan.")
    var username: String?
}

extension House {
    /// The calendar that counts for an office, and whose it is; nil: the standard one.
    func calendar(of office: Office) async throws -> (calendar: WorkingCalendar, owner: Office?) {
        let environment = environment
        return try await environment.database.read { transaction in
            let (calendar, owner) = try OfficeCalendar.found(for: office.id, in: transaction)
            return (calendar, try owner.map { try ReadOffices(environment)($0, in: transaction) })
        }
    }

    /// Puts a calendar in force as the next revision, and has open deadlines counted again.
    /// - Returns: what to say about it.
    func decree(_ calendar: WorkingCalendar, for office: Office, _ options: DecreeOptions) async throws -> String {
        let (current, owner) = try await self.calendar(of: office)
        let person = try await administrator(of: office, called: options.username)
        var next = calendar
        next.revision = owner?.id == office.id ? current.revision + 1 : 1
        try await DecreeCalendar(environment)(next, of: office.id, decree: options.decree, by: person)
        var text = """
            Kalender “\(next.name)” revisi \(next.revision) berlaku untuk \(office.name): \(options.decree).
            Batas waktu permohonan yang berjalan dihitung ulang oleh balai serve; bila sedang berhenti, begitu dijalankan.
            """
        if let owner, owner.id != office.id {
            text += """

                Sejak sekarang \(office.name) punya kalender sendiri. Perubahan kalender \(owner.name) tidak lagi \
                berlaku di sini.
                """
        }
        return text
    }
}
