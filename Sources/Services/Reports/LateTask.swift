public import Forms
import Procedures
public import Store

/// What of an SOP is late now: the office's tasks, and whole cases past a limit.
public struct LateNow: Sendable, Hashable {
    /// Those that have been late for longest first, as many as are shown.
    public let shown: [LateTask]
    /// Of all, shown or not.
    public let count: Int
    /// Steps past their time that the applicants have to do.
    public let withApplicants: Int

    public static func load(
        of procedure: String, at office: String, for person: Person, most: Int = 50, _ environment: Environment,
        _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws -> LateNow {
        let tasks = try LateRow.tasks(of: procedure, at: office, environment.now, in: transaction)
        let limits = try LateRow.limits(of: procedure, at: office, environment.now, in: transaction)
        let offices = try tasks.filter { try !$0.isApplicants(cases, in: transaction) }
        let late = (offices + limits).sorted { ($0.due, $0.number, $0.name) < ($1.due, $1.number, $1.name) }
        let visible = try CaseList.visibleHashes(of: office, person, environment, cases, in: transaction)
        let rows = Array(late.prefix(most))
        var holders = LateHolders(office: office, cases: cases, environment: environment)
        let open = try rows.map { row -> [OpenStep] in
            try row.isLimit
                ? row.openSteps(at: office, in: transaction) : [OpenStep(step: row.name, claimedBy: row.claimedBy)]
        }
        holders.names = try OfficerNames.of(Set(open.flatMap { $0.compactMap(\.claimedBy) }), in: transaction)
        return LateNow(
            shown: try zip(rows, open).map { row, open in
                try LateTask(row, open, isOpenToReader: visible.contains(row.hash), &holders, in: transaction)
            }, count: late.count, withApplicants: tasks.count - offices.count)
    }
}

/// A task that is late now, or a case past a limit, and with whom it is.
public struct LateTask: Sendable, Hashable {
    public let caseID: String
    public let number: String
    /// The limit that the whole case is past; nil: a step is late.
    public let limit: String?
    /// What is to be done.
    public let step: String
    public let due: Instant
    /// Who has taken it; nil: nobody yet.
    public let officer: String?
    /// The lanes that may do it, each with its office where that is another one.
    public let lanes: [String]
    /// Whether the reader's roles have a lane in the SOP, so that they may open the case.
    public let isOpenToReader: Bool

    fileprivate init(
        _ row: LateRow, _ open: [OpenStep], isOpenToReader: Bool, _ holders: inout LateHolders,
        in transaction: any ReadTransaction
    ) throws {
        caseID = row.caseID
        number = row.number
        due = row.due
        limit = row.isLimit ? row.name : nil
        self.isOpenToReader = isOpenToReader
        let version = try holders.cases.shelf.procedure(row.hash, in: transaction)
        step = open.map { version.step($0.step)?.text ?? $0.step }.joined(separator: ", ")
        officer = open.count == 1 ? open[0].claimedBy.flatMap { holders.names[$0] } : nil
        var lanes: [String] = []
        for lane in open.flatMap({ version.step($0.step)?.lanes ?? [] }) {
            let title = try holders.title(of: lane, in: version, row, in: transaction)
            if !lanes.contains(title) { lanes.append(title) }
        }
        self.lanes = lanes
    }
}

/// A step at which a case lies.
private struct OpenStep {
    let step: String
    let claimedBy: String?
}

/// A row of what is late.
private struct LateRow {
    let caseID: String
    let number: String
    let hash: String
    let opened: Instant
    let applicantOffice: String?
    /// Of the step or the limit.
    let name: String
    let isLimit: Bool
    let due: Instant
    let claimedBy: String?

    init(_ row: Row, isLimit: Bool) {
        caseID = row.text("case_id")
        number = row.text("number")
        hash = row.text("procedure_hash")
        opened = Instant(seconds: row.int("opened_at"))
        applicantOffice = row.textOrNil("applicant_office")
        name = row.text("name")
        self.isLimit = isLimit
        due = Instant(seconds: row.int("due_at"))
        claimedBy = row.textOrNil("claimed_by")
    }

