import ArgumentParser
import Procedures

/// `balai sop kunci`: the keys that an SOP file may have, as data for editors and for the schema.
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kunci", abstract: "Tampilkan semua kunci bahasa SOP sebagai JSON.")

    func run() { Console.print(SOPKeys.json) }
}
