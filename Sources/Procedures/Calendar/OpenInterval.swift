public import Forms

/// A stretch of a day in which an office works, without a break inside.
public struct OpenInterval: Hashable, Sendable {
    public let opens: TimeOfDay
    public let closes: TimeOfDay

    /// nil unless it closes after it opens.
    public init?(_ opens: TimeOfDay, _ closes: TimeOfDay) {
        guard opens < closes else { return nil }
        self.opens = opens
        self.closes = closes
    }

    /// Reads `07:30-12:00`; nil for anything else, and where it closes before it opens.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let opens = TimeOfDay(parts[0]), let closes = TimeOfDay(parts[1]) else { return nil }
        self.init(opens, closes)
    }
}

extension OpenInterval: CustomStringConvertible {
    /// `07:30-12:00`.
    public var description: String { "\(opens)-\(closes)" }
}

extension OpenInterval: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let interval = OpenInterval(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not an interval: \(text)"))
        }
        self = interval
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
