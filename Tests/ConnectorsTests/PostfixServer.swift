import FoundationEssentials
import Glibc
import Services

@testable import Connectors

/// A Postfix of a test's own, by `Servers/postfix.sh`; it ends with the test.
final class PostfixServer: @unchecked Sendable {
    // Constant once it runs.
    private let folder: String
    private let port: Int
    private let process: pid_t

    struct NotStarted: Error {}
    struct NothingCameBack: Error { let log: String }

    init(here: String = #filePath) throws {
        var template = Array("/tmp/balai-uji-XXXXXX\0".utf8CString)
        guard let made = mkdtemp(&template) else { throw NotStarted() }
        folder = String(cString: made)
        port = 20_000 + Int(getpid()) % 20_000
        let script = "\(here[..<(here.lastIndex(of: "/") ?? here.endIndex)])/Servers/postfix.sh"
        let words: [String] = [script, folder, "\(port)"]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { (word: String) in strdup(word) }
        arguments.append(nil)
        defer { for argument in arguments { free(argument) } }
        var process: pid_t = 0
        // Tests' threads block signals, and it must not.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        defer { posix_spawnattr_destroy(&attributes) }
        guard posix_spawn(&process, script, nil, &attributes, &arguments, environ) == 0 else { throw NotStarted() }
        self.process = process
    }

    deinit {
        // The master leaves for a session of its own, and says who it is; it ends its servers.
        let told = FileManager.default.contents(atPath: "\(folder)/spool/pid/master.pid")
        let words = told.map { String(decoding: $0, as: UTF8.self) } ?? ""
        if let master = pid_t(words.filter(\.isNumber)) { kill(master, SIGTERM) }
        kill(process, SIGTERM)
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Once it answers.
    func mailer() throws -> SMTPMailer {
        for _ in 0..<300 where !isListening { usleep(100_000) }
        guard isListening else { throw NotStarted() }
        return SMTPMailer(
            try SMTPConfiguration(
                host: "127.0.0.1", port: port, encryption: .none, sender: MailAddress(address: "balai@balai.contoh")))
    }

    private var isListening: Bool {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    /// The message that its pipe was given for a tag.
    /// - Throws: `NothingCameBack` after a minute, with what Postfix wrote.
    func cameBack(to tag: String) async throws -> [UInt8] {
        for _ in 0..<600 {
            if let bytes = FileManager.default.contents(atPath: "\(folder)/kembali/\(tag)") { return Array(bytes) }
            try await Task.sleep(for: .milliseconds(100))
        }
        let log = FileManager.default.contents(atPath: "\(folder)/log").map { String(decoding: $0, as: UTF8.self) }
        throw NothingCameBack(log: log ?? "")
    }
}
