/// An officer's log-in name: 3–40 of `a-z`, digits and single inner dots, hyphens or underscores, beginning with a
/// letter. It never holds an `@`, so that it cannot be mistaken for an e-mail address.
public struct Username: Hashable, Sendable {
    public let text: String

    public init?(_ typed: String) {
        let bytes = Array(typed.lowercased().utf8)
        let parts = bytes.split(omittingEmptySubsequences: false) { Username.marks.contains($0) }
        guard (3...40).contains(bytes.count), (0x61...0x7A).contains(bytes[0]),
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIILetterOrDigit) })
        else { return nil }
        text = String(decoding: bytes, as: UTF8.self)
    }

    private static let marks = Set(".-_".utf8)
    static let rule = "Nama pengguna berisi 3–40 huruf kecil, angka, titik, atau tanda hubung, diawali huruf"
}
