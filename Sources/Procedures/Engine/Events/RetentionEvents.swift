public import Forms

/// Until when answers and papers of an ended case are kept (`simpan`): the instants stand here, since they follow from a
/// calendar.
public struct RetentionSet: Hashable, Sendable, Codable {
    public var periods: [RetentionPeriod]

    public init(periods: [RetentionPeriod]) { self.periods = periods }
}

public struct RetentionPeriod: Hashable, Sendable, Codable {
    public var amount: TimeAmount
    /// The last instant at which they are there.
    public var until: Instant

    public init(amount: TimeAmount, until: Instant) {
        self.amount = amount
        self.until = until
    }
}

/// A period is over: what was kept for that long is destroyed with this event.
public struct RetentionOver: Hashable, Sendable, Codable {
    public var amount: TimeAmount
    /// Papers of which files were there.
    public var papers: [String]
    /// Questions that had been answered.
    public var fields: [FieldPath]

    public init(amount: TimeAmount, papers: [String], fields: [FieldPath]) {
        self.amount = amount
        self.papers = papers
        self.fields = fields
    }
}
