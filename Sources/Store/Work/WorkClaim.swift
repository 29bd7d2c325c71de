/// A piece of work that a worker holds for a while. The fence is what makes it safe: whoever takes the work again after
/// the lease ran out holds a higher one, and the old holder can no longer record anything.
public struct WorkClaim: Hashable, Sendable {
    public let office: String
    /// What the work belongs to: a case's id.
    public let subject: String
    /// Which of the subject's works: step and visit of an effect, the name of a timer.
    public let name: String
    /// Chooses the handler.
    public let kind: String
    /// When it fell due, in seconds since 1970 by the program's clock.
    public let dueAt: Int64
    /// 1 for the first.
    public let attempt: Int
    public let fence: Int64
    /// An attempt before this one ended without a recorded result (a crash, a lost lease): its work may have been done
    /// or not. An effect that is *uncertain* must not be repeated then.
    public internal(set) var isInterrupted: Bool
    /// Empty for timers.
    public let payload: [UInt8]
}

/// Why work was not recorded.
public enum WorkFailure: Error, Hashable, Sendable {
    /// Somebody else took the work after the lease ran out, or it was cancelled or replaced; nothing was recorded.
    case leaseLost
}

/// Thrown by a handler when repeating cannot help: the work is given up at once, with this cause.
public struct WorkImpossible: Error, Hashable, Sendable, CustomStringConvertible {
    /// Said to the person who gets the task, in Indonesian.
    public let description: String

    public init(_ cause: String) { description = cause }
}
