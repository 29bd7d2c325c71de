import Services
import TestServers

@testable import Connectors

/// A real SMTP server on loopback, for one test; it ends with the test.
final class MailServer {
    let port: Int
    let folder: TemporaryFolder
    private let server: PythonServer

    init(_ options: String = "", here: String = #filePath) throws {
        let tests = here[..<(here.lastIndex(of: "/") ?? here.endIndex)]
        server = try PythonServer("\(tests)/Servers/smtp_server.py", options)
        port = server.port
        folder = TemporaryFolder(of: server.folder)
    }

    struct Taken {
        var sender: String
        var recipients: String
        var message: String
    }

    /// What it took, in order.
    var taken: [Taken] {
        folder.names.filter { $0.hasSuffix(".mail") }.sorted().map { name in
            let lines = folder.text(name).split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
            return Taken(sender: String(lines[0]), recipients: String(lines[1]), message: String(lines[2]))
        }
    }

    func mailer(
        _ encryption: SMTPConfiguration.Encryption = .none, user: String? = nil, password: String? = nil,
        timeout: Duration = .seconds(20), trusting ca: String? = nil
    ) throws -> SMTPMailer {
        SMTPMailer(
            try SMTPConfiguration(
                host: "127.0.0.1", port: port, encryption: encryption, user: user, password: password,
                sender: MailAddress(name: "Kominfo Kabupaten Contoh", address: "layanan@contoh.test"), timeout: timeout,
                certificateAuthorities: ca))
    }
}
