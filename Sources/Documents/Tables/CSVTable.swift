/// A table for spreadsheet programs (RFC 4180, UTF-8 with its mark, so that none mistakes the letters).
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe: what somebody typed into a form must not
/// run on the machine of whoever opens the table.
public struct CSVTable: Sendable {
    public private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// - Parameter titles: of the columns.
    public init(_ titles: [String]) { add(titles) }

    public mutating func add(_ cells: [String]) {
        bytes += cells.map(Self.cell).joined(separator: ",").utf8
        bytes += "\r\n".utf8
    }

    private static func cell(_ text: String) -> String {
        var safe = text
        if let first = text.unicodeScalars.first, "=+-@\t\r\n".unicodeScalars.contains(first), Double(text) == nil {
            safe = "'" + text
        }
        guard safe.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return safe }
        return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
