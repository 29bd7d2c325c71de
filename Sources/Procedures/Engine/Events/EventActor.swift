/// Who did it, as events remember it.
public struct EventActor: Hashable, Sendable, Codable {
    public var person: String
    /// The lane that they acted for.
    public var lane: String?
    public var channel: Channel
    public var isAssisting: Bool
    /// How they stood in for whoever holds the lane's role (`plt`, `plh`); nil: they held it for good, or it was not kept.
    public var standing: String?

    public init(
        person: String, lane: String?, channel: Channel, isAssisting: Bool = false, standing: String? = nil
    ) {
        self.person = person
        self.lane = lane
        self.channel = channel
        self.isAssisting = isAssisting
        self.standing = standing
    }

    public static let system = EventActor(person: "sistem", lane: nil, channel: .online)
}
