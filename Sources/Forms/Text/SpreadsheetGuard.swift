/// Keeps the words of a cell what they are where a spreadsheet program opens them as text (CSV).
///
/// What a spreadsheet would take for a formula, or for a number, date or truth that it was not, begins with an apostrophe:
/// what somebody typed into a form must not run on the machine of whoever opens the table, and must not read otherwise
/// there. What began with an apostrophe gets a second one, so that every other reader has the words back: they take one
/// apostrophe away where a cell begins with it (docs/decisions/0045).
public enum SpreadsheetGuard {
    /// As it is written into the table.
    public static func written(_ text: String) -> String { isNeeded(for: text) ? "'" + text : text }

    /// What was written so.
    public static func read(_ cell: String) -> String { cell.hasPrefix("'") ? String(cell.dropFirst()) : cell }

    private static func isNeeded(for text: String) -> Bool {
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
