public import Forms

/// All that an ended case held was erased by a decision (UU 27/2022). What is known of it from then on stands here, so
/// that nothing before it need be read; it names nobody.
///
/// Version 1 knew of the case's time only what a limit said that ran to the end. Version 2 keeps whether it was kept.
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
    /// Whether every limit was kept; nil: there was none.
    public var keptItsTime: Bool?
    /// The decision, as whoever made it wrote it: number and law, no names.
    public var basis: String

    public init(
        opening: Opening, received: Instant, entered: Instant, result: String, ended: Instant, due: Instant?,
        keptItsTime: Bool?, basis: String
    ) {
        self.opening = opening
        self.received = received
        self.entered = entered
        self.result = result
        self.ended = ended
        self.due = due
        self.keptItsTime = keptItsTime
        self.basis = basis
    }
}

extension ContentErased {
    /// As version 1 wrote it.
    struct V1: Decodable {
        let opening: Opening
        let received: Instant
        let entered: Instant
        let result: String
        let ended: Instant
        let due: Instant?
        let basis: String

        var today: ContentErased {
            ContentErased(
                opening: opening, received: received, entered: entered, result: result, ended: ended, due: due,
                keptItsTime: due.map { ended <= $0 }, basis: basis)
        }
    }
}
