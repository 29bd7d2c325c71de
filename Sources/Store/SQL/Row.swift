/// One row of an answer, read by column name. A missing column or another type is a mistake of the program, not of the
/// user: it stops with the column's name.
public struct Row: Sendable {
    /// The columns of the statement, shared by all of its rows.
    public let columns: Columns
    public let values: [SQLValue]

    public init(columns: Columns, values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    public final class Columns: Sendable {
        public let names: [String]
        let index: [String: Int]

        public init(_ names: [String]) {
            self.names = names
            index = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
        }
    }

    private func value(_ column: String) -> SQLValue {
        guard let index = columns.index[column] else { preconditionFailure("no column \(column) in \(columns.names)") }
        return values[index]
    }

    public func text(_ column: String) -> String {
        guard case .text(let text) = value(column) else { preconditionFailure("\(column) is not text") }
        return text
    }

    public func textOrNil(_ column: String) -> String? {
        switch value(column) {
        case .null: nil
        case .text(let text): text
        default: preconditionFailure("\(column) is not text")
        }
    }

    public func int(_ column: String) -> Int64 {
        guard case .integer(let number) = value(column) else { preconditionFailure("\(column) is not an integer") }
        return number
    }

    public func intOrNil(_ column: String) -> Int64? {
        switch value(column) {
        case .null: nil
        case .integer(let number): number
        default: preconditionFailure("\(column) is not an integer")
        }
    }

    public func bool(_ column: String) -> Bool { int(column) != 0 }

    public func blob(_ column: String) -> [UInt8] {
        guard case .blob(let bytes) = value(column) else { preconditionFailure("\(column) is not a blob") }
        return bytes
    }

    public func blobOrNil(_ column: String) -> [UInt8]? {
        switch value(column) {
        case .null: nil
        case .blob(let bytes): bytes
        default: preconditionFailure("\(column) is not a blob")
        }
    }
}
