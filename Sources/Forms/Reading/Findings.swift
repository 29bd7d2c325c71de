/// Collects what is wrong with a file while it is read, so that one run names everything.
public final class Findings {
    public private(set) var diagnostics: [Diagnostic] = []
    private var seen: Set<Diagnostic> = []

    public init() {}

    public func report(
        _ code: String, at position: SourcePosition, _ message: String, expected: String? = nil, path: [String] = []
    ) {
        add([Diagnostic(code, at: position, message, expected: expected, path: path)])
    }

    public func add(_ more: [Diagnostic]) {
        // One name that is wrong can be asked for twice; the official needs to read it once.
        for one in more where seen.insert(one).inserted { diagnostics.append(one) }
    }

    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// In the order of the file.
    public var sorted: [Diagnostic] {
        diagnostics.enumerated().sorted {
            ($0.element.position, $0.element.code, $0.offset) < ($1.element.position, $1.element.code, $1.offset)
        }.map(\.element)
    }
}
