public import Forms

extension CaseState {
    /// What is left of a case by the event that erased it: no event before that is needed.
    /// - Parameter version: how many events the case has, this one included.
    /// - Returns: nil for any other event.
    public static func left(by event: CaseEvent, version: Int) -> CaseState? {
        guard case .contentErased(let erased) = event.body else { return nil }
        return CaseState(left: erased, by: event, version: version)
    }

    init(left erased: ContentErased, by event: CaseEvent, version: Int) {
        self.init(opening: erased.opening, by: .system, occurred: erased.received, recorded: event.recorded)
        self.version = version
        contentVersion = version
        ending = Ending(result: erased.result, occurred: erased.ended)
        contentErasure = ContentErasure(
            basis: erased.basis, at: event.recorded, by: event.actor, due: erased.due,
            keptItsTime: erased.keptItsTime)
    }
}

/// That all of a case's content was erased, when and by whose decision.
public struct ContentErasure: Sendable, Hashable, Codable {
    public let basis: String
    public let at: Instant
    public let by: EventActor
    /// See ``ContentErased/due``.
    public let due: Instant?
    /// See ``ContentErased/keptItsTime``.
    public let keptItsTime: Bool?
}
