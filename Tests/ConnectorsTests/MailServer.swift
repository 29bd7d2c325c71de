import Glibc
import Services
import Testing

@testable import Connectors

/// A real SMTP server on loopback, for one test; it ends with the test.
final class MailServer {
    let port: Int
    let folder: TemporaryFolder
    private let output: UnsafeMutablePointer<FILE>
    private let process: pid_t

    init(_ options: String = "", here: String = #filePath) throws {
        folder = try TemporaryFolder()
        let tests = String(here[..<(here.lastIndex(of: "/") ?? here.endIndex)])
        let script = "\(tests)/Servers/smtp_server.py"
        let command = "exec \(Self.python(beside: tests)) '\(script)' '\(folder.path)' \(options)"
        output = try #require(popen(command, "re"))
        var line = [CChar](repeating: 0, count: 100)
        fgets(&line, Int32(line.count), output)
        let words = text(line).split(whereSeparator: \.isWhitespace)
        let numbers = words.compactMap { Int($0) }
        guard numbers.count == 2 else {
            pclose(output)
            throw NotStarted()
        }
        port = numbers[0]
        process = pid_t(numbers[1])
    }

    struct NotStarted: Error, CustomStringConvertible {
        let description = "The SMTP server does not start; it needs Python's aiosmtpd: pip install aiosmtpd==1.4.6"
    }

    /// The threads of tests block signals, and the server has that from them: only this one gets through.
    deinit {
        kill(process, SIGKILL)
        pclose(output)
    }

    /// The Python that `make test` prepares, or the system's.
    private static func python(beside tests: String) -> String {
        if let given = getenv("BALAI_TEST_PYTHON") { return String(cString: given) }
        let prepared = "\(tests)/../../.venv/bin/python3"
        return access(prepared, X_OK) == 0 ? prepared : "python3"
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

private func text(_ line: [CChar]) -> String {
    String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
