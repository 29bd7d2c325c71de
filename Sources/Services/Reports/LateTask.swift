public import Forms
import Procedures
public import Store

/// What is late now: an office's tasks, those that other offices' cases ask of it, and whole cases past a limit.
public struct LateNow: Sendable, Hashable {
    /// Those that have been late for longest first, as many as are shown.
    public let shown: [LateTask]
    /// Of all, shown or not.
    public let count: Int
    /// Steps past their time that the applicants have to do.
    public let withApplicants: Int

    /// Of one SOP, whichever office's cases run it.
    public static func load(
        of procedure: String, at office: String, for person: Person, most: Int = 50, _ environment: Environment,
        _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws -> LateNow {
        let tasks = try LateRow.tasks(of: procedure, at: office, environment.now, in: transaction)
        let limits = try LateRow.limits(of: procedure, at: office, environment.now, in: transaction)
        let handed = try LateRow.handed(of: procedure, at: office, environment.now, in: transaction)
        let offices = try tasks.filter { try !$0.isApplicants(cases, in: transaction) }
        let visible = try CaseList.visibleHashes(of: office, person, environment, cases, in: transaction)
        return try LateNow(
            offices + limits + handed, withApplicants: tasks.count - offices.count, visible: visible, at: office,
            for: person, most: most, environment, cases, in: transaction)
    }

    /// What other offices' cases ask of this one, by whatever SOP: the office need not have it in force.
    public static func handed(
        to office: String, for person: Person, most: Int = 50, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> LateNow {
        let handed = try LateRow.handed(of: nil, at: office, environment.now, in: transaction)
        return try LateNow(
            handed, withApplicants: 0, visible: [], at: office, for: person, most: most, environment, cases,
            in: transaction)
    }

    /// - Parameter visible: the SOPs whose cases at this office the person may open.
    private init(
        _ late: [LateRow], withApplicants: Int, visible: [String], at office: String, for person: Person, most: Int,
        _ environment: Environment, _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws {
        let sorted = late.sorted { ($0.due, $0.number, $0.name) < ($1.due, $1.number, $1.name) }
        let rows = Array(sorted.prefix(most))
        let open = try rows.map { row -> [LateStep] in
            try row.isLimit
                ? row.openSteps(at: office, in: transaction) : [LateStep(step: row.name, claimedBy: row.claimedBy)]
        }
        var holders = LateHolders(office: office, cases: cases, environment: environment)
        holders.names = try OfficerNames.of(Set(open.flatMap { $0.compactMap(\.claimedBy) }), in: transaction)
        try holders.readRoles(of: rows, in: transaction)
        let mine = Set(person.roleNames(at: office, environment.now))
        shown = try zip(rows, open).map { row, open in
            let isOpen = row.handed == nil ? visible.contains(row.hash) : !mine.isDisjoint(with: holders.roles(of: row))
            return try LateTask(row, open, isOpenToReader: isOpen, &holders, in: transaction)
        }
        count = late.count
        self.withApplicants = withApplicants
    }
}

/// A task that is late now, or a case past a limit, and with whom it is.
public struct LateTask: Sendable, Hashable {
    public let caseID: String
    /// nil: another office's case, of which the reader's roles do not do this task. That office knows its number.
    public let number: String?
    /// The title of the SOP.
    public let service: String
    /// The office whose case it is; nil: the reader's own.
    public let from: String?
    /// Where the task of another office's case is done; nil: it is none, or not theirs to open.
    public let place: TaskPlace?
    /// The limit that the whole case is past; nil: a step is late.
    public let limit: String?
    /// What is to be done.
    public let step: String
    public let due: Instant
    /// Who has taken it; nil: nobody yet.
    public let officer: String?
    /// The lanes that may do it, each with its office where that is another one.
    public let lanes: [String]
    /// Whether the reader's roles have a lane in the SOP, so that they may open the case; of another office's case, whether
    /// they do this task.
    public let isOpenToReader: Bool

    fileprivate init(
        _ row: LateRow, _ open: [LateStep], isOpenToReader: Bool, _ holders: inout LateHolders,
        in transaction: any ReadTransaction
    ) throws {
        caseID = row.caseID
        number = row.handed == nil || isOpenToReader ? row.number : nil
        from = row.handed?.from
        place = isOpenToReader ? row.place(at: holders.office) : nil
        due = row.due
        limit = row.isLimit ? row.name : nil
        self.isOpenToReader = isOpenToReader
        let version = try holders.cases.shelf.procedure(row.hash, in: transaction)
        service = version.title
        step = open.map { version.step($0.step)?.text ?? $0.step }.joined(separator: ", ")
        officer = open.count == 1 ? open[0].claimedBy.flatMap { holders.names[$0] } : nil
        guard row.handed == nil else {
            self.lanes = holders.titles(ofRolesOf: row)
            return
        }
        var lanes: [String] = []
        for lane in open.flatMap({ version.step($0.step)?.lanes ?? [] }) {
            let title = try holders.title(of: lane, in: version, row, in: transaction)
            if !lanes.contains(title) { lanes.append(title) }
        }
        self.lanes = lanes
    }
}
