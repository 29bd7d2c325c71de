public import Forms

/// An effect that the case asked for, one for every visit of its step (SOP.md §10.5).
public struct EffectState: Sendable, Hashable, Codable {
    public enum Status: Sendable, Hashable, Codable {
        /// In the outbox, or a person's task in manual mode.
        case requested
        /// It keeps failing: its lane has a task.
        case failed(cause: String)
        /// Nobody knows whether it happened: its lane has a task.
        case uncertain(cause: String)
        case ended(outcome: String)
        /// The case went on, or ended, without it.
        case abandoned
        /// It answered after having been abandoned.
        case late(outcome: String)

        /// Whether an answer still moves the case (or, for an undo, is still missing).
        public var isWaiting: Bool {
            switch self {
            case .requested, .failed, .uncertain: true
            case .ended, .abandoned, .late: false
            }
        }
    }

    public let key: EffectKey
    public let effect: String
    public let arguments: [String: Value]
    public let requested: Instant
    public internal(set) var status: Status = .requested
    public internal(set) var outputs: [String: Value] = [:]
    /// Whether a person recorded its outcome.
    public internal(set) var isManual = false

    init(_ event: EffectRequested, at instant: Instant) {
        key = event.key
        effect = event.effect
        arguments = event.arguments
        requested = instant
    }
}

/// Another procedure's case that a step runs (SOP.md §13).
public struct SubState: Sendable, Hashable, Codable {
    public let step: String
    public let visit: Int
    public let procedure: String
    public let answers: Answers
    public let papers: [String: [PaperFile]]
    /// The child case, once it is there.
    public internal(set) var child: String?
    public internal(set) var result: String?

    init(_ event: SubRequested) {
        step = event.step
        visit = event.visit
        procedure = event.procedure
        answers = event.answers
        papers = event.papers
    }
}
