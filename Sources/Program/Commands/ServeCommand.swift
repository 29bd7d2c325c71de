import ArgumentParser
import Glibc
import Logging
import Store

/// `balai serve`.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Jalankan layanan.",
        discussion: "Pengaturannya dari lingkungan dan berkas pengaturan; lihat balai config dump.")

    func run() async throws {
        let settings = try Self.settings()
        let folder = try await Self.folder(settings)
        let house = try await House.open(
            settings, keyring: KeyFile.load(from: await folder.key()), logger: .balai(settings))
        try await house.run { Console.say("Balai melayani di \(settings.address)") }
    }

    /// - Throws: `ExitCode` 78 (EX_CONFIG) where a setting is wrong, so that a service manager does not try again.
    private static func settings() throws -> Settings {
        do {
            return try Settings()
        } catch let trouble as OperatorTrouble {
            Console.warn("balai: \(trouble)")
            throw ExitCode(EX_CONFIG)
        }
    }

    /// The data to serve.
    /// - Throws: `OperatorTrouble` where there are none, or where they may not be served so.
    static func folder(_ settings: Settings) async throws -> DataFolder {
        let folder = DataFolder(settings: settings)
        let content = try await folder.content()
        guard content != .nothing else {
            throw OperatorTrouble(
                "Belum ada data di \(settings.dataPlace). Jalankan balai init untuk membuat kantor, atau balai demo untuk mencoba."
            )
        }
        guard content != .unfinishedDemo else {
            throw OperatorTrouble(
                "Data contoh di \(settings.dataPlace) belum selesai dibuat. Jalankan balai demo lagi.")
        }
        try await folder.refuseDemoBeyondLoopback()
        try folder.refuseInside(await folder.key())
        try await folder.refuseRootsInside()
        return folder
    }
}

extension House {
    /// Serves, and says in a sentence why it cannot.
    func run(ready: @escaping @Sendable () -> Void) async throws {
        for warning in settings.warnings { logger.warning("\(warning)") }
        if settings.smtp == nil {
            logger.notice("BALAI_SMTP_HOST belum diisi: email tidak dikirim, tetapi ditulis ke \(settings.mailFolder).")
        }
        try await proveBlobs()
        do {
            try await serve(ready: ready)
        } catch {
            throw OperatorTrouble(binding: error, settings) ?? error
        }
    }
}
