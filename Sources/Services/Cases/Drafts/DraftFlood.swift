public import Forms
import Store

/// Bounds how many applications are begun at one network address by people without an account: a draft costs us a row
/// for thirty days, and them nothing. Beyond the bound they begin one at a time, with growing pauses between: an address
/// alone never blocks. Counted in the database, so that all nodes count together.
struct DraftFlood {
    /// Drafts in a window before they are slowed. A school class with one line begins fewer.
    static let most = 60
    /// Seconds.
    static let window: Int64 = 600

    let visitor: Visitor

    /// - Throws: `TooManyDrafts`.
    func count(_ environment: Environment, in transaction: any Transaction) throws {
        guard !visitor.address.isLoopback else { return }
        let (now, subjects) = (
            environment.now, BlindField.address.indexes(visitor.address.network, keyring: environment.keyring)
        )
        let begun = try AttemptCount(scope: .draft, subjects: subjects, window: Self.window).add(
            at: now, in: transaction)
        guard begun > Self.most else { return }
        let pause = AttemptCount(
            scope: .draftPause, subjects: subjects, window: Slowing.pause(after: begun - Self.most - 1))
        if let running = try pause.current(at: now, in: transaction) { throw TooManyDrafts(until: running.ends) }
        _ = try pause.add(at: now, in: transaction)
    }
}

/// More applications were begun at this address than people there begin; from then on the next one is let in (429).
public struct TooManyDrafts: Error, Hashable, Sendable {
    public let until: Instant
}
