import CSpawn
import Glibc

/// Runs a program to its end, gives it its input and gathers what it writes. Blocks the calling thread.
///
/// The program gets of ours its arguments and its input; no other open file, of which the socket that we listen on would
/// be held beyond our end; no signal setting, and none of our environment, in which secrets may stand. It is a process group
/// of its own: what a terminal or a service manager sends to ours, to stop it, is not for a program that has work to finish.
enum ChildProcess {
    enum Input {
        /// Sent as the program takes them: one of them is in memory at a time.
        case pieces(any FilePieces)
        /// A file open for reading.
        case descriptor(Int32)
    }

    struct Ending: Equatable {
        enum How: Equatable {
            case exited(Int32)
            case signalled(Int32)
            /// It had not ended when its time was over, and was killed.
            case timedOut
            /// Its input could not be read to the end.
            case inputFailed
        }

        var how: How
        var output: [UInt8]
    }

    struct NotStarted: Error {
        var errno: Int32
    }

    /// - Parameter outputLimit: beyond these bytes it is killed.
    static func run(
        executable: String, arguments: [String], environment: [String], input: Input, outputLimit: Int,
        deadline: ContinuousClock.Instant
    ) throws(NotStarted) -> Ending {
        // One socket both ways: unlike a pipe it raises no signal here when the program is gone, and it closes itself
        // in other programs without a moment in which it does not.
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw NotStarted(errno: errno)
        }
        var conversation = Conversation(socket: ends[0])
        defer { close(ends[0]) }
        let process: pid_t
        do {
            defer { close(ends[1]) }
            switch input {
            case .pieces(let pieces):
                conversation.pieces = pieces
                process = try spawn(executable, arguments, environment, input: ends[1], output: ends[1])
            case .descriptor(let descriptor):
                process = try spawn(executable, arguments, environment, input: descriptor, output: ends[1])
            }
        }
        let complete = conversation.finish(outputLimit: outputLimit, deadline: deadline)
        let how = wait(for: process, until: complete ? deadline : .now)
        return Ending(how: conversation.inputFailed ? .inputFailed : how, output: conversation.received)
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
        balai_spawn_close_from(&actions, STDERR_FILENO + 1)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))

        let words = ([executable] + arguments).map { strdup($0) } + [nil]
        let settings = environment.map { strdup($0) } + [nil]
        defer { for word in words + settings { free(word) } }
        var process: pid_t = 0
        let failure = posix_spawn(&process, executable, &actions, &attributes, words, settings)
        guard failure == 0 else { throw NotStarted(errno: failure) }
        return process
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
