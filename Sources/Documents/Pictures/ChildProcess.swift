import Glibc

/// Runs a program to its end and gathers what it writes. Blocks the calling thread.
///
/// The program gets nothing of ours but its arguments and two descriptors: no other file, no signal setting, none of
/// our environment, in which secrets may stand.
enum ChildProcess {
    struct Ending: Equatable {
        enum How: Equatable {
            case exited(Int32)
            case signalled(Int32)
            /// It had not ended when its time was over, and was killed.
            case timedOut
        }

        var how: How
        var output: [UInt8]
    }

    struct NotStarted: Error {
        var errno: Int32
    }

    /// - Parameters:
    ///   - input: an open descriptor for its standard input.
    ///   - outputLimit: beyond these bytes it is killed.
    static func run(
        executable: String, arguments: [String], environment: [String], input: Int32, outputLimit: Int,
        deadline: ContinuousClock.Instant
    ) throws(NotStarted) -> Ending {
        var ends: [Int32] = [-1, -1]
        guard pipe2(&ends, O_CLOEXEC) == 0 else { throw NotStarted(errno: errno) }
        defer { close(ends[0]) }
        let process: pid_t
        do {
            defer { close(ends[1]) }
            process = try spawn(executable, arguments, environment, input: input, output: ends[1])
        }
        let (output, complete) = gather(from: ends[0], limit: outputLimit, until: deadline)
        return Ending(how: wait(for: process, until: complete ? deadline : .now), output: output)
    }

    private static func spawn(
        _ executable: String, _ arguments: [String], _ environment: [String], input: Int32, output: Int32
    ) throws(NotStarted) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        let words = ([executable] + arguments).map { strdup($0) } + [nil]
        let settings = environment.map { strdup($0) } + [nil]
        defer { for word in words + settings { free(word) } }
        var process: pid_t = 0
        let failure = posix_spawn(&process, executable, &actions, &attributes, words, settings)
        guard failure == 0 else { throw NotStarted(errno: failure) }
        return process
    }

    /// - Returns: what came, and whether its end came too, in time and within the limit.
    private static func gather(
        from descriptor: Int32, limit: Int, until deadline: ContinuousClock.Instant
    ) -> (output: [UInt8], complete: Bool) {
        var output: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { return (output, false) }
            var interest = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = poll(&interest, 1, Int32(clamping: left.components.seconds * 1000 + 1000))
            if ready < 0, errno != EINTR { return (output, false) }
            guard ready > 0 else { continue }
            let count = read(descriptor, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return (output, count == 0) }
            output += piece[..<count]
            guard output.count <= limit else { return ([], false) }
        }
    }

    /// Waits for a process that has closed its output, which is about to end; kills it when it does not.
    private static func wait(for process: pid_t, until deadline: ContinuousClock.Instant) -> Ending.How {
        var status: Int32 = 0
        var killed = false
        while true {
            let result = waitpid(process, &status, killed ? 0 : WNOHANG)
            if result == process { break }
            if result < 0, errno != EINTR { return .exited(0) }
            guard result == 0 else { continue }
            if ContinuousClock.now >= deadline {
                kill(process, SIGKILL)
                killed = true
            } else {
                usleep(500)
            }
        }
        let signal = status & 0x7F
        if signal == 0 { return .exited((status >> 8) & 0xFF) }
        return killed ? .timedOut : .signalled(signal)
    }
}
