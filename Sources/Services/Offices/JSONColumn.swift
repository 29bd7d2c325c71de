/// Small settings that are read and written whole: a TEXT column of JSON. No statement looks into it (the engines have
/// no common form for that).
enum JSONColumn {
    static func text(_ value: some Encodable) throws -> String {
        String(decoding: try JSONBytes.encode(value), as: UTF8.self)
    }

    static func read<Content: Decodable>(_ type: Content.Type, _ text: String) throws -> Content {
        try JSONBytes.decode(type, from: Array(text.utf8))
    }
}
