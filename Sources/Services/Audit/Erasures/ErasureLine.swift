import Forms
import Store

/// That the content of a case was erased, as it is kept outside the database: a backup of before brings the case back
/// whole, and the event that erased it is gone with the database. One line of text that says nothing about a person; what
/// stands in it is part of what is signed and never changes its meaning.
///
///     hapus 1 <office id> <slug> <case id> <number> <seconds since 1970> <signature>
struct ErasureLine: Sendable, Hashable {
    static let mark = "hapus 1 "

    /// By its id.
    let office: String
    /// The office's name in addresses, of then.
    let slug: String
    let caseID: String
    let number: String
    /// When it was erased.
    let erased: Instant

    /// All that is signed.
    var content: String { "\(Self.mark)\(office) \(slug) \(caseID) \(number) \(erased.seconds)" }

    func text(signedBy key: SigningKey) -> String {
        content + " " + Hexadecimal.text(key.signature(of: Array(content.utf8)))
    }

    /// Whether it can stand in a line: rows that somebody has changed may not.
    var isWritable: Bool { [office, slug, caseID, number].allSatisfy(RootLine.isName) }
}

/// A line as it was read.
struct SignedErasureLine: Sendable {
    let line: ErasureLine
    private let signature: [UInt8]

    /// - Returns: nil for what is no such line.
    init?(_ text: String) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 8, text.hasPrefix(ErasureLine.mark), let seconds = Int64(words[6]),
            let signature = Hexadecimal.bytes(words[7])
        else { return nil }
        line = ErasureLine(
            office: String(words[2]), slug: String(words[3]), caseID: String(words[4]), number: String(words[5]),
            erased: Instant(seconds: seconds))
        self.signature = signature
        guard line.isWritable else { return nil }
    }

    func isSigned(byOneOf keys: [VerifyingKey]) -> Bool {
        keys.contains { $0.verifies(signature, of: Array(line.content.utf8)) }
    }
}
