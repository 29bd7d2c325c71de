/// The body in a form that every server passes on unchanged and that stays readable (RFC 2045 §6.7).
enum QuotedPrintable {
    /// - Returns: lines of at most 76 characters, each ended by CRLF.
    static func encode(_ text: String) -> String {
        var rest = text[...].utf8
        var result = ""
        while !rest.isEmpty {
            let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
            var line = rest[..<end]
            rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
            if line.last == 0x0D { line = line.dropLast() }
            result += encode(line: Array(line)) + "\r\n"
        }
        return result
    }

    private static func encode(line: [UInt8]) -> String {
        var result = ""
        var width = 0
        for (index, byte) in line.enumerated() {
            let isLast = index == line.count - 1
            let piece = piece(byte, atStart: width == 0, atEnd: isLast)
            // A line that goes on needs a place for its equals sign.
            if width + piece.utf8.count > (isLast ? 76 : 75) {
                result += "=\r\n"
                width = 0
                let again = Self.piece(byte, atStart: true, atEnd: isLast)
                result += again
                width += again.utf8.count
            } else {
                result += piece
                width += piece.utf8.count
            }
        }
        return result
    }

    /// A dot that begins a line, a white space that ends one, and what is not printable ASCII stand as a number.
    private static func piece(_ byte: UInt8, atStart: Bool, atEnd: Bool) -> String {
        switch byte {
        case 0x3D: break
        case 0x2E where atStart: break
        case 0x09, 0x20: if !atEnd { return String(UnicodeScalar(byte)) }
        case 0x21...0x7E: return String(UnicodeScalar(byte))
        default: break
        }
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count == 1 ? "=0\(digits)" : "=\(digits)"
    }
}
