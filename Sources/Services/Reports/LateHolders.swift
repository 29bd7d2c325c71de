import Forms
import Procedures
import Store

/// Names of whoever has what is late.
struct LateHolders {
    let office: String
    let cases: CaseServices
    let environment: Environment
    /// Of whoever has taken something, by account.
    var names: [String: String] = [:]
    private var rolesOfTasks: [Place: [String]] = [:]
    private var kind: OfficeKind?
    private var offices: [String: String] = [:]
    private var places: [Coming: LaneOffices] = [:]
    private var adoptions: [String: Adoption?] = [:]

    /// A task of another office's case.
    private struct Place: Hashable {
        let caseID: String
        let step: String
        let visit: Int
        let kind: String
    }

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

    /// Which roles of this office do the tasks that other offices' cases ask of it.
    mutating func readRoles(of rows: [LateRow], in transaction: any ReadTransaction) throws {
        let handed = Set(rows.filter { $0.handed != nil }.map(\.caseID)).sorted()
        guard !handed.isEmpty else { return }
        kind = try ReadOffices(environment)(office, in: transaction).kind
        let found = try transaction.rows(
            """
            SELECT case_id, step, visit, kind, role FROM task_roles
            WHERE office_id = \(office) AND case_id IN \(list: handed) ORDER BY role
            """)
        for row in found {
            let place = Place(
                caseID: row.text("case_id"), step: row.text("step"), visit: Int(row.int("visit")),
                kind: row.text("kind"))
            rolesOfTasks[place, default: []].append(row.text("role"))
        }
    }

    /// Of a task of another office's case; none of the office's own.
    func roles(of row: LateRow) -> [String] {
        guard let handed = row.handed else { return [] }
        let place = Place(caseID: row.caseID, step: row.name, visit: handed.visit, kind: handed.kind.rawValue)
        return rolesOfTasks[place] ?? []
    }

    /// “Camat”: whose post here it is.
    func titles(ofRolesOf row: LateRow) -> [String] {
        roles(of: row).map { kind?.title(ofRole: $0) ?? $0 }
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
