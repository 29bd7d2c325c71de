import Forms
import Procedures
import Store

/// Where the rows of a case say otherwise than its events, by the same code that made them. Rows of older rules are made
/// anew by the running service, and left aside.
struct RowFindings {
    private(set) var texts: [String] = []

    init(
        _ file: CaseFile, _ stored: StoredRow, _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws {
        let record = file.record
        guard let first = file.events.first,
            let began = try OpeningRow(first, at: record.office, cases.shelf, in: transaction)
        else { throw CaseMissing() }
        var wrong = Self.columns(of: began, now: file.state.opening.procedureHash).filter { stored[$0.key] != $0.value }
            .map(\.key)
        let version = Int64(CaseProjection.version)
        if case .integer(let found) = stored["projection"], found > version {
            texts.append("barisnya dibuat menurut aturan yang tidak dikenal program ini")
        } else if stored["projection"] == .integer(version) {
            let rows = CaseRows(file)
            wrong += Self.columns(of: rows).filter { stored[$0.key] != $0.value }.map(\.key)
            texts += try Self.tasks(of: record, rows, Self.everyRole(file, in: transaction), in: transaction)
            if try CaseTimes(of: record, in: transaction).rows != CaseTimes(file.state).rows {
                texts.append("waktu langkah dan batasnya berbeda dari riwayatnya")
            }
            if let acts = CounterActs(file), try CounterActs(of: record, in: transaction).rows != acts.rows {
                texts.append("catatan loket berbeda dari riwayatnya")
            }
        }
        if !wrong.isEmpty {
            texts.insert("barisnya berbeda dari riwayatnya (\(wrong.sorted().joined(separator: ", ")))", at: 0)
        }
        if try Self.isLate(file, in: transaction) { texts.append("waktu berikutnya berbeda dari riwayatnya") }
    }

    private static func columns(of began: OpeningRow, now hash: String) -> [String: SQLValue] {
        let (opening, parent) = (began.opening, began.opening.parent)
        return [
            "number": .text(opening.number), "procedure_name": .text(began.procedure.name),
            "procedure_hash": .text(hash), "opened_at": .integer(began.opened.seconds),
            "channel": .text(opening.channel.rawValue), "assisted_by": value(opening.assistedBy),
            "parent_office": value(began.parentOffice), "parent_case": value(parent?.caseID),
            "parent_step": value(parent?.step), "parent_visit": value(parent?.visit),
        ]
    }

    private static func columns(of rows: CaseRows) -> [String: SQLValue] {
        [
            "ended_at": value(rows.ended?.seconds), "result": value(rows.result), "due_at": value(rows.due?.seconds),
            "standing_since": value(rows.standing?.seconds), "open_steps": .text(rows.waiting.text),
            "waits_for_applicant": rows.waiting.areApplicants.sqlValue, "kept_its_time": value(rows.keptItsTime),
        ]
    }

    /// The rows of roles under each adoption of the version: which of them was in force when the rows were made, on what
    /// day, only their office knows.
    private static func everyRole(
        _ file: CaseFile, in transaction: any ReadTransaction
    ) throws -> [Set<[SQLValue]>] {
        try Adoption.all(hash: file.record.procedureHash, office: file.record.office, in: transaction).map { adoption in
            var under = file
            under.adoption = adoption
            return Set(
                CaseRows(under).tasks.flatMap { task, roles in
                    roles.map { [.text($0), .text(task.step), task.visit.sqlValue, .text(task.kind.rawValue)] }
                })
        }
    }

    private static func tasks(
        of record: CaseRecord, _ rows: CaseRows, _ roles: [Set<[SQLValue]>], in transaction: any ReadTransaction
    ) throws -> [String] {
        let tasks = try transaction.rows(
            """
            SELECT step, visit, kind, opened_at, due_at, claimed_by FROM tasks
            WHERE office_id = \(record.office) AND case_id = \(record.id)
            """
        ).map(\.values)
        let found = try transaction.rows(
            """
            SELECT role, step, visit, kind FROM task_roles
            WHERE office_id = \(record.office) AND case_id = \(record.id)
            """
        ).map(\.values)
        let wanted = rows.tasks.map { task, _ in
            [
                .text(task.step), task.visit.sqlValue, .text(task.kind.rawValue), .integer(task.opened.seconds),
                value(task.due?.seconds), value(task.claimedBy),
            ]
        }
        var texts: [String] = []
        if Set(tasks) != Set(wanted) { texts.append("tugas dalam daftar berbeda dari riwayatnya") }
        if !roles.contains(Set(found)) { texts.append("peran pada tugasnya berbeda dari riwayatnya") }
        return texts
    }

    /// Whether the clock would wake at another time than the case asks for. A timer that is being tried again has moved.
    private static func isLate(_ file: CaseFile, in transaction: any ReadTransaction) throws -> Bool {
        let timer = try StoredRow(
            """
            SELECT due_at, attempts FROM timers
            WHERE office_id = \(file.record.office) AND subject = \(file.record.id) AND name = \(CaseWriter.timer)
            """, in: transaction)
        if case .integer(let attempts) = timer["attempts"], attempts > 0 { return false }
        return timer["due_at"] != value(file.state.nextTick(in: file.procedure)?.seconds)
    }

    private static func value(_ value: (some SQLConvertible)?) -> SQLValue { value?.sqlValue ?? .null }
}
