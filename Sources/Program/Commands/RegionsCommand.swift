import ArgumentParser
import FoundationEssentials
import Services

/// `balai regions`: codes and names of regions.
struct RegionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "regions", abstract: "Kode dan nama wilayah.", subcommands: [RegionsImportCommand.self])
}

/// `balai regions import`.
struct RegionsImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Muat daftar wilayah dari CSV.",
        discussion: """
            Kolomnya kode dan nama, misalnya 33.05.05.2011,Karangsari. Yang sudah ada diganti namanya; yang tidak ada di \
            berkas tetap ada. Boleh dijalankan selagi Balai melayani.
            """)

    @Argument(help: "Berkas CSV.")
    var berkas: String

    func run() async throws {
        let house = try await House.openExisting(Settings())
        Console.say(try await perform(in: house))
        try await house.close()
    }

    /// - Returns: what to say about it.
    /// - Throws: `OperatorTrouble`.
    func perform(in house: House) async throws -> String {
        guard let bytes = FileManager.default.contents(atPath: berkas) else {
            throw OperatorTrouble("Berkas \(berkas) tidak dapat dibaca.")
        }
        do {
            return "\(try await ImportRegions(house.environment)(Array(bytes))) wilayah dimuat."
        } catch let trouble as ImportTrouble {
            throw OperatorTrouble("Tidak ada yang dimuat. \(trouble.text).")
        }
    }
}
