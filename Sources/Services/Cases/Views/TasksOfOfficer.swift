import Forms
import Procedures
public import Store

/// What somebody who goes has in their hands: tasks that they took, and lanes of SOPs that nobody else fills.
public struct TasksOfOfficer: Sendable {
    /// A task that they took.
    public struct Taken: Sendable, Hashable {
        public let place: TaskPlace
        /// An office whose desk has it.
        public let officeName: String
    }

    /// How many tasks they took in an office of others.
    public struct Elsewhere: Sendable, Hashable {
        public let office: Office
        let places: [TaskPlace]

        public var count: Int { places.count }
    }

    /// A lane that would be nobody's.
    public struct Lane: Sendable, Hashable {
        public let service: String
        public let lane: String
    }

    /// In offices that the reader administers.
    public let taken: [Taken]
    /// In offices that the reader does not administer: which cases these are is not theirs to know.
    public let elsewhere: [Elsewhere]
    /// In the office that is asked about.
    public let lanes: [Lane]
    /// Who else serves there today, by name: a task may be handed to them.
    public let colleagues: [RoleHolder]

    /// Everything, also of roles that are over: a task that was taken does not end with the role. Asked by use cases and
    /// pages that have judged the right.
    /// - Parameter person: who asks.
    public init(
        of account: String, at office: Office, by person: Person, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws {
        let everHeld = try Role.offices(everServedBy: account, in: transaction)
        let offices = try ReadOffices(environment).these(Set(everHeld + [office.id]), in: transaction)
        let work = Administration(office: office, person: person, environment: environment)
        var (taken, elsewhere): ([Taken], [Elsewhere]) = ([], [])
        for place in offices.values.sorted(by: { $0.name < $1.name }) {
            let found = try TaskPlace.taken(by: account, at: place.id, in: transaction)
            if try work.administers(place.id, in: transaction) {
                taken += found.map { Taken(place: $0, officeName: place.name) }
            } else if !found.isEmpty {
                elsewhere.append(Elsewhere(office: place, places: found))
            }
        }
        (self.taken, self.elsewhere) = (taken, elsewhere)
        let holders = try RoleHolder.holding(
            office.kind.roles.map(\.name), in: office.id, environment, in: transaction)
        lanes = try Self.lanes(
            leftEmptyBy: { $0.account == account }, holders, at: office, environment, cases, transaction)
        var seen: Set<String> = [account]
        colleagues = holders.filter { seen.insert($0.account).inserted }
    }

    /// What ends with one role: of the tasks those of its office that no other role of the officer's there opens.
    public init(
        ofRole role: Role, at office: Office, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws {
        let left = try Role.held(by: role.account, at: environment.now, in: transaction)
            .filter { $0.office == office.id && $0.id != role.id }
        taken = try TaskPlace.taken(by: role.account, at: office.id, in: transaction).filter { task in
            let roles = try task.roles(in: transaction)
            return roles.contains(role.name) && left.allSatisfy { !roles.contains($0.name) }
        }.map { Taken(place: $0, officeName: office.name) }
        elsewhere = []
        let holders = try RoleHolder.holding(
            office.kind.roles.map(\.name), in: office.id, environment, in: transaction)
        lanes = try Self.lanes(
            leftEmptyBy: { $0.role.id == role.id }, holders, at: office, environment, cases, transaction)
        colleagues = []
    }

    /// The lanes in force that only those fill who go.
    private static func lanes(
        leftEmptyBy goes: (RoleHolder) -> Bool, _ holders: [RoleHolder], at office: Office, _ environment: Environment,
        _ cases: CaseServices, _ transaction: any ReadTransaction
    ) throws -> [Lane] {
        let today = environment.now.date(in: office.zone)
        return try Adoption.allInForce(at: office.id, on: today, in: transaction).flatMap { adoption in
            let procedure = try cases.shelf.procedure(adoption.procedureHash, in: transaction)
            return procedure.lanes.filter { lane in
                guard lane.party == .officer, lane.place == .handlingOffice else { return false }
                let roles = adoption.lanes[lane.name] ?? lane.roles
                let who = holders.filter { roles.contains($0.role.name) }
                return !who.isEmpty && who.allSatisfy(goes)
            }.map { Lane(service: procedure.title, lane: $0.title) }
        }
    }
}

extension Role {
    /// The offices in which somebody ever held a role, also one that is over.
    fileprivate static func offices(
        everServedBy account: String, in transaction: any ReadTransaction
    ) throws -> [String] {
        try transaction.rows(
            """
            SELECT DISTINCT in_office_id FROM roles_held
            WHERE office_id = \(People.office) AND account_id = \(account)
            """
        ).map { $0.text("in_office_id") }
    }
}

extension TaskPlace {
    /// Whose task it is, by role.
    fileprivate func roles(in transaction: any ReadTransaction) throws -> Set<String> {
        Set(
            try transaction.rows(
                """
                SELECT role FROM task_roles WHERE office_id = \(office) AND case_id = \(caseID) AND step = \(step)
                    AND visit = \(visit) AND kind = \(kind.rawValue)
                """
            ).map { $0.text("role") })
    }

    /// The tasks of an office's desk that somebody took, what falls due first above.
    public static func taken(
        by account: String, at office: String, in transaction: any ReadTransaction
    ) throws -> [TaskPlace] {
        try transaction.rows(
            """
            SELECT t.office_id, t.case_id, t.step, t.visit, t.kind, COALESCE(c.number, h.number) AS number,
                h.number AS number_elsewhere
            FROM tasks t
            LEFT JOIN cases c ON c.office_id = t.office_id AND c.id = t.case_id
            LEFT JOIN handovers h ON h.office_id = t.office_id AND h.case_id = t.case_id
            WHERE t.office_id = \(office) AND t.claimed_by = \(account)
            ORDER BY t.due_at NULLS LAST, t.opened_at, t.case_id
            """
        ).map(TaskPlace.init)
    }
}
