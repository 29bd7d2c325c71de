import ArgumentParser
import Store

/// `balai demo`: an invented regency to try Balai with.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Jalankan kabupaten contoh untuk mencoba Balai.",
        discussion: "Data contoh dibuat di BALAI_DATA pada kali pertama; sesudah itu dipakai lagi.",
        subcommands: [DemoServeCommand.self, DemoAccountsCommand.self], defaultSubcommand: DemoServeCommand.self)
}

/// `balai demo`, without another word.
struct DemoServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jalankan", abstract: "Buat data contoh bila belum ada, lalu layani.")

    func run() async throws {
        let settings = try Settings()
        let folder = try await Self.folder(settings)
        if try await folder.content() != .demo { try await DemoMaker.make(settings, in: folder) }
        var house = try await House.open(
            settings, keyring: KeyFile.load(from: settings.demoKey), logger: .balai(settings))
        house.isDemo = true
        try await house.run { Console.print(DemoAccounts.table(at: settings.address)) }
    }

    /// Where the demo lies, or may be made.
    /// - Throws: `OperatorTrouble` for real data, for a key among the data, and where other machines could reach it.
    static func folder(_ settings: Settings) async throws -> DataFolder {
        let folder = DataFolder(settings: settings)
        guard try await folder.content() != .real else {
            throw OperatorTrouble(
                "Di \(settings.dataPlace) ada data sungguhan yang dibuat balai init. Demo tidak dijalankan di atasnya; "
                    + "pilih tempat lain dengan \(settings.server == nil ? "BALAI_DATA" : "BALAI_DATABASE").")
        }
        try await folder.refuseDemoBeyondLoopback()
        try folder.refuseInside(settings.demoKey)
        return folder
    }
}

/// `balai demo accounts`.
struct DemoAccountsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accounts", abstract: "Tampilkan akun-akun kabupaten contoh.")

    @Flag(name: .customLong("json"), help: "Sebagai daftar JSON.")
    var asJSON = false

    func run() async throws {
        let settings = try Settings()
        let content = try await DataFolder(settings: settings).content()
        guard content != .real else {
            throw OperatorTrouble("Di \(settings.dataPlace) ada data sungguhan; akun contoh tidak ada di sana.")
        }
        Console.print(
            asJSON ? DemoAccounts.json(at: settings.address) : DemoAccounts.table(at: settings.address, everybody: true)
        )
    }
}
