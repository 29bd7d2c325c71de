public import Forms

/// One rule about who may do a thing. It is a value that holds the facts it judges by, so that rules compose
/// (`AllOf`) and a use case asks exactly one.
public protocol Policy: Sendable {
    func decide(for person: Person, at now: Instant) -> Decision
}

extension Policy {
    /// Passes, or throws the `Denial`.
    public func require(of person: Person, at now: Instant) throws(Denial) {
        if case .denied(let denial) = decide(for: person, at: now) { throw denial }
    }

    public func allows(_ person: Person, at now: Instant) -> Bool { decide(for: person, at: now) == .allowed }
}

public enum Decision: Hashable, Sendable {
    case allowed
    case denied(Denial)

    static func allow(_ condition: Bool, or denial: @autoclosure () -> Denial) -> Decision {
        condition ? .allowed : .denied(denial())
    }
}
