import Glibc

/// A server under measurement, on a port of its own of the loopback.
final class ServerProcess {
    let port: Int
    let process: pid_t
    /// From before it was started until its first answer.
    let start: Double

    /// Starts it and waits for its first answer.
    /// - Parameters:
    ///   - settings: added to the environment; `{port}` in an argument or a value becomes the port.
    ///   - patience: seconds to wait.
    init(
        _ executable: String, _ arguments: [String], settings: [String: String] = [:], log: String, path: String = "/",
        patience: Double = 10
    ) throws {
        port = try Self.freePort()
        let number = "\(port)"
        func filled(_ text: String) -> String {
            text == "{port}" ? number : text
        }
        let names: [String] = ["PATH", "HOME", "LD_LIBRARY_PATH", "LANG"]
        let inherited: [String] = names.compactMap { name in
            getenv(name).map { "\(name)=\(String(cString: $0))" }
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log, O_CREAT | O_WRONLY | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
        var words: [UnsafeMutablePointer<CChar>?] = ([executable] + arguments.map(filled)).map { strdup($0) }
        var values: [UnsafeMutablePointer<CChar>?] =
            (inherited + settings.map { "\($0.key)=\(filled($0.value))" }).map { strdup($0) }
        defer { for word in words + values { free(word) } }
        words.append(nil)
        values.append(nil)
        var child = pid_t()
        let begun = Meter.wall.seconds()
        guard posix_spawn(&child, executable, &actions, nil, words, values) == 0 else {
            throw BenchmarkTrouble("cannot start \(executable)")
        }
        process = child
        while Meter.wall.seconds() - begun < patience {
            if let connection = try? Connection(port: port), (try? connection.exchange(.get(path, port: port))) != nil {
                start = Meter.wall.seconds() - begun
                return
            }
            var status: Int32 = 0
            guard waitpid(child, &status, WNOHANG) == 0 else {
                throw BenchmarkTrouble("\(executable) ended; see \(log)")
            }
            usleep(500)
        }
        kill(child, SIGKILL)
        throw BenchmarkTrouble("\(executable) did not answer within \(Int(patience)) s; see \(log)")
    }

    /// Processor time of the server and of the decoders that it ran.
    var meter: Meter {
        let (process, own) = (process, Meter.cpu(of: process))
        return Meter { own.seconds() + Self.childSeconds(of: process) }
    }

    /// Bytes of memory: the most that was resident so far.
    var peakMemory: Double { status("VmHWM") }
    var memory: Double { status("VmRSS") }

    /// Asks it to end, and waits.
    func stop() {
        kill(process, SIGTERM)
        var status: Int32 = 0
        waitpid(process, &status, 0)
    }

    private func status(_ key: String) -> Double {
        let line = ProcessFile.read("/proc/\(process)/status").split(separator: "\n").first { $0.hasPrefix(key + ":") }
        return 1024 * Double(line?.filter(\.isNumber) ?? "0")!
    }

    /// Fields 16 and 17 of `/proc/PID/stat` (proc(5)): of children that ended, in ticks.
    private static func childSeconds(of process: pid_t) -> Double {
        let stat = ProcessFile.read("/proc/\(process)/stat")
        let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 14, let user = Double(fields[13]), let system = Double(fields[14]) else { return 0 }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    private static func freePort() throws -> Int {
        let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(probe) }
        var address = Connection.loopback(port: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(probe, $0, length) == 0 && getsockname(probe, $0, &length) == 0
            }
        }
        guard bound else { throw BenchmarkTrouble("no free port") }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}

/// A file of `/proc`, whose size is not known beforehand.
private enum ProcessFile {
    static func read(_ path: String) -> String {
        let file = open(path, O_RDONLY)
        guard file >= 0 else { return "" }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 8192)
        let count = Glibc.read(file, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
}
