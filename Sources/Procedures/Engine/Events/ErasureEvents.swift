public import Forms

/// All that an ended case held was erased by a decision (UU 27/2022). What is known of it from then on stands here, so
/// that nothing before it need be read; it names nobody.
public struct ContentErased: Hashable, Sendable, Codable {
    /// How the case was opened, without whose it was and what the register knew of them.
    public var opening: Opening
    /// When the case came in (`awal`), and when that was entered.
    public var received: Instant
    public var entered: Instant
    public var result: String
    public var ended: Instant
    /// Until when the whole case should have been done, where its clock ran at the end.
    public var due: Instant?
    /// The decision, as whoever made it wrote it: number and law, no names.
    public var basis: String

    public init(
        opening: Opening, received: Instant, entered: Instant, result: String, ended: Instant, due: Instant?,
        basis: String
    ) {
        self.opening = opening
        self.received = received
        self.entered = entered
        self.result = result
        self.ended = ended
        self.due = due
        self.basis = basis
    }
}
