public import Forms

/// A step was reached and waits.
public struct StepOpened: Hashable, Sendable, Codable {
    public var step: String
    public var visit: Int
    /// The lanes of `oleh` in order; by answer (`menurut`) only the chosen one.
    public var lanes: [String]
    /// `waktu`.
    public var deadline: Deadline?
    /// `habis`: the instant after which the system takes it.
    public var expiry: Deadline?
    /// `paling-cepat`.
    public var notBefore: Instant?
    /// Reminders and escalations, with their instants.
    public var marks: [TimedMark]

    public init(
        step: String, visit: Int, lanes: [String], deadline: Deadline? = nil, expiry: Deadline? = nil,
        notBefore: Instant? = nil, marks: [TimedMark] = []
    ) {
        self.step = step
        self.visit = visit
        self.lanes = lanes
        self.deadline = deadline
        self.expiry = expiry
        self.notBefore = notBefore
        self.marks = marks
    }
}

/// A reminder or an escalation that is due at an instant.
public struct TimedMark: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable {
        case reminder, escalation
    }

    public var kind: Kind
    /// Its place in the step's (or limit's) list.
    public var index: Int
    public var due: Instant
    public var isSent: Bool

    public init(kind: Kind, index: Int, due: Instant, isSent: Bool = false) {
        self.kind = kind
        self.index = index
        self.due = due
        self.isSent = isSent
    }
}

public struct StepConfirmed: Hashable, Sendable, Codable {
    public var step: String
    public var visit: Int
    public var lane: String
    public var note: String?

    public init(step: String, visit: Int, lane: String, note: String?) {
        self.step = step
        self.visit = visit
        self.lane = lane
        self.note = note
    }
}

/// A task was given to a colleague.
public struct TaskAssigned: Hashable, Sendable, Codable {
    public var step: String
    public var visit: Int
    /// The colleague's account.
    public var to: String
    /// What they are asked to do; for officers only.
    public var note: String?
    /// The account that had taken it.
    public var from: String?

    public init(step: String, visit: Int, to: String, note: String?, from: String? = nil) {
        self.step = step
        self.visit = visit
        self.to = to
        self.note = note
        self.from = from
    }
}

public struct StepCompleted: Hashable, Sendable, Codable {
    public var step: String
    public var visit: Int
    public var outcome: String
    /// Answers as they count from now on; a question that was cleared is in `cleared`.
    public var answers: Answers
    public var cleared: [FieldPath]
    public var papers: [String: [PaperFile]]
    public var reason: String?
    public var note: String?

    public init(
        step: String, visit: Int, outcome: String, answers: Answers = [:], cleared: [FieldPath] = [],
        papers: [String: [PaperFile]] = [:], reason: String? = nil, note: String? = nil
    ) {
        self.step = step
        self.visit = visit
        self.outcome = outcome
        self.answers = answers
        self.cleared = cleared
        self.papers = papers
        self.reason = reason
        self.note = note
    }
}

/// Answers that were put right without going back (`perbaikan`).
public struct Corrected: Hashable, Sendable, Codable {
    /// What stood there before; a question that was empty is missing.
    public var old: Answers
    public var new: Answers

    public init(old: Answers, new: Answers) {
        self.old = old
        self.new = new
    }
}

/// The time of a reminder came.
public struct Reminded: Hashable, Sendable, Codable {
    public var step: String
    public var visit: Int
    /// Its place in the step's `ingatkan`.
    public var mark: Int
    /// False: its `jika` did not hold then, so nobody was told.
    public var isSent: Bool
    /// When it comes again (`setiap`).
    public var next: Instant?

    public init(step: String, visit: Int, mark: Int, isSent: Bool, next: Instant?) {
        self.step = step
        self.visit = visit
        self.mark = mark
        self.isSent = isSent
        self.next = next
    }
}
