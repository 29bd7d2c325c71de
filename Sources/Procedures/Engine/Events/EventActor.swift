/// Who did it, as events remember it.
public struct EventActor: Hashable, Sendable, Codable {
    public var person: String
    /// The lane that they acted for.
    public var lane: String?
    public var channel: Channel
    public var isAssisting: Bool
    /// In whose place they held the lane; nil: it was theirs. Events without it are written as before there was any.
    public var standIn: StandIn?
    /// How the applicant agreed to what was entered for them, by a name of the counter's; nil: it was not noted, or they did
    /// it themselves. Events without it are written as before there was any.
    public var consent: String?

    public init(
        person: String, lane: String?, channel: Channel, isAssisting: Bool = false, standIn: StandIn? = nil,
        consent: String? = nil
    ) {
        self.person = person
        self.lane = lane
        self.channel = channel
        self.isAssisting = isAssisting
        self.standIn = standIn
        self.consent = consent
    }

    public static let system = EventActor(person: "sistem", lane: nil, channel: .online)
}
