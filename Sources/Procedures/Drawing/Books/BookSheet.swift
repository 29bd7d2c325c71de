/// A year of a book as it is printed: whose it is, its official columns, and who signs it.
public struct BookSheet: Hashable, Sendable {
    public struct Column: Hashable, Sendable {
        public let title: String
        /// As wide as its head: a number or a date. What is not shares the rest.
        public let isNarrow: Bool

        public init(_ title: String, isNarrow: Bool) {
            self.title = title
            self.isNarrow = isNarrow
        }
    }

    /// Somebody who signs at the end.
    public struct Signer: Hashable, Sendable {
        /// Above the title: “Mengetahui”, “Tirtaloka, 26 November 2026”.
        public let line: String
        public let title: String
        /// nil: a line to write it on.
        public let name: String?

        public init(line: String, title: String, name: String?) {
            self.line = line
            self.title = title
            self.name = name
        }
    }

    /// The office and those above it, the highest first.
    public var unit: [String]
    /// The office's mark; nil: none.
    public var emblem: DrawnEmblem?
    /// Where it is, and how it is reached.
    public var contact: [String]
    public var title: String
    public var year: Int
    public var columns: [Column]
    /// Each as many cells as there are columns.
    public var rows: [[String]]
    /// Said under the table: which numbers are there.
    public var note: String
    /// Left and right, at the end.
    public var signers: [Signer]

    public init(
        unit: [String], emblem: DrawnEmblem? = nil, contact: [String] = [], title: String, year: Int, columns: [Column],
        rows: [[String]],
        note: String, signers: [Signer]
    ) {
        self.unit = unit
        self.emblem = emblem
        self.contact = contact
        self.title = title
        self.year = year
        self.columns = columns
        self.rows = rows
        self.note = note
        self.signers = signers
    }
}
