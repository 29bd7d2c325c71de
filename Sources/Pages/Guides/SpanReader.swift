/// Reads what is marked within a line of a guide.
struct SpanReader {
    private var rest: Substring

    init(_ text: String) { rest = text[...] }

    /// - Parameter trouble: says where the line is.
    /// - Throws: what `trouble` makes of a mark that nothing closes.
    func read(_ trouble: (String) -> GuideTrouble) throws(GuideTrouble) -> [Guide.Span] {
        var reader = self
        var spans: [Guide.Span] = []
        while !reader.rest.isEmpty { spans.append(try reader.next(trouble)) }
        return spans
    }

    private mutating func next(_ trouble: (String) -> GuideTrouble) throws(GuideTrouble) -> Guide.Span {
        if rest.hasPrefix("**") {
            let inner = try inside("**", "**", trouble)
            return .strong(try SpanReader(inner).read(trouble))
        }
        if rest.hasPrefix("*") { return .shown(try inside("*", "*", trouble)) }
        if rest.hasPrefix("`") { return .code(try inside("`", "`", trouble)) }
        if rest.hasPrefix("[") {
            let label = try inside("[", "](", trouble)
            return .link(label: label, target: try inside("", ")", trouble))
        }
        let text = rest.prefix { !"*`[".contains($0) }
        rest.removeFirst(text.count)
        return .text(String(text))
    }

    private mutating func inside(
        _ opening: String, _ closing: String, _ trouble: (String) -> GuideTrouble
    ) throws(GuideTrouble) -> String {
        rest.removeFirst(opening.count)
        guard let end = rest.firstRange(of: closing), end.lowerBound > rest.startIndex else {
            throw trouble("\(opening)… without \(closing)")
        }
        defer { rest = rest[end.upperBound...] }
        return String(rest[..<end.lowerBound])
    }
}
