/// The cookies of a request, as they were sent (RFC 6265, section 4.2.1). Whatever a stranger wrote there is either a pair
/// or passed over.
struct SentCookies: Sendable {
    private let pairs: [(name: Substring, value: Substring)]

    /// - Parameter lines: the values of the request's `Cookie` fields.
    init(lines: [String]) {
        pairs = lines.flatMap { line in
            line.utf8.split(separator: UInt8(ascii: ";")).compactMap { pair in
                let pair = pair.drop { $0 == UInt8(ascii: " ") }
                guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { return nil }
                return (Substring(pair[..<equals]), Substring(pair[pair.index(after: equals)...]))
            }
        }
    }

    /// The first of that name.
    subscript(name: String) -> String? { pairs.first { $0.name == name }.map { String($0.value) } }
}
