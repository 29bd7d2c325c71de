import ArgumentParser
import Documents
import Glibc

/// What `main` calls.
public enum Program {
    static let version = "0.1.0"

    /// Not `async`: that would set up queues and descriptors which the picture's process closes under them.
    public static func main() -> Never {
        let words = Array(CommandLine.arguments.dropFirst())
        // Before anything else: this process opens files of strangers and is to know nothing.
        if words.first == "gambar-kerja" { exit(PictureWorker.run(arguments: Array(words.dropFirst()))) }
        Task { exit(await run(words)) }
        while true { pause() }
    }

    /// Runs a command line.
    /// - Returns: the exit status: 0 done, 1 refused or failed, 64 not understood.
    static func run(_ arguments: [String]) async -> Int32 {
        do {
            var command = try BalaiCommand.parseAsRoot(arguments)
            if var waiting = command as? any AsyncParsableCommand {
                try await waiting.run()
            } else {
                try command.run()
            }
            return 0
        } catch let code as ExitCode {
            return code.rawValue
        } catch let error where Wording.isKnown(error) {
            Console.warn("balai: \(Wording.of(error))")
            return 1
        } catch {
            let code = BalaiCommand.exitCode(for: error)
            let text = IndonesianHelp.translated(BalaiCommand.fullMessage(for: error))
            if code.isSuccess { Console.say(text) } else { Console.warn(text) }
            return code.rawValue
        }
    }
}
