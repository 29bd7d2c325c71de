public import Forms

/// What the engine needs to know beside the case: the procedure that the case runs, the world it runs in, and the time.
public struct EngineContext: Sendable {
    public let procedure: Procedure
    public let catalogue: Catalogue
    public let now: Instant
    /// The calendar of the office in which a lane acts; nil: of the handling office.
    public let calendar: @Sendable (_ lane: String?) -> WorkingCalendar

    public init(
        procedure: Procedure, catalogue: Catalogue, now: Instant,
        calendar: @escaping @Sendable (_ lane: String?) -> WorkingCalendar
    ) {
        self.procedure = procedure
        self.catalogue = catalogue
        self.now = now
        self.calendar = calendar
    }

    /// The handling office's.
    var officeCalendar: WorkingCalendar { calendar(nil) }

    /// A step's times use the calendar of the office that must act; the applicant's and outside parties' steps use the
    /// handling office's (SOP.md §12.1).
    public func calendar(forLanes lanes: [String]) -> WorkingCalendar {
        guard let name = lanes.first, let lane = procedure.lane(name), lane.party == .officer else {
            return officeCalendar
        }
        return calendar(name)
    }
}