    static func tasks(
        of procedure: String, at office: String, _ now: Instant, in transaction: any ReadTransaction
    ) throws -> [LateRow] {
        try transaction.rows(
            """
            SELECT t.case_id, t.step AS name, t.due_at, t.claimed_by, c.number, c.procedure_hash, c.opened_at,
                c.applicant_office
            FROM tasks t JOIN cases c ON c.office_id = t.office_id AND c.id = t.case_id
            WHERE t.office_id = \(office) AND t.due_at < \(now.seconds) AND c.procedure_name = \(procedure)
            """
        ).map { LateRow($0, isLimit: false) }
    }

    /// Those whose clock runs.
    static func limits(
        of procedure: String, at office: String, _ now: Instant, in transaction: any ReadTransaction
    ) throws -> [LateRow] {
        try transaction.rows(
            """
            SELECT t.case_id, t.name, t.due_at, CAST(NULL AS TEXT) AS claimed_by, c.number, c.procedure_hash, c.opened_at,
                c.applicant_office
            FROM case_times t JOIN cases c ON c.office_id = t.office_id AND c.id = t.case_id
            WHERE t.office_id = \(office) AND t.kind = \(CaseTimes.limit) AND t.ended_at IS NULL
                AND t.due_at < \(now.seconds) AND t.pauses NOT LIKE '%:' AND c.procedure_name = \(procedure)
            """
        ).map { LateRow($0, isLimit: true) }
    }

    func isApplicants(_ cases: CaseServices, in transaction: any ReadTransaction) throws -> Bool {
        let version = try cases.shelf.procedure(hash, in: transaction)
        return version.step(name).map(version.isApplicants) ?? false
    }

    func openSteps(
        at office: String, in transaction: any ReadTransaction
    ) throws -> [OpenStep] {
        try transaction.rows(
            """
            SELECT step, claimed_by FROM tasks WHERE office_id = \(office) AND case_id = \(caseID)
            ORDER BY opened_at, step
            """
        ).map { OpenStep(step: $0.text("step"), claimedBy: $0.textOrNil("claimed_by")) }
    }
}

/// Names of whoever has what is late.
private struct LateHolders {
    let office: String
    let cases: CaseServices
    let environment: Environment
    /// Of whoever has taken something, by account.
    var names: [String: String] = [:]
    private var offices: [String: String] = [:]
    private var places: [Coming: LaneOffices] = [:]
    private var adoptions: [String: Adoption?] = [:]

    /// What the offices of a case's lanes hang on.
    private struct Coming: Hashable {
        let hash: String
        let applicantOffice: String?
        let opened: Instant
    }

    init(office: String, cases: CaseServices, environment: Environment) {
        self.office = office
        self.cases = cases
        self.environment = environment
    }

    /// “Kepala”, “Camat, Kecamatan Contoh”.
    mutating func title(
        of name: String, in version: Procedure, _ row: LateRow, in transaction: any ReadTransaction
    ) throws -> String {
        guard let lane = version.lane(name) else { return name }
        guard lane.place != .handlingOffice, lane.party != .applicant,
            let place = try laneOffices(of: row, version, in: transaction)?.office(of: name), place != office
        else { return lane.title }
        if offices[place] == nil { offices[place] = try ReadOffices(environment)(place, in: transaction).name }
        return "\(lane.title), \(offices[place]!)"
    }

    /// nil: the office never adopted that version.
    private mutating func laneOffices(
        of row: LateRow, _ version: Procedure, in transaction: any ReadTransaction
    ) throws -> LaneOffices? {
        let coming = Coming(hash: row.hash, applicantOffice: row.applicantOffice, opened: row.opened)
        if let known = places[coming] { return known }
        if adoptions[row.hash] == nil {
            let first = try Adoption.all(hash: row.hash, office: office, in: transaction).first
            adoptions.updateValue(first, forKey: row.hash)
        }
        guard case .some(.some(let adoption)) = adoptions[row.hash] else { return nil }
        let found = try LaneOffices(
            version, under: adoption, applicant: row.applicantOffice, since: row.opened, in: transaction)
        places[coming] = found
        return found
    }
}
