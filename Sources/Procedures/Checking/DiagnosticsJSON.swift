public import Forms

/// Diagnostics as data, for `balai sop check --json`: a list of
/// `{file, line, column, severity, code, message, expected, path}`.
public enum DiagnosticsJSON {
    public static func render(_ files: [(file: String, diagnostics: [Diagnostic])]) -> String {
        let items = files.flatMap { file, diagnostics in diagnostics.map { item($0, file) } }
        return items.isEmpty ? "[]\n" : "[\n" + items.joined(separator: ",\n") + "\n]\n"
    }

    private static func item(_ found: Diagnostic, _ file: String) -> String {
        let path = found.path.map(JSONText.quoted).joined(separator: ", ")
        return "  {\"file\": \(JSONText.quoted(file)), \"line\": \(found.position.line), "
            + "\"column\": \(found.position.column), \"severity\": \(JSONText.quoted(found.severity.rawValue)), "
            + "\"code\": \(JSONText.quoted(found.code)), \"message\": \(JSONText.quoted(found.message)), "
            + "\"expected\": \(found.expected.map(JSONText.quoted) ?? "null"), \"path\": [\(path)]}"
    }
}
