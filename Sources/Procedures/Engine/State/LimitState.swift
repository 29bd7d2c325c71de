public import Forms

/// The clock of one of the case's limits (SOP.md §6, §12.5).
public struct LimitState: Sendable, Hashable, Codable {
    public let name: String
    /// From when it counts.
    public internal(set) var anchor: Instant
    /// nil: cannot be computed yet (its answer is missing). While the clock stands: as it was before.
    public internal(set) var deadline: Deadline?
    public internal(set) var marks: [TimedMark]
    public internal(set) var pauses: [Pause] = []
    /// How often it was extended.
    public internal(set) var extensions = 0
    /// What the extensions added, in the unit of the limit.
    public internal(set) var extended = 0
    /// When what it waits for happened.
    public internal(set) var met: Instant?
    public internal(set) var expired: Instant?

    init(_ event: LimitStarted) {
        name = event.name
        anchor = event.anchor
        deadline = event.deadline
        marks = event.marks
    }

    public var isRunning: Bool { met == nil && expired == nil }

    /// Since when its clock stands; nil while it runs.
    public var standingSince: Instant? {
        guard isRunning, let last = pauses.last, last.end == nil else { return nil }
        return last.start
    }
}
