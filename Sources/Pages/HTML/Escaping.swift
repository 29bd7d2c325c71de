extension String {
    /// Appends the text with the five characters that mean something in markup replaced.
    func appendEscaped(to bytes: inout [UInt8]) {
        var copy = self
        copy.withUTF8 { source in
            var start = 0
            for index in source.indices {
                guard let entity = Self.entity(source[index]) else { continue }
                bytes.append(contentsOf: source[start..<index])
                entity.withUTF8Buffer { bytes.append(contentsOf: $0) }
                start = index + 1
            }
            bytes.append(contentsOf: source[start...])
        }
    }

    private static func entity(_ byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }

    /// True for addresses within the site and for `http`, `https`, `mailto`, `tel` and `otpauth`; false for `javascript:`,
    /// `data:` and every other scheme. Browsers drop control characters and spaces before they read the scheme.
    var isHarmlessAddress: Bool {
        let visible = utf8.filter { $0 > 0x20 }
        guard let colon = visible.firstIndex(of: UInt8(ascii: ":")) else { return true }
        let scheme = visible[..<colon]
        if scheme.contains(where: { "/?#".utf8.contains($0) }) { return true }
        return ["http", "https", "mailto", "tel", "otpauth"].contains(
            String(decoding: scheme, as: UTF8.self).lowercased())
    }

    /// The text with a place to break after each `@`, `.` and `/` of a long word (addresses, domains, file names).
    var breakable: HTML {
        guard hasLongWord else { return "\(self)" }
        var pieces: [HTML] = []
        var start = startIndex
        for mark in utf8.indices where "@./".utf8.contains(utf8[mark]) {
            let end = utf8.index(after: mark)
            pieces.append("\(String(self[start..<end]))<wbr>")
            start = end
        }
        return "\(pieces)\(String(self[start...]))"
    }

    /// True when more than twelve bytes follow each other without a space: what a column of a panel on a phone holds.
    private var hasLongWord: Bool {
        var length = 0
        for byte in utf8 {
            length = byte == UInt8(ascii: " ") ? 0 : length + 1
            if length > 12 { return true }
        }
        return false
    }

    /// The text with its line ends as `<br>`; browsers send `\r\n`.
    var lines: HTML {
        guard mayHaveLineEnd else { return breakable }
        let parts = split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { String($0).breakable }
        return "\(parts.enumerated().map { "\("<br>", when: $0.offset > 0)\($0.element)" })"
    }

    /// Every line end of Unicode is one of ASCII's, U+0085 or U+2028/2029: told by its first byte.
    private var mayHaveLineEnd: Bool { utf8.contains { (0x0A...0x0D).contains($0) || $0 == 0xC2 || $0 == 0xE2 } }

    /// The text as a sentence: with a full stop, unless it ends in one or in another mark.
    var sentence: String {
        guard let last, !".?!”".contains(last) else { return self }
        return self + "."
    }
}
