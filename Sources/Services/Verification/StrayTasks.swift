import Store

/// Tasks of cases that an office neither has nor was handed, and times and acts of the counter of cases that it does not
/// have.
enum StrayTasks {
    static func findings(at office: AuditedOffice, in transaction: any ReadTransaction) throws -> [Finding] {
        let tasks = try transaction.row(
            """
            SELECT COUNT(*) AS n FROM tasks WHERE office_id = \(office.id)
                AND case_id NOT IN (SELECT id FROM cases WHERE office_id = \(office.id))
                AND case_id NOT IN (SELECT case_id FROM handovers WHERE office_id = \(office.id))
            """)
        let times = try transaction.row(
            """
            SELECT COUNT(*) AS n FROM case_times WHERE office_id = \(office.id)
                AND case_id NOT IN (SELECT id FROM cases WHERE office_id = \(office.id))
            """)
        let acts = try transaction.row(
            """
            SELECT COUNT(*) AS n FROM counter_acts WHERE office_id = \(office.id)
                AND case_id NOT IN (SELECT id FROM cases WHERE office_id = \(office.id))
            """)
        return [(tasks, "tugas"), (times, "catatan waktu"), (acts, "catatan loket")].compactMap { row, words in
            guard let count = row?.int("n"), count > 0 else { return nil }
            return .projection(office.slug, "\(count) \(words) tanpa permohonan")
        }
    }
}
