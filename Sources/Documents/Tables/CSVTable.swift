/// A table for spreadsheet programs as text (RFC 4180, but with semicolons: docs/decisions/0045), in UTF-8 with its mark.
///
/// What a spreadsheet would take for a formula, or for a number, date or truth that it was not, begins with an apostrophe:
/// what somebody typed into a form must not run on the machine of whoever opens the table, and must not read otherwise
/// there. What began with an apostrophe gets a second one, so that every other reader has the words back: they take one
/// apostrophe away where a cell begins with it.
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
            let safe = mustBeGuarded(text) ? "'" + text : text
            guard safe.unicodeScalars.contains(where: { ";,\"\t\r\n".unicodeScalars.contains($0) }) else { return safe }
            return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        }
    }

    private static func mustBeGuarded(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        return first == "'" || formulaStarts.contains(first) || isReadOtherwise(text) || SpreadsheetWords.takes(text)
    }

    /// The last four are the wide forms of the first, which some programs take for the same.
    private static let formulaStarts = Set("=+-@\t\r\n＝＋－＠".unicodeScalars)

    /// “0812”, “3301…” of sixteen digits, “1/2”: numbers and dates to a program, and none to whoever wrote them.
    private static func isReadOtherwise(_ text: String) -> Bool {
        let isFigures = text.unicodeScalars.allSatisfy {
            ("0"..."9").contains($0) || "-/.,: ".unicodeScalars.contains($0)
        }
        guard isFigures, text.contains(where: \.isNumber) else { return false }
        return !text.allSatisfy(\.isNumber) || text.count > 11 || (text.count > 1 && text.hasPrefix("0"))
    }
}
