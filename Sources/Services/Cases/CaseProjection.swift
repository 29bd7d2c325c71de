import Forms
import Procedures
import Store

/// The rows that lists look at, made anew from a case's state.
struct CaseProjection {
    /// Of the rules by which rows are made. Raise it with every change of what a row says: `RebuildCases` then makes those
    /// that are there anew.
    static let version = 1

    let transaction: any Transaction

    func update(_ file: inout CaseFile) throws {
        file.record.ended = file.state.ending?.occurred
        file.record.result = file.state.result
        let limit = file.state.mainLimit
        let standing = file.state.isOpen ? limit?.standingSince : nil
        file.record.due = limit.flatMap { file.state.stands($0) ? nil : $0.deadline?.due }
        let record = file.record
        try transaction.execute(
            """
            UPDATE cases SET version = \(record.version), head_hash = \(record.headHash),
                ended_at = \(record.ended?.seconds), result = \(record.result), due_at = \(record.due?.seconds),
                standing_since = \(standing?.seconds), open_steps = \(WaitingSteps(file).text),
                waits_for_applicant = \(WaitingSteps(file).areApplicants), projection = \(CaseProjection.version)
            WHERE office_id = \(record.office) AND id = \(record.id)
            """)
        try replaceTasks(of: file)
    }

    /// A task of another office stands here without roles: its own rows are there (`Handover`).
    private func replaceTasks(of file: CaseFile) throws {
        let (office, id) = (file.record.office, file.record.id)
        try transaction.execute("DELETE FROM tasks WHERE office_id = \(office) AND case_id = \(id)")
        try transaction.execute("DELETE FROM task_roles WHERE office_id = \(office) AND case_id = \(id)")
        for task in CaseTask.all(of: file) {
            try transaction.execute(
                """
                INSERT INTO tasks (office_id, case_id, step, visit, kind, opened_at, due_at, claimed_by)
                VALUES (\(office), \(id), \(task.step), \(task.visit), \(task.kind.rawValue), \(task.opened.seconds),
                    \(task.due?.seconds), \(task.claimedBy))
                """)
            for role in Set(task.lanes.filter(file.offices.isHere).flatMap(file.roles)) {
                try transaction.execute(
                    """
                    INSERT INTO task_roles (office_id, role, case_id, step, visit, kind)
                    VALUES (\(office), \(role), \(id), \(task.step), \(task.visit), \(task.kind.rawValue))
                    """)
            }
        }
    }
}
