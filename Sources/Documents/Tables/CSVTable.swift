import Forms

/// A table for spreadsheet programs as text (RFC 4180, but with semicolons: docs/decisions/0045), in UTF-8 with its mark.
/// Words that a spreadsheet would take for something else are guarded (``SpreadsheetGuard``).
public struct CSVTable: Sendable {
    public private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// - Parameter titles: of the columns.
    public init(_ titles: [String]) { add(titles) }

    public mutating func add(_ words: [String]) { add(words.map(TableCell.text)) }

    public mutating func add(_ cells: [TableCell]) {
        bytes += cells.map(Self.written).joined(separator: ";").utf8
        bytes += "\r\n".utf8
    }

    private static func written(_ cell: TableCell) -> String {
        switch cell {
        case .number(let number): return "\(number)"
        // With the comma of the language that the table is written in.
        case .hundredths(let number): return "\(number / 100),\(number % 100 < 10 ? "0" : "")\(number % 100)"
        // A spreadsheet of any language takes it for a date.
        case .date(let date): return date.description
        case .text(let text):
            let safe = SpreadsheetGuard.written(text)
            guard safe.unicodeScalars.contains(where: { ";,\"\t\r\n".unicodeScalars.contains($0) }) else { return safe }
            return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        }
    }
}
