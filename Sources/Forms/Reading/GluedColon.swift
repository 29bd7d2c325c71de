/// A key and its value that stand together, since the space after the colon was forgotten: to YAML `waktu:2 hari` is one
/// text, and what it then complains of lies further down.
struct GluedColon {
    let key: String
    let value: String

    /// nil: the text is something else.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let first = parts[0].first, first.isASCII, first.isLowercase,
            parts[0].allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }),
            let next = parts[1].first, !next.isWhitespace, next != "/"
        else { return nil }
        (key, value) = (String(parts[0]), String(parts[1]))
    }

    func report(_ code: String, at position: SourcePosition, _ findings: Findings) {
        findings.report(
            code, at: position, "Sesudah titik dua harus ada spasi", expected: "\(key): \(value.prefix(60))")
    }
}

extension SourceScan {
    /// The nearest line, at one or up to five above it, that begins with a glued key.
    func glued(above line: Int) -> (colon: GluedColon, position: SourcePosition)? {
        for number in stride(from: line, through: max(1, line - 5), by: -1) {
            let text = self.line(number)
            let begin = text.firstIndex { $0 != " " && $0 != "-" } ?? text.endIndex
            if let colon = GluedColon(text[begin...].trimmingSuffix(while: \.isWhitespace)) {
                let column = text.distance(from: text.startIndex, to: begin) + 1
                return (colon, SourcePosition(line: number, column: column))
            }
        }
        return nil
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while isOver: (Character) -> Bool) -> Substring {
        var rest = self
        while let last = rest.last, isOver(last) { rest.removeLast() }
        return rest
    }
}
