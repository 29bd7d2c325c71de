/// Who did it, as events remember it.
public struct EventActor: Hashable, Sendable, Codable {
    public var person: String
    /// The lane that they acted for.
    public var lane: String?
    public var channel: Channel
    public var isAssisting: Bool

    public init(person: String, lane: String?, channel: Channel, isAssisting: Bool = false) {
        self.person = person
        self.lane = lane
        self.channel = channel
        self.isAssisting = isAssisting
    }

    public static let system = EventActor(person: "sistem", lane: nil, channel: .online)
}
