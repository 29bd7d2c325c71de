/// What is refused before a file is parsed at all: too large, not text, or nested so deep that reading it could fail.
enum SourceGate {
    /// The file's text without a byte order mark, or why it is refused.
    static func open(_ bytes: [UInt8], limits: SourceLimits) -> Result<String, GateRefusal> {
        guard bytes.count <= limits.bytes else {
            return .failure(
                GateRefusal(
                    "Berkas terlalu besar: \(bytes.count / 1024) KiB",
                    expected: "paling besar \(limits.bytes / 1024) KiB"))
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        if let (offset, byte) = zip(0..., body).first(where: { $1 < 0x20 && $1 != 0x09 && $1 != 0x0A && $1 != 0x0D }) {
            return .failure(
                GateRefusal(
                    "Berkas ini bukan teks: memuat karakter kendali \(byte)",
                    at: position(of: offset, in: body), expected: "berkas teks UTF-8"))
        }
        guard let text = String(validating: body, as: UTF8.self) else {
            return .failure(GateRefusal("Berkas ini bukan teks UTF-8", expected: "berkas teks UTF-8"))
        }
        return .success(text)
    }

    private static func position(of offset: Int, in bytes: ArraySlice<UInt8>) -> SourcePosition {
        var (line, column) = (1, 1)
        for byte in bytes.prefix(offset) {
            if byte == 0x0A {
                (line, column) = (line + 1, 1)
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return SourcePosition(line: line, column: column)
    }
}

/// Why a file is not read.
struct GateRefusal: Error {
    let message: String
    let position: SourcePosition
    let expected: String?

    init(_ message: String, at position: SourcePosition = .start, expected: String?) {
        self.message = message
        self.position = position
        self.expected = expected
    }
}
