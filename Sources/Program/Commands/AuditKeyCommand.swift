import ArgumentParser
import Store

/// `balai audit kunci`: the public half of the key that signs roots.
struct AuditKeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kunci", abstract: "Tampilkan kunci umum yang memeriksa tanda tangan akar audit.",
        discussion:
            "Cetak dan simpan di luar server: dengannya orang lain dapat memeriksa akar tanpa memercayai server.")

    @Flag(name: .customLong("buat"), help: "Buat kuncinya, untuk data dari sebelum ada akar audit.")
    var creates = false

    func run() async throws { Console.say(try await key(Settings()).description) }

    /// - Throws: `OperatorTrouble` where there are no data; `SigningKeyFailure`.
    func key(_ settings: Settings) async throws -> VerifyingKey {
        let folder = DataFolder(settings: settings)
        guard try await folder.content() != .nothing else {
            throw OperatorTrouble("Belum ada data di \(settings.dataPlace).")
        }
        let path = try await folder.auditKey()
        return try (creates ? SigningKeyFile.create(at: path) : SigningKeyFile.load(from: path)).verifying
    }
}
