import ArgumentParser

/// `balai sop`: what is done with SOP files.
struct SOPCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sop", abstract: "Periksa, cetak, dan tetapkan berkas SOP.",
        subcommands: [CheckCommand.self, PrintCommand.self, AdoptCommand.self, KeysCommand.self])
}
