/// One finding about a file, in the words of the official who wrote it.
///
/// Printed as `file:line:column: galat[E104]: …`; the codes and their meaning are in `docs/bahasa-sop.md`.
public struct Diagnostic: Hashable, Sendable {
    /// Whether the file may be used in spite of it.
    public enum Severity: String, Sendable, Codable {
        /// The file is refused.
        case error = "galat"
        /// The file is accepted; its author should look.
        case warning = "peringatan"
    }

    /// The code, e.g. `E104`. Codes that begin with `P` are warnings.
    public let code: String
    public let position: SourcePosition
    /// What is wrong, a full sentence without its final stop.
    public let message: String
    /// What would have been right, if that can be said.
    public let expected: String?
    /// The steps that lead to the trouble, shortest first, as `langkah:hasil`; empty if it is not about the flow.
    public let path: [String]

    public init(
        _ code: String, at position: SourcePosition, _ message: String, expected: String? = nil, path: [String] = []
    ) {
        self.code = code
        self.position = position
        self.message = message
        self.expected = expected
        self.path = path
    }

    public var severity: Severity { code.hasPrefix("P") ? .warning : .error }

    /// The line a compiler would print, with the expectation after it.
    /// - Parameter source: the file's text; the line in question is then shown, with its place marked.
    public func rendered(file: String, source: String? = nil) -> String {
        var text = "\(file):\(position.line):\(position.column): \(severity.rawValue)[\(code)]: \(message)"
        if let excerpt = source.flatMap(excerpt) { text += "\n" + excerpt }
        if !path.isEmpty { text += "\n    jalur: " + path.joined(separator: " > ") }
        if let expected { text += "\n    seharusnya: \(expected)" }
        return text
    }

    /// The line, cut where it is long, and below it a mark. Not every editor shows numbers.
    private func excerpt(of source: String) -> String? {
        let lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.indices.contains(position.line - 1) else { return nil }
        let line = lines[position.line - 1].map { $0 == "\t" ? " " : $0 }
        let first = max(0, position.column - 1 - Self.widest / 2)
        guard position.column - 1 < line.count else { return nil }
        let head = "  \(position.line) | " + (first > 0 ? "…" : "")
        let shown = line[first...].prefix(Self.widest)
        let mark = String(repeating: " ", count: head.count + position.column - 1 - first) + "^"
        return head + String(shown) + (first + shown.count < line.count ? "…" : "") + "\n" + mark
    }

    /// Characters of a line that are shown.
    private static let widest = 90
}
