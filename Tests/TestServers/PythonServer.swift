import FoundationEssentials
import Glibc

/// A server of a test's own in a process of its own: a script that prints `port N process N` once it listens on loopback.
/// It ends with the last holder, its folder too.
public final class PythonServer: @unchecked Sendable {
    // Constant once it runs.
    public let port: Int
    /// The script's first argument.
    public let folder: String
    private let output: UnsafeMutablePointer<FILE>
    private let process: pid_t

    /// - Throws: `NotStarted`.
    public init(_ script: String, _ options: String = "") throws {
        var template = Array("/tmp/balai-uji-XXXXXX\0".utf8CString)
        guard let made = mkdtemp(&template) else { throw NotStarted(script: script) }
        folder = String(cString: made)
        guard let output = popen("exec \(Self.python) '\(script)' '\(folder)' \(options)", "re") else {
            throw NotStarted(script: script)
        }
        self.output = output
        var line = [CChar](repeating: 0, count: 100)
        fgets(&line, Int32(line.count), output)
        let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let numbers = text.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        guard numbers.count == 2 else {
            pclose(output)
            throw NotStarted(script: script)
        }
        port = numbers[0]
        process = pid_t(numbers[1])
    }

    public struct NotStarted: Error, CustomStringConvertible {
        let script: String

        public var description: String {
            "\(script) does not start; it needs pip install -r Tests/requirements.txt, in the Python of BALAI_TEST_PYTHON"
        }
    }

    /// The threads of tests block signals, and the server has that from them: only this one gets through.
    deinit {
        kill(process, SIGKILL)
        pclose(output)
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// The Python that `make test` prepares, or the system's.
    private static var python: String { getenv("BALAI_TEST_PYTHON").map { String(cString: $0) } ?? "python3" }
}
