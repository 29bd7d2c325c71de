import Forms
public import Store

/// Where a task is done: what a link to it needs.
public struct TaskPlace: Sendable, Hashable {
    /// The office whose desk has it.
    public let office: String
    public let caseID: String
    public let number: String
    public let step: String
    public let visit: Int
    public let kind: CaseTask.Kind
    /// Another office's case.
    public let isElsewhere: Bool

    /// The task that comes next after a case: of those of other cases that no colleague has taken, what falls due first;
    /// of those without a due time the oldest. Never one of the person's own cases. One statement an office of theirs.
    public static func next(
        after caseID: String, for person: Person, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> TaskPlace? {
        let own = try OwnApplications(person, environment, in: transaction)
        let rows = try own.offices.compactMap { office in
            try transaction.row(
                """
                SELECT t.office_id, t.case_id, t.step, t.visit, t.kind, t.opened_at, t.due_at,
                    COALESCE(c.number, h.number) AS number, h.number AS number_elsewhere
                FROM task_roles r
                JOIN tasks t ON t.office_id = r.office_id AND t.case_id = r.case_id AND t.step = r.step
                    AND t.visit = r.visit AND t.kind = r.kind
                LEFT JOIN cases c ON c.office_id = t.office_id AND c.id = t.case_id
                LEFT JOIN handovers h ON h.office_id = t.office_id AND h.case_id = t.case_id
                WHERE r.office_id = \(office) AND r.role IN \(list: person.roleNames(at: office, environment.now))
                    AND \(isNotAmong: own)
                    AND t.case_id <> \(caseID) AND (t.claimed_by IS NULL OR t.claimed_by = \(person.id))
                ORDER BY t.due_at NULLS LAST, t.opened_at LIMIT 1
                """)
        }
        return rows.min { left, right in
            (left.intOrNil("due_at") ?? .max, left.int("opened_at"))
                < (right.intOrNil("due_at") ?? .max, right.int("opened_at"))
        }.map(TaskPlace.init)
    }

    init(_ row: Row) {
        office = row.text("office_id")
        caseID = row.text("case_id")
        number = row.text("number")
        step = row.text("step")
        visit = Int(row.int("visit"))
        kind = CaseTask.Kind(rawValue: row.text("kind")) ?? .step
        isElsewhere = row.textOrNil("number_elsewhere") != nil
    }

    init(
        office: String, caseID: String, number: String, step: String, visit: Int, kind: CaseTask.Kind,
        isElsewhere: Bool
    ) {
        self.office = office
        self.caseID = caseID
        self.number = number
        self.step = step
        self.visit = visit
        self.kind = kind
        self.isElsewhere = isElsewhere
    }
}

extension Person {
    /// The roles held at an office, each once.
    func roleNames(at office: String, _ now: Instant) -> [String] {
        Set(roles.filter { $0.office == office && $0.isHeld(at: now) }.map(\.name)).sorted()
    }
}
