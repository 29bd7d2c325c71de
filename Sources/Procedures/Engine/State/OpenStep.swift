public import Forms

/// A step that holds a token: somebody, or something, must act.
public struct OpenStep: Sendable, Hashable, Codable {
    public let step: String
    public let visit: Int
    /// When it was reached.
    public let opened: Instant
    /// The version of the case at which it was reached.
    public let openedVersion: Int
    /// The lanes of `oleh` in order; by answer only the chosen one.
    public let lanes: [String]
    /// Those who have confirmed, where several must.
    public internal(set) var confirmations: [Confirmation] = []
    public internal(set) var deadline: Deadline?
    /// `habis`: after this the system takes the step.
    public internal(set) var expiry: Deadline?
    /// `paling-cepat`.
    public internal(set) var notBefore: Instant?
    public internal(set) var marks: [TimedMark]
    /// Lanes that an escalation allowed to do it too (`ambil-alih`).
    public internal(set) var takenOverBy: [String] = []
    /// Who has taken the task.
    public internal(set) var claimedBy: String?

    init(_ event: StepOpened, at opened: Instant, version: Int) {
        step = event.step
        visit = event.visit
        self.opened = opened
        openedVersion = version
        lanes = event.lanes
        deadline = event.deadline
        expiry = event.expiry
        notBefore = event.notBefore
        marks = event.marks
    }
}

extension OpenStep {
    /// Before this nobody can have done their part: the step was not there yet, or, of several in a row, the one before
    /// had not acted.
    public func earliestAct(at step: Step) -> Instant {
        guard case .inOrder = step.performers else { return opened }
        return confirmations.map(\.occurred).reduce(opened, max)
    }
}

extension OpenStep {
    /// Whether whoever acts has confirmed for another lane: two confirmations are two people's. What an officer wrote down
    /// for somebody else was confirmed by that one.
    func hasSigned(_ actor: EventActor) -> Bool {
        !actor.isAssisting && confirmations.contains { $0.actor.person == actor.person && !$0.actor.isAssisting }
    }
}

/// One lane's part of a step that several must do.
public struct Confirmation: Sendable, Hashable, Codable {
    public let lane: String
    public let actor: EventActor
    public let occurred: Instant
    public let note: String?
}

/// A step that was left.
public struct Completion: Sendable, Hashable, Codable {
    public enum Manner: String, Sendable, Hashable, Codable {
        case done, skipped, expired
    }

    /// The outcome by which event references know a step that was passed over.
    public static let skippedOutcome = "dilewati"

    public let step: String
    public let visit: Int
    /// The outcome's name; `habis` for a step that ran out of time, `dilewati` for one that was passed over.
    public let outcome: String
    public let manner: Manner
    public let actor: EventActor
    /// The lanes that confirmed before, where several had to.
    public let confirmations: [Confirmation]
    public let occurred: Instant
    public let recorded: Instant
    public let reason: String?
    public let note: String?
    /// What it was to be done by.
    public let deadline: Deadline?
    /// When the step had been reached; nil for steps that pass at once.
    public let opened: Instant?
}
