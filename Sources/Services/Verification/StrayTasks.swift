import Store

/// Tasks of cases that an office neither has nor was handed.
enum StrayTasks {
    static func findings(at office: AuditedOffice, in transaction: any ReadTransaction) throws -> [Finding] {
        let row = try transaction.row(
            """
            SELECT COUNT(*) AS n FROM tasks WHERE office_id = \(office.id)
                AND case_id NOT IN (SELECT id FROM cases WHERE office_id = \(office.id))
                AND case_id NOT IN (SELECT case_id FROM handovers WHERE office_id = \(office.id))
            """)
        guard let count = row?.int("n"), count > 0 else { return [] }
        return [.projection(office.slug, "\(count) tugas tanpa permohonan")]
    }
}
