import FoundationEssentials

/// JSON as bytes, for what is stored. Keys are sorted, so that equal values give equal bytes; what is hashed is
/// nevertheless always the stored bytes, never a re-encoding.
enum JSONBytes {
    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(value))
    }

    static func decode<Content: Decodable>(_ type: Content.Type, from bytes: [UInt8]) throws -> Content {
        try JSONDecoder().decode(type, from: Data(bytes))
    }
}
