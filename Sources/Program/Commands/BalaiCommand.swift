import ArgumentParser

/// `balai`: the commands, in the order in which somebody needs them.
struct BalaiCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "balai", abstract: "Balai menjalankan layanan kantor pemerintah dari berkas SOP-nya.",
        version: "balai 0.1.0",
        subcommands: [
            DemoCommand.self, InitCommand.self, ServeCommand.self, SOPCommand.self, DeadlineCommand.self,
            CalendarCommand.self, BackupCommand.self, RestoreCommand.self, VerifyCommand.self, RebuildCommand.self,
            AuditCommand.self, KeyringCommand.self, SettingsCommand.self,
        ])
}
