public import Forms
import Store

/// Bounds how many applications are begun at one network address by people without an account: a draft costs us a row
/// for thirty days, and them nothing. Counted in the database, so that all nodes count together.
struct DraftFlood {
    /// Drafts in a window. A school class with one line begins fewer.
    static let most = 60
    /// Seconds.
    static let window: Int64 = 600

    let visitor: Visitor

    /// - Throws: `TooManyDrafts`.
    func count(_ environment: Environment, in transaction: any Transaction) throws {
        guard !visitor.address.isLoopback else { return }
        let count = AttemptCount(
            scope: .draft, subjects: BlindField.address.indexes(visitor.address.network, keyring: environment.keyring),
            window: Self.window)
        let now = environment.now
        if let current = try count.current(at: now, in: transaction), current.attempts >= Self.most {
            throw TooManyDrafts(until: current.ends)
        }
        _ = try count.add(at: now, in: transaction)
    }
}

/// As many applications as may be were begun at this address; from then on it may be tried again (429).
public struct TooManyDrafts: Error, Hashable, Sendable {
    public let until: Instant
}
