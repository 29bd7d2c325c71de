import ArgumentParser
import FoundationEssentials

/// `balai doctor`: whether this installation is well.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Periksa pemasangan ini: pengaturan, data, kunci, server yang dipakai.",
        discussion: """
            Tidak mengubah apa pun, dan boleh dijalankan selagi layanan berjalan. Sebuah berkas uji ditulis ke tempat \
            berkas lalu dihapus; email tidak dikirim. Keluar dengan 1 bila ada galat.
            """)

    @Option(name: .customLong("cadangan"), help: "Lihat juga umur cadangan terakhir di folder ini.")
    var backups: String?
    @Flag(name: .customLong("json"), help: "Tulis hasilnya sebagai JSON.")
    var asJSON = false

    func run() async throws {
        let findings = await Self.findings(backups: backups) { try Settings() }
        if asJSON {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            Console.say(String(decoding: try encoder.encode(findings), as: UTF8.self))
        } else {
            let count = { (state: DoctorFinding.State) in findings.count { $0.keadaan == state } }
            Console.print(findings.map(\.text).joined())
            Console.say("\(count(.error)) galat, \(count(.warning)) peringatan.")
        }
        if findings.contains(where: { $0.keadaan == .error }) { throw ExitCode(1) }
    }

    /// Settings that cannot be read are all that there is to say.
    static func findings(backups: String?, _ settings: () throws -> Settings) async -> [DoctorFinding] {
        do {
            return await Doctor(settings: try settings(), backups: backups).findings()
        } catch {
            return [
                DoctorFinding(
                    "pengaturan", .error, Wording.of(error), advice: "Lihat nilai dan asalnya dengan balai config dump."
                )
            ]
        }
    }
}
