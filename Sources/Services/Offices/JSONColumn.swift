import Store

/// Small settings that are read and written whole: a TEXT column of JSON. No statement looks into it (the engines have
/// no common form for that). Every page reads some, and they hardly ever change: each text is decoded once.
enum JSONColumn {
    private struct Place: Hashable {
        let type: ObjectIdentifier
        let text: String
    }

    /// More than the offices and procedures of a regency have.
    private static let known = Kept<Place, any Sendable>(most: 4000)

    static func text(_ value: some Encodable) throws -> String {
        String(decoding: try JSONBytes.encode(value), as: UTF8.self)
    }

    static func read<Content: Decodable & Sendable>(_ type: Content.Type, _ text: String) throws -> Content {
        let place = Place(type: ObjectIdentifier(type), text: text)
        if let found = known[place] as? Content { return found }
        let content = try JSONBytes.decode(type, from: Array(text.utf8))
        known.keep(content, as: place)
        return content
    }
}
