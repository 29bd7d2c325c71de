/// Reads the value of a header field: a first word, then `; name=value` pairs, plain or quoted (RFC 9110 §5.6).
struct HeaderScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The bytes up to the next semicolon or white space; nil when there are none.
    mutating func word() -> String? {
        skipWhiteSpace()
        let start = position
        while position < bytes.count, bytes[position] != .semicolon, !bytes[position].isWhiteSpace { position += 1 }
        return start == position ? nil : String(validating: bytes[start..<position], as: UTF8.self)
    }

    /// The next pair, its name in small letters; nil at the end.
    mutating func parameter() throws(MultipartError) -> (name: String, value: [UInt8])? {
        skipWhiteSpace()
        guard position < bytes.count else { return nil }
        guard bytes[position] == .semicolon else { throw .malformed("parameter without a semicolon") }
        position += 1
        skipWhiteSpace()
        guard position < bytes.count else { return nil }
        let start = position
        while position < bytes.count, bytes[position].isToken { position += 1 }
        let name = String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
        guard !name.isEmpty, position < bytes.count, bytes[position] == .equals else {
            throw .malformed("parameter without a value")
        }
        position += 1
        return (name, try value())
    }

    private mutating func value() throws(MultipartError) -> [UInt8] {
        guard position < bytes.count, bytes[position] == .quote else {
            let start = position
            while position < bytes.count, bytes[position] != .semicolon, !bytes[position].isWhiteSpace { position += 1 }
            return Array(bytes[start..<position])
        }
        position += 1
        var value: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == .quote { return value }
            // Only these two are escapes: old browsers send `C:\dokumen\ktp.pdf` as it is.
            if byte == .backslash, position < bytes.count, [.quote, .backslash].contains(bytes[position]) {
                value.append(bytes[position])
                position += 1
            } else {
                value.append(byte)
            }
        }
        throw .malformed("quotation mark that is never closed")
    }

    private mutating func skipWhiteSpace() {
        while position < bytes.count, bytes[position].isWhiteSpace { position += 1 }
    }
}
