/// A map with known keys.
public struct MapCursor {
    public let context: KeyContext
    /// Which map: `langkah "periksa"`.
    public let place: String
    public let position: SourcePosition
    public let findings: Findings
    private let entries: [String: SourceEntry]
    private let order: [SourceEntry]

    init(_ node: SourceNode, context: KeyContext, place: String, findings: Findings) {
        self.context = context
        self.place = place
        self.findings = findings
        position = node.position
        order = node.entries
        entries = Dictionary(node.entries.map { ($0.key, $0) }) { first, _ in first }
        let names = Set(context.names)
        var glued: Set<String> = []
        for entry in node.entries where !names.contains(entry.key) && !context.isOpen {
            if let colon = GluedColon(entry.key), names.contains(colon.key) {
                colon.report("E004", at: entry.position, findings)
                glued.insert(colon.key)
                continue
            }
            findings.unknown(
                "E004", at: entry.position, "Kunci \"\(entry.key.prefix(60))\" tidak dikenal di \(place)", entry.key,
                among: context.names)
        }
        for key in context.keys where key.isRequired && entries[key.name] == nil && !glued.contains(key.name) {
            findings.report("E006", at: position, "\"\(key.name)\" wajib ada di \(place)")
        }
    }

    /// The value of a key, or nil where it is absent.
    public subscript(key: String) -> Cursor? {
        assert(context.names.contains(key), "the key table of \(context.name) lacks \(key)")
        return entries[key].map { Cursor($0.value, label: key, findings: findings) }
    }

    /// Where the key itself stands; the map's place if it is absent.
    public func position(of key: String) -> SourcePosition { entries[key]?.position ?? position }

    public func has(_ key: String) -> Bool { entries[key] != nil }

    /// Keys that are not of the table, in an open map.
    public var others: [NamedCursor] {
        let names = Set(context.names)
        return order.filter { !names.contains($0.key) }.map {
            NamedCursor(
                name: $0.key, position: $0.position, value: Cursor($0.value, label: $0.key, findings: findings))
        }
    }

    /// Texts of a list; empty when the key is absent.
    public func texts(_ key: String) -> [String] {
        self[key]?.items().compactMap { $0.text() } ?? []
    }
}
