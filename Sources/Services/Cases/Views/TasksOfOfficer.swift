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

    /// A lane that would be nobody's.
    public struct Lane: Sendable, Hashable {
        public let service: String
        public let lane: String
    }

    public let taken: [Taken]
    /// In the office that is asked about.
    public let lanes: [Lane]
    /// Who else serves there today, by name: a task may be handed to them.
    public let colleagues: [RoleHolder]

    /// Asked by use cases and pages that have judged the right.
    public init(
        of account: String, at office: Office, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws {
        let held = try Role.held(by: account, at: environment.now, in: transaction)
        let offices = try ReadOffices(environment).these(Set(held.map(\.office) + [office.id]), in: transaction)
        taken = try offices.values.sorted { $0.name < $1.name }.flatMap { place in
            try TaskPlace.taken(by: account, at: place.id, in: transaction).map {
                Taken(place: $0, officeName: place.name)
            }
        }
        let today = environment.now.date(in: office.zone)
        let everyRole = office.kind.roles.map(\.name)
        let holders = try RoleHolder.holding(everyRole, in: office.id, environment, in: transaction)
        lanes = try Adoption.allInForce(at: office.id, on: today, in: transaction).flatMap { adoption in
            let procedure = try cases.shelf.procedure(adoption.procedureHash, in: transaction)
            return procedure.lanes.filter { lane in
                let roles = adoption.lanes[lane.name] ?? lane.roles
                let who = Set(holders.filter { roles.contains($0.role.name) }.map(\.account))
                return lane.party == .officer && lane.place == .handlingOffice && who == [account]
            }.map { Lane(service: procedure.title, lane: $0.title) }
        }
        var seen: Set<String> = [account]
        colleagues = holders.filter { seen.insert($0.account).inserted }
    }
}

extension TaskPlace {
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
