/// A name as people write it: trimmed, 2–100 characters, without control characters (one engine cuts text at a NUL).
enum PersonName {
    /// Throws `FieldTroubles` at `field`.
    static func check(_ typed: String, field: String = "nama") throws -> String {
        let name = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard (2...100).contains(name.count), !name.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
            throw FieldTroubles([field: "Isi nama, 2 sampai 100 huruf"])
        }
        return name
    }
}
