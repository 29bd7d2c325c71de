/// A statement with its values apart: `"SELECT id FROM offices WHERE slug = \(slug)"` becomes `… slug = $1`, so that no
/// value is ever part of the text. One text serves both engines (docs/decisions/0003: the portable subset).
public struct SQL: Sendable, ExpressibleByStringInterpolation {
    public private(set) var text: String
    public private(set) var values: [SQLValue]

    public init(stringLiteral text: String) {
        self.text = text
        values = []
    }

    /// A text that an engine has made, with its values for `$1`, `$2` …
    package init(_ text: String, values: [SQLValue]) { (self.text, self.values) = (text, values) }

    public init(stringInterpolation: Interpolation) {
        text = stringInterpolation.text
        values = stringInterpolation.values
    }

    public struct Interpolation: StringInterpolationProtocol {
        var text = ""
        var values: [SQLValue] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 3)
        }

        public mutating func appendLiteral(_ literal: String) { text += literal }

        public mutating func appendInterpolation(_ value: (some SQLConvertible)?) {
            values.append(value?.sqlValue ?? .null)
            text += "$\(values.count)"
        }

        /// A name that is part of the statement's text, such as a table's. Only a literal of the program can be one.
        public mutating func appendInterpolation(name: StaticString) { text += name.description }

        /// A list for `IN`: `IN \(list: ids)`. An empty list matches nothing.
        public mutating func appendInterpolation(list: [some SQLConvertible]) {
            guard !list.isEmpty else {
                text += "(NULL)"
                return
            }
            text += "("
            for (index, value) in list.enumerated() {
                values.append(value.sqlValue)
                text += index == 0 ? "$\(values.count)" : ", $\(values.count)"
            }
            text += ")"
        }
    }
}

/// A value that both engines store alike.
public enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

public protocol SQLConvertible {
    var sqlValue: SQLValue { get }
}

extension String: SQLConvertible { public var sqlValue: SQLValue { .text(self) } }
extension Int64: SQLConvertible { public var sqlValue: SQLValue { .integer(self) } }
extension Int: SQLConvertible { public var sqlValue: SQLValue { .integer(Int64(self)) } }
extension Bool: SQLConvertible { public var sqlValue: SQLValue { .integer(self ? 1 : 0) } }
extension Double: SQLConvertible { public var sqlValue: SQLValue { .real(self) } }
extension [UInt8]: SQLConvertible { public var sqlValue: SQLValue { .blob(self) } }
extension SQLValue: SQLConvertible { public var sqlValue: SQLValue { self } }
