import Connectors
import FoundationEssentials
import Logging
import Services
import StorePostgres

/// The settings of this run, each read and judged once.
struct Settings: Sendable {
    let port: Int
    let host: String
    /// Without a final slash.
    let address: String
    /// Absolute.
    let data: String
    /// nil: SQLite, in the data folder.
    let server: PostgresAddress?
    /// nil: files lie in the data folder.
    let s3: S3Configuration?
    /// nil: where it is looked for depends on what the data folder holds.
    let key: String?
    /// nil: beside the key.
    let audit: String?
    /// Another machine that serves the same data writes the roots.
    let rootsElsewhere: Bool
    /// Whom the day's roots are mailed to.
    let auditMail: String?
    let smtp: SMTPConfiguration?
    let sender: MailAddress
    /// The mailbox to whose tagged addresses mails go back that could not be delivered; nil: to the sender's.
    let mailReturn: String?
    let mailFolder: String
    let trustedProxies: Set<NetworkAddress>
    let assets: String?
    let logLevel: Logger.Level
    let logFormat: LogFormat
    /// The file that was read; nil: none.
    let file: String?
    /// What is not wrong enough to stop for.
    let warnings: [String]
    /// Where `~` leads.
    let home: String

    /// Of this process.
    /// - Throws: `OperatorTrouble`, naming the setting.
    init() throws { try self.init(SettingSources.ofProcess()) }

    /// - Throws: `OperatorTrouble`, naming the setting.
    init(_ environment: [String: String]) throws { try self.init(SettingSources(environment)) }

    /// - Throws: `OperatorTrouble`, naming the setting, and the line of the file.
    init(_ sources: SettingSources) throws {
        let reader = SettingReader(sources: sources)
        file = sources.file?.path
        warnings = sources.warnings
        home = sources.environment["HOME"] ?? "/"
        port = try reader.port(.port)
        host = reader.text(.host) ?? "127.0.0.1"
        address = try reader.address(.address) ?? "http://127.0.0.1:\(port)"
        data = reader.path(.data, home: home) ?? "data"
        server = try reader.database(.database)
        s3 = try reader.s3(home: home)
        key = reader.path(.key, home: home)
        rootsElsewhere = reader.given(.audit) == "mesin-lain"
        audit = rootsElsewhere ? nil : reader.path(.audit, home: home)
        auditMail = try reader.given(.auditMail).map { _ in try reader.mailAddress(.auditMail).address }
        sender = try reader.mailAddress(.mailFrom)
        smtp = try reader.smtp(sender: sender, home: home)
        mailReturn = try reader.returnMailbox()
        mailFolder = reader.path(.mailFolder, home: home) ?? data + "/surat-keluar"
        trustedProxies = try reader.addresses(.trustedProxies)
        assets = reader.path(.assets, home: home)
        logLevel = try reader.logLevel(.logLevel)
        logFormat = try reader.logFormat(.logFormat, isTerminal: Console.isTerminal)
    }

    /// SQLite's file.
    var databaseFile: String { data + "/balai.sqlite" }
    /// Where the data are, for whoever runs Balai.
    var dataPlace: String { server?.description ?? data }
    /// The folder of uploaded files, where they are in one.
    var blobs: String { data + "/berkas" }
    /// Where uploaded files lie, as it is told apart from every other place.
    var blobsPlace: String { s3.map { "\($0.endpoint.authority) \($0.address)" } ?? "berkas" }
    /// Where uploads lie for seconds. On the disk of the data: a folder for temporary files may be memory.
    var spool: String { data + "/unggahan" }
    /// No other machine reaches the port.
    var servesLoopbackOnly: Bool {
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return ["localhost", "::1"].contains(host)
            || numbers.count == 4 && numbers.first == 127 && !numbers.contains(nil)
    }
    /// Links lead to this machine alone.
    var isLoopback: Bool { address.hasPrefix("http://127.0.0.1:") }
    /// What a browser sends as Host at the root address.
    var hostHeader: String { address.split(separator: "/").last.map(String.init) ?? "" }
    /// Where the demo keeps its key: beside its data.
    var demoKey: String { key ?? data + ".kunci" }
    /// Where the demo keeps its roots.
    var demoRoots: String { data + ".audit" }
    /// Where real data have their key.
    var realKey: String { key ?? home + "/.config/balai/kunci" }
}
