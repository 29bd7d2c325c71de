import ArgumentParser
import Services
import Store

/// `balai audit kasus`: one case for an auditor to take away.
struct AuditCaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kasus", abstract: "Simpan satu permohonan sebagai ZIP untuk pemeriksa.",
        discussion: """
            Isinya: riwayat sebagaimana tersimpan dan terbaca, berkas, bukti, dan baca-dulu.txt. ZIP itu memuat data \
            pribadi tanpa segel. Siapa yang mengambilnya dicatat (balai audit catatan). Keluar dengan 1 bila permohonan \
            itu, berkasnya, atau akarnya tidak sah; ZIP-nya tetap dibuat.
            """)

    @Argument(help: "Nomor agenda permohonan, misalnya 2026-00012.")
    var nomor: String
    @Option(name: .customLong("kantor"), help: "Nama pendek kantor yang menangani.")
    var office: String
    @Option(name: .customShort("o"), help: "Berkas ZIP yang dibuat; yang sudah ada tidak ditimpa.")
    var output: String

    @Option(
        name: .customLong("kunci"), parsing: .singleValue,
        help: "Kunci umum yang memeriksa tanda tangan akar; boleh berulang. Bawaan: milik pemasangan ini.")
    var keys: [String] = []

    func run() async throws {
        let findings = try await perform(Settings())
        for finding in findings { Console.say(finding.message) }
        Console.say("Permohonan \(nomor) disimpan di \(output). ZIP itu memuat data pribadi tanpa segel.")
        guard findings.isEmpty else { throw ExitCode(1) }
    }

    /// - Returns: what is wrong with the case.
    /// - Throws: `OperatorTrouble`, `SigningKeyFailure`.
    func perform(_ settings: Settings) async throws -> [AuditFinding] {
        try await DataInUse.lookingThrough(settings) { data, environment in
            let office = try await environment.office(slug: office)
            let witness = try await DataFolder(settings: settings).witness(at: nil, keys: keys, mail: nil)
            let export = ExportCase(environment, CaseServices(), Blobs(store: data.store), witness: witness)
            let file: OpenFile
            do {
                file = try OpenFile(output, for: .creating)
            } catch let failure as FileFailure where failure.isThereAlready {
                throw OperatorTrouble("Berkas \(output) sudah ada dan tidak ditimpa.")
            }
            do {
                let findings = try await export(nomor, of: office, by: SystemUser.name) { try file.write($0) }
                try file.sync()
                return findings
            } catch {
                try Folder(Folder.parent(of: output))
                    .remove(output.split(separator: "/").last.map(String.init) ?? output)
                if error is CaseErased {
                    throw OperatorTrouble(
                        "Isi permohonan \(nomor) dihapus selagi ZIP itu dibuat. Jalankan lagi untuk mengambil yang tersisa."
                    )
                }
                guard error is CaseMissing else { throw error }
                throw OperatorTrouble("Permohonan \(nomor) tidak ada di \(office.name).")
            }
        }
    }
}
