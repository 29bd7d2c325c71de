import FoundationEssentials
import Forms

/// How an event becomes bytes and comes back: JSON with sorted keys, so that the same event is always the same bytes.
///
/// The bytes are what is stored, sealed and chained: they are never written anew. A later version of a type gets a
/// number of its own, and those before it are still read (``Upcasting``); samples of each stay in `Tests/Events`.
public enum CaseEventCoding {
    /// Bytes that are not an event, or not one that this program knows.
    public struct Trouble: Error, Hashable, Sendable {
        public let type: String
        public let version: Int
        /// The newest version of the type that this program knows; 0 for an unknown type.
        public let known: Int
        /// For the log of an operator.
        public let detail: String

        init(type: String, version: Int, detail: String) {
            (self.type, self.version, self.detail) = (type, version, detail)
            known = EventType(rawValue: type)?.version ?? 0
        }

        /// A newer program wrote it: nothing is wrong with the data.
        public var isNewer: Bool { version > known }
    }

    /// - Parameter retained: what was taken out of the event (``CaseEvent/takeRetained(of:by:)``), sealed, by period.
    public static func encode(_ event: CaseEvent, retained: [String: [UInt8]] = [:]) throws(Trouble) -> [UInt8] {
        do {
            return try encoded(
                WrittenEvent(event: event, retained: retained.isEmpty ? nil : retained.mapValues { Data($0) }))
        } catch {
            throw Trouble(type: event.body.typeName, version: event.body.version, detail: "\(error)")
        }
    }

    public static func encode(_ part: RetainedContent) throws -> [UInt8] { try encoded(part) }

    private static func encoded(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try [UInt8](encoder.encode(value))
    }

    /// - Parameters:
    ///   - type: the name that stands beside the bytes (``CaseEvent/Body/typeName``).
    ///   - version: the version that stands beside them.
    ///   - unsealing: opens what is kept for a period only; nil: it is gone, and missing in the event.
    public static func decode(
        type: String, version: Int, bytes: [UInt8],
        unsealing: (_ period: String, _ sealed: [UInt8]) throws -> [UInt8]? = { _, _ in nil }
    ) throws(Trouble) -> CaseEvent {
        guard let known = EventType(rawValue: type), version >= 1, version <= known.version else {
            throw Trouble(type: type, version: version, detail: "unknown type or version")
        }
        let decoder = JSONDecoder()
        decoder.userInfo[WrittenEvent.typeKey] = known
        decoder.userInfo[WrittenEvent.versionKey] = version
        do {
            let written = try decoder.decode(WrittenEvent.self, from: Data(bytes))
            var event = written.event
            for (period, sealed) in written.retained ?? [:] {
                guard let part = try unsealing(period, [UInt8](sealed)) else { continue }
                event.putBack(try JSONDecoder().decode(RetainedContent.self, from: Data(part)))
            }
            return event
        } catch {
            throw Trouble(type: type, version: version, detail: "\(error)")
        }
    }
}

extension CaseEventCoding.Trouble: CustomStringConvertible {
    public var description: String {
        isNewer
            ? "Peristiwa “\(type)” versi \(version): data ditulis oleh Balai yang lebih baru"
                + (known == 0 ? "." : " (program ini mengenal sampai versi \(known)).")
                + " Gunakan versi yang lebih baru."
            : "Peristiwa “\(type)” versi \(version) tidak terbaca: \(detail)"
    }
}

/// The envelope: version, times, who, and what.
private struct WrittenEvent: Codable {
    static let typeKey = CodingUserInfoKey(rawValue: "type")!
    static let versionKey = CodingUserInfoKey(rawValue: "version")!

    enum Key: String, CodingKey {
        case version = "v"
        case occurred = "terjadi"
        case recorded = "dicatat"
        case actor = "oleh"
        case body = "isi"
        case retained = "berjangka"
    }

    let event: CaseEvent
    /// By period; nil: nothing of it is kept for a time only.
    let retained: [String: Data]?

    init(event: CaseEvent, retained: [String: Data]?) {
        self.event = event
        self.retained = retained
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(event.body.version, forKey: .version)
        try container.encode(event.occurred, forKey: .occurred)
        try container.encode(event.recorded, forKey: .recorded)
        try container.encode(event.actor, forKey: .actor)
        try container.encode(event.body.written, forKey: .body)
        try container.encodeIfPresent(retained, forKey: .retained)
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let version = try container.decode(Int.self, forKey: .version)
        guard let type = decoder.userInfo[WrittenEvent.typeKey] as? EventType,
            version == decoder.userInfo[WrittenEvent.versionKey] as? Int
        else {
            throw DecodingError.dataCorruptedError(
                forKey: .version, in: container, debugDescription: "another version than said")
        }
        retained = try container.decodeIfPresent([String: Data].self, forKey: .retained)
        event = CaseEvent(
            occurred: try container.decode(Instant.self, forKey: .occurred),
            recorded: try container.decode(Instant.self, forKey: .recorded),
            actor: try container.decode(EventActor.self, forKey: .actor),
            body: try CaseEvent.Body(type, version: version, from: container.superDecoder(forKey: .body)))
    }
}
