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
    public func rendered(file: String) -> String {
        var text = "\(file):\(position.line):\(position.column): \(severity.rawValue)[\(code)]: \(message)"
        if !path.isEmpty { text += "\n    jalur: " + path.joined(separator: " > ") }
        if let expected { text += "\n    seharusnya: \(expected)" }
        return text
    }
}
