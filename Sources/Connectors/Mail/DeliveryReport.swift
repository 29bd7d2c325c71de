/// What a mail server says of a mail after it had taken it (RFC 3464): the machine's part of a message that comes back.
/// Only that is read; what people wrote around it, and the mail that came back, is not.
public struct DeliveryReport: Hashable, Sendable {
    public enum Action: String, Sendable, Hashable {
        /// For good.
        case failed
        /// The server still tries.
        case delayed
        case delivered, relayed, expanded
    }

    public let action: Action
    /// A code of RFC 3463: “5.1.1”. One that begins with 4 beside `failed` was tried until the server gave up.
    public let status: String

    /// Where several receivers are told of (an address may lead on to others), the worst.
    /// - Returns: nil for what is no report of delivery: an absence notice, somebody's answer.
    public init?(_ message: [UInt8]) {
        let lines = String(decoding: message, as: UTF8.self)
            .split(omittingEmptySubsequences: false) { $0.isNewline }
        let head = Fields(lines[...])
        guard let boundary = head["content-type"].flatMap(Self.boundary) else { return nil }
        let reports = Self.parts(lines[head.end...], boundary).compactMap { part -> [DeliveryReport]? in
            let head = Fields(part)
            let type = head["content-type"]?.lowercased() ?? ""
            guard type.hasPrefix("message/delivery-status") || type.hasPrefix("message/global-delivery-status") else {
                return nil
            }
            return Self.receivers(part[head.end...])
        }.joined()
        guard let worst = reports.min(by: { $0.rank < $1.rank }) else { return nil }
        self = worst
    }

    private init?(_ fields: Fields) {
        guard let action = fields["action"].flatMap({ Action(rawValue: Self.word($0).lowercased()) }) else {
            return nil
        }
        self.action = action
        let told = fields["status"].map(Self.word) ?? ""
        status = Self.isStatus(told) ? told : action == .failed ? "5.0.0" : "4.0.0"
    }

    private var rank: Int { action == .failed ? 0 : action == .delayed ? 1 : 2 }

    /// The first group of fields is of the report itself, and each that follows of a receiver.
    private static func receivers(_ body: ArraySlice<Substring>) -> [DeliveryReport] {
        body.split { $0.allSatisfy(\.isWhitespace) }.dropFirst().compactMap { DeliveryReport(Fields($0)) }
    }

    /// “5.1.1 (bad destination)” says 5.1.1.
    private static func word(_ text: String) -> String { String(text.prefix { !$0.isWhitespace && $0 != "(" }) }

    private static func isStatus(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 3 && ["2", "4", "5"].contains(parts[0])
            && parts.allSatisfy { (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }

    /// Of a `multipart/report` (RFC 6522); nil for anything else.
    private static func boundary(_ type: String) -> String? {
        guard type.lowercased().hasPrefix("multipart/report") else { return nil }
        for parameter in type.split(separator: ";").dropFirst() {
            let halves = parameter.split(separator: "=", maxSplits: 1)
            guard halves.count == 2, halves[0].filter({ !$0.isWhitespace }).lowercased() == "boundary" else { continue }
            let value = halves[1].filter { $0 != "\"" }.trimmed
            return value.isEmpty ? nil : value
        }
        return nil
    }

    private static func parts(_ lines: ArraySlice<Substring>, _ boundary: String) -> [ArraySlice<Substring>] {
        lines.split(omittingEmptySubsequences: false) { line in
            line.hasPrefix("--" + boundary)
                && ["", "--"].contains(line.dropFirst(boundary.count + 2).filter { !$0.isWhitespace })
        }.dropFirst().map { $0 }
    }
}

/// Lines of a header up to the first that is empty (RFC 5322 §2.2), folded ones put together.
private struct Fields {
    private var values: [String: String] = [:]
    /// The first line after them.
    let end: Int

    init(_ lines: ArraySlice<Substring>) {
        var (last, place) = (String?.none, lines.startIndex)
        while place < lines.endIndex, !lines[place].allSatisfy(\.isWhitespace) {
            let line = lines[place]
            place += 1
            if line.first == " " || line.first == "\t" {
                if let last { values[last, default: ""] += " " + String(line).trimmed }
                continue
            }
            let halves = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2 else { continue }
            let name = halves[0].lowercased()
            // The first of a name counts: what a stranger adds below does not.
            last = values[name] == nil ? name : nil
            if let last { values[last] = String(halves[1]).trimmed }
        }
        end = place
    }

    subscript(name: String) -> String? { values[name] }
}

extension String {
    /// Without white space at its ends.
    fileprivate var trimmed: String {
        let start = drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}
