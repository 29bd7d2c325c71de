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

    /// A name that stands for nothing, with the nearest that does and all that do.
    public func unknown(
        _ code: String, at position: SourcePosition, _ message: String, _ name: String, among known: [String]
    ) {
        let nearest = NearestWord.of(name, in: known).map { "; mungkin \"\($0)\"?" } ?? ""
        report(code, at: position, message + nearest, expected: known.isEmpty ? nil : Findings.list(known))
    }

    /// Names as a finding lists them; of very many the first.
    public static func list(_ names: [String]) -> String {
        names.count > 12 ? names.prefix(12).joined(separator: ", ") + ", …" : names.joined(separator: ", ")
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
