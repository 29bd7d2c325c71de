import Forms
import Store

/// One office on one day, as it is signed: how many cases and events it had, the root over the heads of them all, and
/// the hash of the line before it, whoever's that was. One line of text; what stands in it is part of what is signed and
/// never changes its meaning.
///
///     akar 1 <day> <office id> <slug> <cases> <events> <root> <hash of the day's heads> <hash of the line before> <signature>
struct RootLine: Sendable, Hashable {
    static let mark = "akar 1 "
    /// What the first line of all stands on.
    static let nothing = [UInt8](repeating: 0, count: 32)

    let day: CalendarDate
    /// By its id.
    let office: String
    let slug: String
    let cases: Int
    let events: Int
    let root: [UInt8]
    /// SHA-256 over the list of heads that changed since the office's line before (`HeadList`).
    let heads: [UInt8]
    let previous: [UInt8]

    /// All that is signed.
    var content: String {
        let hashes = [root, heads, previous].map(Hexadecimal.text).joined(separator: " ")
        return "\(Self.mark)\(day) \(office) \(slug) \(cases) \(events) \(hashes)"
    }

    func text(signedBy key: SigningKey) -> String {
        content + " " + Hexadecimal.text(key.signature(of: Array(content.utf8)))
    }

    /// By this the next line names it.
    static func hash(of text: String) -> [UInt8] { Digest.sha256(text) }
}

/// A line as it was read.
struct SignedRootLine: Sendable {
    let line: RootLine
    private let signature: [UInt8]

    /// - Returns: nil for what is no such line.
    init?(_ text: String) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 11, text.hasPrefix(RootLine.mark), let day = CalendarDate(iso: words[2]),
            RootLine.isName(words[3]), RootLine.isName(words[4]), let cases = Int(words[5]), let events = Int(words[6]),
            let root = Hexadecimal.bytes(words[7]), let heads = Hexadecimal.bytes(words[8]),
            let previous = Hexadecimal.bytes(words[9]), let signature = Hexadecimal.bytes(words[10])
        else { return nil }
        line = RootLine(
            day: day, office: String(words[3]), slug: String(words[4]), cases: cases, events: events, root: root,
            heads: heads, previous: previous)
        self.signature = signature
        // Two ways to write one line would be two lines.
        guard text == line.content + " " + Hexadecimal.text(signature) else { return nil }
    }

    func isSigned(byOneOf keys: [VerifyingKey]) -> Bool {
        keys.contains { $0.verifies(signature, of: Array(line.content.utf8)) }
    }

}

extension RootLine {
    /// Letters, digits and hyphens: what may stand in a line, in a list of heads and in a path.
    static func isName(_ word: some StringProtocol) -> Bool {
        !word.isEmpty
            && word.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
            }
    }
}
