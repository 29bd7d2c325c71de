/// An answer, in its normal form.
public enum Value: Hashable, Sendable, Codable {
    /// Text of any kind; for `pilihan` the option's name.
    case text(String)
    /// A number, or rupiah.
    case number(Int64)
    case date(CalendarDate)
    case time(TimeOfDay)
    /// A date and a time on the wall of the handling office.
    case dateTime(CalendarDate, TimeOfDay)
    case flag(Bool)
    /// The chosen options of a `pilihan-ganda`, in the order of the file.
    case choices([String])
    /// The rows of a `daftar`: column name → answer.
    case rows([[String: Value]])
}

/// All answers of a case, by question.
public typealias Answers = [FieldPath: Value]

/// A question's full name, `formulir.isian`.
public struct FieldPath: Hashable, Sendable, Comparable, Codable, CodingKeyRepresentable {
    public let form: String
    public let field: String

    public init(form: String, field: String) {
        self.form = form
        self.field = field
    }

    /// Reads `formulir.isian`; nil without exactly one dot.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        self.init(form: String(parts[0]), field: String(parts[1]))
    }

    public static func < (left: FieldPath, right: FieldPath) -> Bool {
        (left.form, left.field) < (right.form, right.field)
    }

    public var codingKey: any CodingKey { Key(stringValue: description)! }

    public init?<Other: CodingKey>(codingKey: Other) { self.init(codingKey.stringValue) }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let path = FieldPath(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a field: \(text)"))
        }
        self = path
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}

extension FieldPath: CustomStringConvertible {
    public var description: String { "\(form).\(field)" }
}
