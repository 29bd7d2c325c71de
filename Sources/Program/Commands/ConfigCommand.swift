import ArgumentParser

/// `balai config`: what this installation is set to.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Tampilkan pengaturan pemasangan ini.",
        subcommands: [ConfigDumpCommand.self], defaultSubcommand: ConfigDumpCommand.self, aliases: ["pengaturan"])
}

/// `balai config dump`, or `balai pengaturan`: every setting, its value, and where that comes from.
struct ConfigDumpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dump",
        abstract: "Tampilkan semua pengaturan: nilainya, asalnya, dan artinya. Yang rahasia disamarkan.",
        discussion: """
            Urutannya: lingkungan, lalu berkas pengaturan (BALAI_CONFIG, bawaannya /etc/balai/balai.conf), lalu bawaan. \
            Nama yang tidak dikenal dan berkas rahasia yang terbuka disebut. Keluar dengan 1 bila sebuah nilai salah.
            """)

    @Flag(name: .customLong("json"), help: "Tulis sebagai JSON.")
    var asJSON = false

    func run() throws {
        let sources = try SettingSources.ofProcess()
        let survey = SettingSurvey(sources, try? Settings(sources))
        if asJSON { Console.say(try survey.json) } else { Console.print(survey.text) }
        for warning in sources.warnings { Console.warn("Peringatan: \(warning)") }
        _ = try Settings(sources)
    }
}
