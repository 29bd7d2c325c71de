/// What is wrong with an answer, in the words of the person who gave it.
public struct FieldTrouble: Error, Hashable, Sendable {
    public enum Reason: String, Hashable, Sendable {
        /// It must be answered.
        case missing
        /// It cannot be read as what it should be.
        case malformed
        /// Too small, too early, too short or too few.
        case tooSmall
        /// Too large, too late, too long or too many.
        case tooLarge
        case notAnOption
        /// An address that whoever gives it has not shown to be theirs.
        case notProven
        /// A statement that was not agreed to.
        case notAgreed
        /// Something within the rows of a list.
        case inRows
    }

    /// One cell of a list.
    public struct Cell: Hashable, Sendable {
        /// From 0, among the rows that are not empty.
        public let row: Int
        public let column: String
        public let message: String
    }

    public let reason: Reason
    /// What is wrong and what is right; a full sentence without its final stop.
    public let message: String
    /// Of a `daftar`: the cells in question.
    public let cells: [Cell]

    public init(_ reason: Reason, _ message: String, cells: [Cell] = []) {
        self.reason = reason
        self.message = message
        self.cells = cells
    }

    static func malformed(_ message: String) -> FieldTrouble { FieldTrouble(.malformed, message) }
}
