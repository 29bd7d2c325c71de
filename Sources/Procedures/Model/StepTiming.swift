public import Forms

/// `habis`: the outcome that the system takes when the time is over.
public struct Expiry: Hashable, Sendable {
    public var targets: [String]
    /// nil: the step's own `waktu`.
    public var after: TimeRule?
    public var since: Anchor?
    public var reason: String?
    public var position: SourcePosition

    /// The outcome's name in events and in messages.
    public static let outcomeName = "habis"

    public init(targets: [String], after: TimeRule? = nil, position: SourcePosition = .start) {
        self.targets = targets
        self.after = after
        self.position = position
    }
}

/// `ingatkan`.
public struct Reminder: Hashable, Sendable {
    public enum Schedule: Hashable, Sendable {
        case once(TimeMark)
        case every(TimeAmount)
    }

    public var schedule: Schedule
    public var condition: Condition?

    public init(_ schedule: Schedule, condition: Condition? = nil) {
        self.schedule = schedule
        self.condition = condition
    }
}
