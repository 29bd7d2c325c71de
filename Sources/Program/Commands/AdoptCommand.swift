import ArgumentParser
import Forms
import Procedures
import Services
import Store

/// `balai sop adopt`: puts a version of an SOP in force at an office.
struct AdoptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adopt", abstract: "Tetapkan berkas SOP di sebuah kantor.",
        discussion: """
            Permohonan yang sedang berjalan tetap memakai versi lamanya. Pelaksana, cara menjalankan efek, dan mitra \
            diteruskan dari penetapan sebelumnya.
            """)

    @Argument(help: "Berkas .sop.yaml.")
    var berkas: String
    @Option(name: .customLong("kantor"), help: "Nama pendek kantor dalam alamatnya.")
    var office: String
    @Option(name: .customLong("nomor"), help: "Nomor SOP.")
    var number: String
    @Option(name: .customLong("disahkan"), help: "Jabatan; nama; pangkat; NIP yang mengesahkan, dengan titik koma.")
    var approvedBy: String
    @Option(name: .customLong("berlaku"), help: "Hari pertama berlaku, misalnya 2026-12-01. Bawaan: hari ini.")
    var firstDay: String?
    @Option(name: .customLong("peran"), help: "Peran untuk sebuah pelaksana: PELAKSANA=PERAN. Boleh berulang.")
    var roles: [String] = []
    @Option(name: .customLong("mitra"), help: "Kantor untuk sebuah mitra dalam SOP: NAMA=KANTOR. Boleh berulang.")
    var partners: [String] = []
    @Option(name: .customLong("oleh"), help: "Nama pengguna administrator yang menetapkan.")
    var username: String?

    func run() async throws {
        let house = try await House.openExisting(Settings())
        let read = try ProcedureFiles(paths: [berkas], embedded: house.files)
        do {
            let adopted = try await adopt(read.files[0], in: house)
            for warning in adopted.warnings { Console.say(warning.rendered(file: berkas)) }
            Console.say(
                "SOP “\(adopted.adoption.procedureName)” nomor \(adopted.adoption.sopNumber) ditetapkan, berlaku sejak "
                    + "\(adopted.adoption.firstDay.longText).")
        } catch let refused as ProcedureRefused {
            for found in refused.diagnostics { Console.say(found.rendered(file: berkas)) }
            throw OperatorTrouble(refused.message + ".")
        }
        try await house.close()
    }

    private func adopt(_ file: ProcedureFiles.File, in house: House) async throws -> AdoptProcedure.Adopted {
        let environment = house.environment
        let office = try await house.office(slug: office)
        let person = try await house.administrator(of: office, called: username)
        let day = try firstDay.map(Self.date) ?? environment.now.date(in: office.zone)
        let name = CheckedSource.procedureName(in: String(decoding: file.bytes, as: UTF8.self))
        let before = try await environment.database.read { transaction in
            try Adoption.history(of: name, at: office.id, in: transaction).first
        }
        let terms = AdoptionTerms(
            sopNumber: number, firstDay: day, approvedBy: approvedBy,
            lanes: (before?.lanes ?? [:]).merging(try lanes()) { $1 }, effectModes: before?.effectModes ?? [:],
            partners: (before?.partners ?? [:]).merging(try await partners(in: house)) { $1 })
        return try await AdoptProcedure(environment, catalogue: ServicesCatalogue.base)(
            source: file.bytes, fileName: file.path, at: office.id, terms, by: person)
    }

    private func lanes() throws -> [String: [String]] {
        try roles.reduce(into: [:]) { lanes, typed in
            let (lane, role) = try Self.pair(typed, "--peran ditulis PELAKSANA=PERAN")
            lanes[lane, default: []].append(role)
        }
    }

    /// The offices that stand for the file's partners, by id.
    private func partners(in house: House) async throws -> [String: String] {
        var found: [String: String] = [:]
        for typed in partners {
            let (name, slug) = try Self.pair(typed, "--mitra ditulis NAMA=KANTOR")
            found[name] = try await house.office(slug: slug).id
        }
        return found
    }

    private static func pair(_ typed: String, _ form: String) throws -> (String, String) {
        let parts = typed.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            throw OperatorTrouble("\(form), bukan “\(typed)”.")
        }
        return (parts[0], parts[1])
    }

    private static func date(_ typed: String) throws -> CalendarDate {
        guard let date = CalendarDate(iso: typed) else {
            throw OperatorTrouble("“\(typed)” bukan tanggal. Tulis misalnya 2026-12-01.")
        }
        return date
    }
}
