/// A place in an SOP or letter file, as an editor shows it.
public struct SourcePosition: Hashable, Sendable, Comparable, Codable {
    /// Line, from 1.
    public let line: Int
    /// Column in characters, from 1.
    public let column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The first character of a file: where a trouble of the whole file is shown.
    public static let start = SourcePosition(line: 1, column: 1)

    public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
