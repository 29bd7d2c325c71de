/// How S3 writes names in an address, and so in what is signed: each byte but letters, digits and `-._~` as `%XX`.
enum S3Encoding {
    /// Of a path, whose slashes stay.
    static func path(_ text: String) -> String { encode(text, keeping: unreserved + "/") }

    /// Of a name or value of a query.
    static func word(_ text: String) -> String { encode(text, keeping: unreserved) }

    /// A query in the order in which it is signed.
    static func query(_ query: [String: String]) -> String {
        query.map { (word($0.key), word($0.value)) }.sorted { $0.0 < $1.0 }.map { "\($0.0)=\($0.1)" }
            .joined(separator: "&")
    }

    private static let unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"

    private static func encode(_ text: String, keeping kept: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        let bytes = text.utf8.flatMap { byte in
            kept.utf8.contains(byte) ? [byte] : [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
