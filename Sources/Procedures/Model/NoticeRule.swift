public import Forms

/// How an act came in.
public enum Channel: String, Hashable, Sendable, Codable, CaseIterable {
    case online = "daring"
    case counter = "datang"
    case telephone = "telepon"
    case letter = "surat"
    case email = "surel"
    case whatsapp = "wa"
}

/// `beritahu`.
public struct NoticeRule: Hashable, Sendable {
    public var lanes: [String]
    public var channels: [Channel] = []
    public var message: String?
    /// Of the message.
    public var position: SourcePosition?

    public init(
        lanes: [String], channels: [Channel] = [], message: String? = nil, position: SourcePosition? = nil
    ) {
        self.lanes = lanes
        self.channels = channels
        self.message = message
        self.position = position
    }
}
