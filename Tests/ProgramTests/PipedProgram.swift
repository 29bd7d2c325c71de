import FoundationEssentials
import Glibc

/// The program itself, called as Postfix's pipe(8) calls it: without a shell, with a letter in a pipe, and of our
/// environment nothing.
struct PipedProgram {
    struct Ending: Equatable {
        let status: Int32
        let said: String
        let warned: String
    }

    struct NotStarted: Error { let errno: Int32 }

    let environment: [String: String]

    /// Waits for its end. The letter must be read whole, as pipe(8) wants it.
    func run(_ arguments: [String], _ letter: [UInt8]) throws -> Ending {
        let (input, output, warnings) = (try Pipe(), try Pipe(), try Pipe())
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input.reading, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, warnings.writing, STDERR_FILENO)
        let words = ([Self.path] + arguments).map { strdup($0) } + [nil]
        let settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for word in words + settings { free(word) } }
        var process: pid_t = 0
        let failure = posix_spawn(&process, Self.path, &actions, nil, words, settings)
        guard failure == 0 else { throw NotStarted(errno: failure) }
        for end in [input.reading, output.writing, warnings.writing] { close(end) }
        input.write(letter)
        let (said, warned) = (output.read(), warnings.read())
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return Ending(status: status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F), said: said, warned: warned)
    }

    private static var path: String {
        var path = [CChar](repeating: 0, count: 4096)
        readlink("/proc/self/exe", &path, path.count - 1)
        let own = String(decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return own[..<(own.lastIndex(of: "/") ?? own.endIndex)] + "/balai"
    }

    /// Closed in other programs that start meanwhile.
    private struct Pipe {
        let reading: Int32
        let writing: Int32

        /// By a name that is gone at once: `pipe` leaves a moment in which another program that is started inherits it.
        init() throws {
            let path = FileManager.default.temporaryDirectory.appending(path: "balai-pipa-\(UUID().uuidString)").path
            guard mkfifo(path, 0o600) == 0 else { throw NotStarted(errno: errno) }
            defer { unlink(path) }
            reading = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
            writing = open(path, O_WRONLY | O_CLOEXEC)
            guard reading >= 0, writing >= 0, fcntl(reading, F_SETFL, 0) == 0 else { throw NotStarted(errno: errno) }
        }

        /// All of it, and the end.
        func write(_ bytes: [UInt8]) {
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes { Glibc.write(writing, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { break }
                sent += count
            }
            close(writing)
        }

        func read() -> String {
            var (kept, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 4096))
            while true {
                let count = buffer.withUnsafeMutableBytes { Glibc.read(reading, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { break }
                kept += buffer.prefix(count)
            }
            close(reading)
            return String(decoding: kept, as: UTF8.self)
        }
    }
}
