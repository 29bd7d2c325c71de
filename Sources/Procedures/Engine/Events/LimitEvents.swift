public import Forms

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

/// The instant before which a step may not be completed (`paling-cepat`), moved by a decree (SOP.md §12.8).
public struct EarliestMoved: Hashable, Sendable, Codable {
    public var step: String
    public var visit: Int
    public var old: Instant
    public var new: Instant
    public var cause: String

    public init(step: String, visit: Int, old: Instant, new: Instant, cause: String) {
        self.step = step
        self.visit = visit
        self.old = old
        self.new = new
        self.cause = cause
    }
}
