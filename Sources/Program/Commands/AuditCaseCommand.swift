import ArgumentParser
import Logging
import Services
import Store

/// `balai audit kasus`: one case for an auditor to take away.
struct AuditCaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kasus", abstract: "Simpan satu permohonan sebagai ZIP untuk pemeriksa.",
        discussion: """
            Isinya: riwayat sebagaimana tersimpan dan terbaca, berkas, bukti, dan baca-dulu.txt. ZIP itu memuat data \
            pribadi tanpa segel. Keluar dengan 1 bila permohonan itu tidak sah; ZIP-nya tetap dibuat.
            """)

    @Argument(help: "Nomor agenda permohonan, misalnya 2026-00012.")
    var nomor: String
    @Option(name: .customLong("kantor"), help: "Nama pendek kantor yang menangani.")
    var office: String
    @Option(name: .customShort("o"), help: "Berkas ZIP yang dibuat; yang sudah ada tidak ditimpa.")
    var output: String

    func run() async throws {
        let house = try await House.openExisting(Settings())
        let findings = try await perform(in: house)
        try await house.close()
        for finding in findings { Console.say(finding.message) }
        Console.say("Permohonan \(nomor) disimpan di \(output). ZIP itu memuat data pribadi tanpa segel.")
        guard findings.isEmpty else { throw ExitCode(1) }
    }

    /// - Returns: what is wrong with the case.
    /// - Throws: `OperatorTrouble`, `SigningKeyFailure`.
    func perform(in house: House) async throws -> [AuditFinding] {
        let office = try await house.office(slug: office)
        let witness = try await house.witness(at: nil, keys: [], mail: nil)
        let export = ExportCase(house.environment, house.cases, house.blobs, witness: witness)
        let file: OpenFile
        do {
            file = try OpenFile(output, for: .creating)
        } catch let failure as FileFailure where failure.isThereAlready {
            throw OperatorTrouble("Berkas \(output) sudah ada dan tidak ditimpa.")
        }
        do {
            let findings = try await export(nomor, of: office) { try file.write($0) }
            try file.sync()
            // Who took a record away stands in the log of the server: the number, and nothing of the person.
            house.logger.notice("Permohonan \(office.slug) \(nomor) disimpan untuk pemeriksa.")
            return findings
        } catch {
            try Folder(Folder.parent(of: output)).remove(output.split(separator: "/").last.map(String.init) ?? output)
            guard error is CaseMissing else { throw error }
            throw OperatorTrouble("Permohonan \(nomor) tidak ada di \(office.name).")
        }
    }
}
