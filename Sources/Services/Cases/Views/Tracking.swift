public import Forms
public import Procedures
public import Store

/// What anybody who has the tracking code may see: the state, no name and no content.
public struct Tracked: Sendable {
    public var service: String { procedure.title }
    /// The visible open step's text; nil where the file hides it or nothing is open.
    public let now: String?
    /// The result, once the case has ended.
    public let result: CaseResult?
    public let waitsForApplicant: Bool
    /// Titles of the lanes that have it now; never a person's name.
    public let holders: [String]
    /// One of them does what waits, and not all.
    public let isHeldByOne: Bool
    public let since: Instant
    public let received: Instant
    /// The limit that it is told by, as it runs or stands; nil where the SOP sets none, and after the end.
    public let limit: LimitState?
    public let procedure: Procedure
    public let calendar: WorkingCalendar

    public static func find(
        _ code: TrackingCode, at office: String, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> Tracked? {
        let hashes = code.hashes(environment.keyring)
        let row = try transaction.row(
            "SELECT id FROM cases WHERE office_id = \(office) AND track_hash IN \(list: hashes)")
        guard let id = row?.text("id") else { return nil }
        let file = try CaseFile.openWhatIsLeft(
            id, of: office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring, in: transaction)
        return Tracked(file, try OfficeCalendar.of(office, in: transaction))
    }

    /// The office at which there is a case with this code; nil for none. Asked across all offices, since a receipt's code
    /// says nothing of its own.
    public static func office(
        of code: TrackingCode, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> Office? {
        let hashes = code.hashes(environment.keyring)
        return try transaction.row(
            "SELECT o.* FROM cases c JOIN offices o ON o.id = c.office_id WHERE c.track_hash IN \(list: hashes)"
        ).map { try Office($0, in: transaction) }
    }

    private init(_ file: CaseFile, _ calendar: WorkingCalendar) {
        let (state, procedure) = (file.state, file.procedure)
        self.procedure = procedure
        result = state.result.flatMap(procedure.result)
        let open = procedure.steps.filter { state.open[$0.name] != nil }
        now = open.first { $0.isVisible }.map { procedure.text(of: $0, visit: state.open[$0.name]?.visit ?? 1) }
        let lane = procedure.applicantLane?.name
        waitsForApplicant = open.contains { step in lane.map(step.lanes.contains) ?? false }
        since = state.ending?.occurred ?? open.compactMap { state.open[$0.name]?.opened }.max() ?? state.openedAt
        received = state.openedAt
        limit = state.isOpen ? state.mainLimit : nil
        let lanes = open.flatMap { state.waitingLanes(of: $0.name, in: procedure) }
        holders = procedure.lanes.filter { lanes.contains($0.name) }.map(\.title)
        isHeldByOne = open.count == 1 && open[0].isDoneByOneOfItsLanes
        self.calendar = calendar
    }
}
