import Forms

/// What of the tasks an inbox shows.
public struct InboxSelection: Sendable, Hashable, Codable {
    public var filter: Inbox.Filter
    /// Only this office's.
    public var office: String?
    /// Only tasks of this SOP, in whatever version.
    public var procedure: String?
    /// Only this step of that SOP.
    public var step: String?
    /// What step, service, applicant or number must hold, or the code of a receipt; empty: all.
    public var words: String

    public init(
        _ filter: Inbox.Filter = .all, office: String? = nil, procedure: String? = nil, step: String? = nil,
        words: String = ""
    ) {
        self.filter = filter
        self.office = office
        self.procedure = procedure
        self.step = procedure == nil ? nil : step
        self.words = words
    }

    /// Whether it narrows the list at all.
    public var isNarrow: Bool { self != InboxSelection() }

    func keeps(office: String) -> Bool { self.office == nil || self.office == office }

    func keeps(procedure: String, step: String) -> Bool {
        (self.procedure == nil || self.procedure == procedure) && (self.step == nil || self.step == step)
    }

    func keeps(_ row: InboxRow, for account: String, at now: Instant) -> Bool {
        keeps(office: row.office) && keeps(procedure: row.procedure, step: row.step)
            && row.isKept(by: filter, for: account, at: now)
    }
}
