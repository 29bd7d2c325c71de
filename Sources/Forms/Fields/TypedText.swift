/// Cleans what people paste and type.
enum TypedText {
    /// One line: blanks in a row become one, nothing invisible stays. By scalars: a mark behind a blank makes one character
    /// with it.
    static func line(_ text: String) -> String {
        text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace).map { visible($0) }.filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    /// Several lines, with at most one empty line between them.
    static func paragraph(_ text: String) -> String {
        var lines: [String] = []
        for raw in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let text = line(String(raw))
            if text.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(text)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    /// Without blanks, dots and dashes, which people write into long numbers.
    static func unseparated(_ text: String) -> String {
        text.filter { !$0.isWhitespace && $0 != "." && $0 != "-" && $0 != "–" }
    }

    static func isDigits(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Control characters, and marks that turn the direction of writing, could make a letter read otherwise than it is.
    private static func visible(_ text: Substring.UnicodeScalarView) -> String {
        String(String.UnicodeScalarView(text.filter(\.isVisible)))
    }
}
