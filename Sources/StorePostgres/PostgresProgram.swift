import FoundationEssentials
import Glibc
import Store

/// A program that comes with PostgreSQL, run to its end. Blocks: never on the cooperative pool.
enum PostgresProgram {
    /// Seconds for which a program may write nothing: the network can acknowledge for a server that does nothing any more.
    static let patience = 600

    /// - Parameter file: what it writes; one that has stopped growing for so long ends the program.
    /// - Throws: `DatabaseFailure.unavailable` with what it said.
    static func run(
        _ name: String, _ arguments: [String], at address: PostgresAddress, writing file: String? = nil,
        patience: Int = PostgresProgram.patience
    ) throws {
        let (said, status) = try output(
            of: name, arguments, at: address, file.map { StandStill(path: $0, patience: patience) })
        guard status == 0 else {
            let cause = address.withoutSecret(said).split(whereSeparator: \.isNewline).joined(separator: " ")
            if cause.contains(String(cString: strerror(ENOSPC))) { throw DatabaseFailure.full }
            throw DatabaseFailure.unavailable("\(name): \(cause)")
        }
    }

    /// The major version of a program of this machine.
    /// - Throws: `DatabaseFailure.unavailable` where it cannot be run, or says none.
    static func major(of name: String) throws -> Int {
        let (said, _) = try output(of: name, ["--version"], at: nil)
        guard let major = major(said: said) else { throw DatabaseFailure.unavailable("\(name): \(said)") }
        return major
    }

    /// `pg_dump (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)`.
    static func major(said: String) -> Int? {
        said.firstRange(of: "(PostgreSQL) ").flatMap { Int(said[$0.upperBound...].prefix { $0.isNumber }) }
    }

    private static func output(
        of name: String, _ arguments: [String], at address: PostgresAddress?, _ standStill: StandStill? = nil
    ) throws -> (said: String, status: Int32) {
        var ends: [Int32] = [-1, -1]
        // A socket closes itself in other programs, without a moment in which it does not.
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw trouble(name, errno)
        }
        defer { close(ends[0]) }
        let process: pid_t
        do {
            defer { close(ends[1]) }
            process = try spawn(name, arguments, at: address, output: ends[1])
        }
        var standStill = standStill
        var isLost = false
        let said = text(from: ends[0]) {
            isLost = standStill?.isOver() ?? false
            if isLost { kill(process, SIGKILL) }
            return !isLost
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        if isLost { throw DatabaseFailure.unavailable("\(name): server basis data tidak menjawab") }
        return (said, status)
    }

    private static func spawn(
        _ name: String, _ arguments: [String], at address: PostgresAddress?, output: Int32
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO)

        let parted = address?.parted
        var environment = environment(of: ProcessInfo.processInfo.environment)
        if let password = parted?.password { environment["PGPASSWORD"] = password }
        let place = parted.map { ["--dbname=\($0.text)"] } ?? []
        let words = ([name] + arguments + place).map { strdup($0) } + [nil]
        let settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for word in words + settings { free(word) } }
        var process: pid_t = 0
        let failure = posix_spawnp(&process, name, &actions, nil, words, settings)
        guard failure == 0 else { throw trouble(name, failure) }
        return process
    }

    /// What the program may know of ours: where programs and a password file lie, and what is said to libpq. Other secrets
    /// of these settings (mail, bucket) are not its business.
    static func environment(of ours: [String: String]) -> [String: String] {
        ours.filter { $0.key.hasPrefix("PG") || ["PATH", "HOME", "TMPDIR"].contains($0.key) }
            .merging(["LC_ALL": "C.UTF-8"]) { $1 }
    }

    private static func trouble(_ name: String, _ code: Int32) -> DatabaseFailure {
        .unavailable("\(name) tidak dapat dijalankan (\(String(cString: strerror(code)))); pasang postgresql-client")
    }

    /// - Parameter goesOn: asked every second in which nothing is said.
    private static func text(from descriptor: Int32, while goesOn: () -> Bool) -> String {
        var said: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while true {
            var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            if poll(&wanted, 1, 1000) == 0 {
                guard goesOn() else { return String(decoding: said, as: UTF8.self) }
                continue
            }
            let count = read(descriptor, &piece, piece.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return String(decoding: said, as: UTF8.self) }
            said += piece.prefix(count)
        }
    }
}

/// A file that a program writes, and since when it has not grown.
private struct StandStill {
    let path: String
    /// In seconds.
    let patience: Int
    private var size: Int64 = -1
    private var since = ContinuousClock.now

    init(path: String, patience: Int) { (self.path, self.patience) = (path, patience) }

    mutating func isOver() -> Bool {
        var status = stat()
        guard stat(path, &status) == 0, Int64(status.st_size) == size else {
            (size, since) = (Int64(status.st_size), .now)
            return false
        }
        return ContinuousClock.now - since > .seconds(patience)
    }
}
