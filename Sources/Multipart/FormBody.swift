/// The fields of an application/x-www-form-urlencoded body or of a query, in the order in which they came (WHATWG URL
/// §5.1, but strict: a per cent sign without two hexadecimal digits is refused, as no browser sends it).
public struct FormBody: Equatable, Sendable {
    public struct Field: Equatable, Sendable {
        public var name: String
        public var value: String
    }

    public struct Limits: Equatable, Sendable {
        /// Bytes of the whole body, before decoding.
        public var bytes: Int
        public var fields: Int

        public init(bytes: Int = 256 << 10, fields: Int = 500) {
            self.bytes = bytes
            self.fields = fields
        }
    }

    public let fields: [Field]

    public init(_ body: some Collection<UInt8>, limits: Limits = Limits()) throws(FormBodyError) {
        guard body.count <= limits.bytes else { throw .tooLarge(limit: limits.bytes) }
        var fields: [Field] = []
        for pair in body.split(separator: .ampersand) {
            guard fields.count < limits.fields else { throw .tooManyFields(limit: limits.fields) }
            let equals = pair.firstIndex(of: .equals)
            let value = equals.map { pair[pair.index(after: $0)...] } ?? pair[pair.endIndex...]
            fields.append(
                Field(name: try Self.decode(pair[..<(equals ?? pair.endIndex)]), value: try Self.decode(value)))
        }
        self.fields = fields
    }

    /// The first value of the field; nil when it did not come.
    public subscript(name: String) -> String? {
        fields.first { $0.name == name }?.value
    }

    /// All values of the field: one for each tick.
    public func all(_ name: String) -> [String] {
        fields.compactMap { $0.name == name ? $0.value : nil }
    }

    private static func decode(_ bytes: some Collection<UInt8>) throws(FormBodyError) -> String {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var rest = bytes.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case .plus: decoded.append(.space)
            case .percent:
                guard let high = rest.next()?.hexadecimal, let low = rest.next()?.hexadecimal else {
                    throw .badEscape
                }
                decoded.append(high << 4 | low)
            default: decoded.append(byte)
            }
        }
        return try FormText.decode(decoded)
    }
}
