import ArgumentParser
import FoundationEssentials

/// `balai pengaturan`: every setting, its value in this environment, and where that comes from.
struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pengaturan",
        abstract: "Tampilkan semua pengaturan: nilainya, asalnya, dan artinya. Yang rahasia disamarkan.")

    func run() throws {
        let environment = ProcessInfo.processInfo.environment
        Console.print(Self.text(environment))
        _ = try Settings(environment)
    }

    static func text(_ environment: [String: String]) -> String {
        let reader = SettingReader(environment: environment)
        return Setting.all.map { setting in
            let isGiven = reader.given(setting) != nil
            let value = reader.text(setting).flatMap { $0.isEmpty ? nil : $0 }
            let shown = value.map { setting.isSecret ? "••••••" : $0 } ?? "(kosong)"
            return "\(setting.name)=\(shown)  [\(isGiven ? "dari lingkungan" : "bawaan")]\n    \(setting.meaning)\n"
        }.joined()
    }
}
