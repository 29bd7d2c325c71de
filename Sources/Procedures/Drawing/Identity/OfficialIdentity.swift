public import Forms

/// What the office that puts an SOP in force says of it: the upper part of the official form's first page. What is not
/// known is left as a blank line, to be filled in by hand.
public struct OfficialIdentity: Hashable, Sendable {
    /// The office and those above it, the highest first: “Pemerintah Kabupaten …”, “Dinas …”.
    public var unit: [String] = []
    /// The office's mark; nil: none.
    public var emblem: DrawnEmblem?
    public var number: String?
    /// When this SOP was first made.
    public var made: CalendarDate?
    /// When this version was made, if it is not the first.
    public var revised: CalendarDate?
    public var effective: CalendarDate?
    /// Title, name, rank, NIP, as far as they are known.
    public var approver: [String] = []

    public init() {}

    /// - Parameter approvedBy: title, name, rank and NIP, with semicolons between them.
    public static func approver(from approvedBy: String) -> [String] {
        approvedBy.split(separator: ";").map { $0.trimmingSpaces }.filter { !$0.isEmpty }
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
