import Glibc

/// The terminal. Written at once, so that what is shown before a long run is there.
enum Console {
    static func say(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }
    static func print(_ text: String) { write(text, to: STDOUT_FILENO) }
    /// To standard error.
    static func warn(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

    /// A person reads standard error, and not a journal.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
