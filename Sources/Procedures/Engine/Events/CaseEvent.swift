public import Forms

/// Something that happened to a case. A case's truth is the list of its events; its state is their fold.
public struct CaseEvent: Hashable, Sendable, Codable {
    /// When it happened (`terjadi`).
    public var occurred: Instant
    /// When it was entered (`dicatat`): never before the previous event's.
    public var recorded: Instant
    public var actor: EventActor
    public var body: Body

    public init(occurred: Instant, recorded: Instant, actor: EventActor, body: Body) {
        self.occurred = occurred
        self.recorded = recorded
        self.actor = actor
        self.body = body
    }

    /// What happened. Times that follow from calendars stand in the events, so that `apply` never reads a calendar.
    public enum Body: Hashable, Sendable, Codable {
        case opened(Opening)
        case stepOpened(StepOpened)
        /// One lane's confirmation of a step that several must do.
        case stepConfirmed(StepConfirmed)
        case stepCompleted(StepCompleted)
        /// A branch has come to the `gabung` of a step, which waits for the others; `item` is its place in that list.
        case arrived(step: String, item: Int)
        /// Every item of a step's `gabung` has come: the step opens next.
        case joined(step: String)
        /// Passed over: by a condition (no reason), or by its performer.
        case stepSkipped(step: String, visit: Int, reason: String?)
        /// A step left because its time was over.
        case stepExpired(step: String, visit: Int)
        case claimed(step: String, visit: Int)
        case released(step: String, visit: Int)
        case effectRequested(EffectRequested)
        case effectEnded(EffectKey, outcome: String, outputs: [String: Value], isManual: Bool)
        case effectFailed(EffectKey, cause: String)
        case effectUncertain(EffectKey, cause: String)
        case effectRetried(EffectKey)
        /// The effect answered after the case had moved on: kept, and moves nothing.
        case lateEffectResult(EffectKey, outcome: String, outputs: [String: Value])
        case subRequested(SubRequested)
        case subOpened(step: String, visit: Int, child: String)
        case subEnded(step: String, visit: Int, child: String, result: String)
        case registerRequested(book: String, columns: [String: Value], step: String?, visit: Int?)
        case corrected(Corrected)
        case limitStarted(LimitStarted)
        case limitPaused(name: String)
        case limitResumed(LimitResumed)
        case limitExtended(LimitExtended)
        case limitMet(name: String)
        case limitExpired(name: String)
        case recomputed(Recomputed)
        case reminded(Reminded)
        case escalated(Escalated)
        case withdrawn(reason: String?)
        /// An act whose `occurred` was in time, entered after a timer had fired: kept, and moves nothing.
        case lateAct(step: String, visit: Int, outcome: String)
        case ended(result: String)
    }
}

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

public struct EffectRequested: Hashable, Sendable, Codable {
    public var key: EffectKey
    public var effect: String
    public var arguments: [String: Value]

    public init(key: EffectKey, effect: String, arguments: [String: Value]) {
        self.key = key
        self.effect = effect
        self.arguments = arguments
    }
}

public struct SubRequested: Hashable, Sendable, Codable {
    public var step: String
    public var visit: Int
    public var procedure: String
    public var answers: Answers
    public var papers: [String: [PaperFile]]

    public init(step: String, visit: Int, procedure: String, answers: Answers, papers: [String: [PaperFile]]) {
        self.step = step
        self.visit = visit
        self.procedure = procedure
        self.answers = answers
        self.papers = papers
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

public struct LimitStarted: Hashable, Sendable, Codable {
    public var name: String
    public var anchor: Instant
    public var deadline: Deadline?
    public var marks: [TimedMark]

    public init(name: String, anchor: Instant, deadline: Deadline?, marks: [TimedMark] = []) {
        self.name = name
        self.anchor = anchor
        self.deadline = deadline
        self.marks = marks
    }
}

/// The clock of a limit runs again.
public struct LimitResumed: Hashable, Sendable, Codable {
    public var name: String
    public var deadline: Deadline?
    public var marks: [TimedMark]

    public init(name: String, deadline: Deadline?, marks: [TimedMark]) {
        self.name = name
        self.deadline = deadline
        self.marks = marks
    }
}

/// A limit was given more time (`perpanjangan`).
public struct LimitExtended: Hashable, Sendable, Codable {
    public var name: String
    /// What was added.
    public var amount: TimeAmount
    public var reason: String?
    public var deadline: Deadline?
    public var marks: [TimedMark]

    public init(name: String, amount: TimeAmount, reason: String?, deadline: Deadline?, marks: [TimedMark]) {
        self.name = name
        self.amount = amount
        self.reason = reason
        self.deadline = deadline
        self.marks = marks
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

/// One deadline that a decree, or a new answer, moved (SOP.md §12.4, §12.8).
public struct Recomputed: Hashable, Sendable, Codable {
    public enum Subject: Hashable, Sendable, Codable {
        case deadline(step: String, visit: Int)
        case expiry(step: String, visit: Int)
        case limit(String)
    }

    public var subject: Subject
    public var old: Deadline?
    public var new: Deadline?
    public var marks: [TimedMark]?
    public var cause: String

    public init(subject: Subject, old: Deadline?, new: Deadline?, marks: [TimedMark]? = nil, cause: String) {
        self.subject = subject
        self.old = old
        self.new = new
        self.marks = marks
        self.cause = cause
    }
}

public struct Escalated: Hashable, Sendable, Codable {
    /// nil: the limit `limit`.
    public var step: String?
    public var visit: Int?
    public var limit: String?
    public var mark: Int
    public var lanes: [String]
    public var takesOver: Bool

    public init(step: String?, visit: Int?, limit: String?, mark: Int, lanes: [String], takesOver: Bool) {
        self.step = step
        self.visit = visit
        self.limit = limit
        self.mark = mark
        self.lanes = lanes
        self.takesOver = takesOver
    }
}
