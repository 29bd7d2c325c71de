import ArgumentParser
import FoundationEssentials
import Services

/// `balai audit`: whether what is stored is what was written.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Buktikan bahwa riwayat permohonan tidak diubah, dipotong, atau dihapus.",
        subcommands: [
            AuditVerifyCommand.self, AuditKeyCommand.self, AuditCaseCommand.self, AuditAnewCommand.self,
            AuditActsCommand.self,
        ])
}

/// `balai audit verify`.
struct AuditVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Periksa rantai setiap permohonan, dan bandingkan dengan akar yang sudah ditulis.",
        discussion: "Keluar dengan 0 bila semuanya sah, 1 bila ada temuan. Boleh dijalankan selagi Balai melayani.")

    @Option(name: .customLong("kantor"), help: "Nama pendek satu kantor. Bawaan: semua kantor.")
    var office: String?
    @Option(
        name: .customLong("akar"),
        help: "Folder akar yang lain, misalnya salinannya; hanya rantai di folder itu yang dibandingkan.")
    var roots: String?
    @Option(
        name: .customLong("kunci"), parsing: .singleValue,
        help: "Kunci umum yang memeriksa tanda tangan; boleh berulang. Bawaan: milik pemasangan ini.")
    var keys: [String] = []
    @Option(name: .customLong("surat"), help: "Berkas berisi email akar: barisnya harus ada dalam folder akar.")
    var mail: String?
    @Flag(name: .customLong("json"), help: "Hasilnya sebagai JSON.")
    var asJSON = false

    func run() async throws {
        let report = try await perform(Settings())
        Console.print(asJSON ? try Self.json(report) : Self.text(report))
        guard report.isSound else { throw ExitCode(1) }
    }

    /// - Throws: `OperatorTrouble`, `SigningKeyFailure`.
    func perform(_ settings: Settings) async throws -> AuditReport {
        try await DataInUse.lookingThrough(settings) { _, environment in
            let witness = try await DataFolder(settings: settings).witness(at: roots, keys: keys, mail: mail)
            do {
                return try await VerifyAudit(environment, witness: witness)(office: office)
            } catch OfficeTrouble.unknownOffice {
                throw OperatorTrouble("Kantor “\(office ?? "")” tidak ada.")
            }
        }
    }

    static func json(_ report: AuditReport) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(report), as: UTF8.self) + "\n"
    }

    static func text(_ report: AuditReport) -> String {
        var lines = report.findings.map { ($0.office.isEmpty ? "" : "\($0.office): ") + $0.message }
        if report.count > report.findings.count {
            lines.append("… dan \(report.count - report.findings.count) temuan lagi.")
        }
        lines += report.remarks.map { "Catatan: \($0)" }
        let mailed = report.mailed == 0 ? "" : ", \(report.mailed) baris surat dibandingkan"
        let seen =
            "\(report.offices) kantor, \(report.cases) permohonan, \(report.events) peristiwa, \(report.roots) baris akar\(mailed)"
        lines.append("Diperiksa: \(seen). " + (report.isSound ? "Semuanya sah." : "\(report.count) temuan."))
        return lines.joined(separator: "\n") + "\n"
    }
}
