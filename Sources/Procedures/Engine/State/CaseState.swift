public import Forms

/// A case as it stands: the fold of its events and nothing else (SOP.md §10.1).
///
/// - What waits: ``open``, and the branches that stand before a `gabung` (``arrivals``).
/// - What is known: ``answers``, ``papers``, ``opening``.
/// - What happened: ``completions``, ``effects``, ``subs``, ``ending``.
/// - What the clock does: ``limits``, and the deadlines of the open steps.
public struct CaseState: Sendable, Hashable, Codable {
    public internal(set) var opening: Opening
    /// When the case came in (`awal`).
    public internal(set) var openedAt: Instant
    /// Who filed it.
    public internal(set) var openedBy: EventActor
    /// How many events have been folded: the version that a page shows and a command expects.
    public internal(set) var version: Int
    /// When the last event was entered.
    public internal(set) var lastRecorded: Instant
    /// The version at which an answer or a paper last changed.
    public internal(set) var contentVersion: Int
    public internal(set) var answers: Answers = [:]
    public internal(set) var papers: [String: [PaperFile]] = [:]
    /// When answers and papers that had been given were last replaced; nil: none was.
    var replacements: Replacements?
    /// The steps that hold a token, by name.
    public internal(set) var open: [String: OpenStep] = [:]
    /// The items of a `gabung` at which a branch waits for the others, and since when.
    public internal(set) var arrivals: [JoinPlace: Instant] = [:]
    /// How often each step was reached.
    public internal(set) var visits: [String: Int] = [:]
    /// Every step that was left, in the order of the events.
    public internal(set) var completions: [Completion] = []
    /// The latest deadline of each step that had one (`batas <langkah>`).
    public internal(set) var lastDeadlines: [String: Instant] = [:]
    public internal(set) var limits: [String: LimitState] = [:]
    /// The runs of limits that have begun again since; nil: none has.
    public internal(set) var earlierRuns: [LimitRun]?
    /// In the order in which they were asked for.
    public internal(set) var effects: [EffectState] = []
    /// In the order in which they were asked for.
    public internal(set) var subs: [SubState] = []
    /// Acts that were entered after a timer had fired; they moved nothing.
    public internal(set) var lateActs: [LateAct] = []
    public internal(set) var ending: Ending?
    /// What the ended case still keeps for a time (`simpan`).
    public internal(set) var retention: [RetentionPeriod] = []
    /// What was destroyed since its time was over.
    public internal(set) var erasures: [Erasure] = []
    /// That all of it was erased; nil: it was not.
    public internal(set) var contentErasure: ContentErasure?

    /// The state of a case that has just come in.
    init(opening: Opening, by actor: EventActor, occurred: Instant, recorded: Instant) {
        self.opening = opening
        openedAt = occurred
        openedBy = actor
        version = 1
        lastRecorded = recorded
        contentVersion = 1
    }

    /// Folds a case's events from the first on; nil where the first does not open a case.
    public static func fold(_ events: some Sequence<CaseEvent>) -> CaseState? {
        var state: CaseState?
        for event in events {
            if state != nil {
                state?.apply(event)
            } else if case .opened(let opening) = event.body {
                state = CaseState(
                    opening: opening, by: event.actor, occurred: event.occurred, recorded: event.recorded)
            } else {
                return nil
            }
        }
        return state
    }

    public var isOpen: Bool { ending == nil }
    /// The result with which the case ended.
    public var result: String? { ending?.result }
}

/// How a case ended.
public struct Ending: Sendable, Hashable, Codable {
    public let result: String
    public let occurred: Instant
    /// The steps that were open when a limit ended the case, with their visits and openings: what happened there in
    /// time may be entered later (SOP.md §10.3).
    public internal(set) var cutOff: [String: CutOff]?

    public struct CutOff: Sendable, Hashable, Codable {
        public let visit: Int
        public let opened: Instant
    }
}

/// Papers and answers that are gone, since they were kept as long as they should be.
public struct Erasure: Sendable, Hashable, Codable {
    public let over: RetentionOver
    /// When it was destroyed.
    public let at: Instant
}

/// `j(s,i)`: a branch waits at an item of a step's `gabung`.
public struct JoinPlace: Sendable, Hashable, Codable {
    public let step: String
    public let item: Int
}

/// An act that was in time but entered too late (SOP.md §10.3).
public struct LateAct: Sendable, Hashable, Codable {
    public let step: String
    public let visit: Int
    public let outcome: String
    public let actor: EventActor
    public let occurred: Instant
    /// nil: not known (see ``LateActKept/content``), or closed to whoever looks.
    public internal(set) var content: LateActContent?
}
