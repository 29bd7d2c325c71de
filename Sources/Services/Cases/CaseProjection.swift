import Forms
import Procedures
import Store

/// The rows that lists look at, made anew from a case's state.
struct CaseProjection {
    /// Of the rules by which rows are made. Raise it with every change of what a row says: `RebuildCases` then makes those
    /// that are there anew.
    static let version = 7

    let transaction: any Transaction

    func update(_ file: inout CaseFile) throws {
        let rows = CaseRows(file)
        file.record.ended = rows.ended
        file.record.result = rows.result
        file.record.due = rows.due
        let record = file.record
        try transaction.execute(
            """
            UPDATE cases SET version = \(record.version), head_hash = \(record.headHash),
                ended_at = \(rows.ended?.seconds), result = \(rows.result), due_at = \(rows.due?.seconds),
                standing_since = \(rows.standing?.seconds), open_steps = \(rows.waiting.text),
                waits_for_applicant = \(rows.waiting.areApplicants), kept_its_time = \(rows.keptItsTime),
                projection = \(CaseProjection.version)
            WHERE office_id = \(record.office) AND id = \(record.id)
            """)
        try replaceTasks(of: record, by: rows)
        try CaseTimes(file.state).store(of: record, in: transaction)
        try CounterActs(file)?.store(of: record, in: transaction)
    }

    /// A task of another office stands here without roles: its own rows are there (`Handover`).
    private func replaceTasks(of record: CaseRecord, by rows: CaseRows) throws {
        let (office, id) = (record.office, record.id)
        try transaction.execute("DELETE FROM tasks WHERE office_id = \(office) AND case_id = \(id)")
        try transaction.execute("DELETE FROM task_roles WHERE office_id = \(office) AND case_id = \(id)")
        for (task, roles) in rows.tasks {
            try transaction.execute(
                """
                INSERT INTO tasks (office_id, case_id, step, visit, kind, opened_at, due_at, claimed_by)
                VALUES (\(office), \(id), \(task.step), \(task.visit), \(task.kind.rawValue), \(task.opened.seconds),
                    \(task.due?.seconds), \(task.claimedBy))
                """)
            for role in roles {
                try transaction.execute(
                    """
                    INSERT INTO task_roles (office_id, role, case_id, step, visit, kind)
                    VALUES (\(office), \(role), \(id), \(task.step), \(task.visit), \(task.kind.rawValue))
                    """)
            }
        }
    }
}

/// What the rows of a case say of its state, as it follows from its events.
struct CaseRows {
    let ended: Instant?
    let result: String?
    let due: Instant?
    /// Since when its main limit stands still.
    let standing: Instant?
    let keptItsTime: Bool?
    let waiting: WaitingSteps
    /// With the roles here that may do each.
    let tasks: [(task: CaseTask, roles: Set<String>)]

    init(_ file: CaseFile) {
        let state = file.state
        let limit = state.mainLimit
        ended = state.ending?.occurred
        result = state.result
        let running = limit.flatMap { state.stands($0) ? nil : $0.deadline?.due }
        due = state.contentErasure.map(\.due) ?? running
        standing = state.isOpen ? limit?.standingSince : nil
        keptItsTime = state.keptItsTime
        waiting = WaitingSteps(file)
        tasks = CaseTask.all(of: file).map { task in
            (task, Set(task.lanes.filter(file.offices.isHere).flatMap(file.roles)))
        }
    }
}

/// What the row of a case says of how it began, as its first event does.
struct OpeningRow {
    let opening: Opening
    let procedure: Procedure
    let opened: Instant
    /// Of the case.
    let office: String

    /// nil for an event that neither opens a case nor tells how an erased one was opened.
    init?(_ first: CaseEvent, at office: String, _ shelf: CaseShelf, in transaction: any ReadTransaction) throws {
        switch first.body {
        case .opened(let opening): (self.opening, opened) = (opening, first.recorded)
        case .contentErased(let erased): (opening, opened) = (erased.opening, erased.entered)
        default: return nil
        }
        self.office = office
        procedure = try shelf.procedure(opening.procedureHash, in: transaction)
    }

    var parentOffice: String? { opening.parent?.officeElsewhere(than: office) }
}
