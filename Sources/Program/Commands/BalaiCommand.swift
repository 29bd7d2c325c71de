import ArgumentParser
import Glibc

/// `balai`: the commands, in the order in which somebody needs them.
struct BalaiCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "balai", abstract: "Balai menjalankan layanan kantor pemerintah dari berkas SOP-nya.",
        version: "balai \(Program.version)",
        subcommands: [
            DemoCommand.self, InitCommand.self, ServeCommand.self, SOPCommand.self, DeadlineCommand.self,
            CalendarCommand.self, RegionsCommand.self, BackupCommand.self, RestoreCommand.self, VerifyCommand.self,
            RebuildCommand.self,
            AuditCommand.self, AdminCommand.self, MailCommand.self, KeyringCommand.self, ClockCommand.self,
            ConfigCommand.self,
            DoctorCommand.self,
        ])

    @Option(name: .customLong("config"), help: "Berkas pengaturan, sebagai ganti /etc/balai/balai.conf.")
    var config: String?

    /// Taken by whichever command follows, where it reads its settings.
    func validate() throws {
        if let config { setenv(Setting.config.name, config, 1) }
    }
}
