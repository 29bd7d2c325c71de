import Forms
import Procedures
import Store

extension [InboxRow] {
    /// A task whose taker holds none of its roles any more is shown as free, as the engine takes it
    /// (``CaseFile/freedSteps(for:at:in:)``). Two statements and one an office, where others took something; else none.
    func withoutLapsedClaims(
        shownTo person: Person, at now: Instant, shelf: CaseShelf, in transaction: any ReadTransaction
    ) throws -> [InboxRow] {
        let taken = try filter { row in
            guard let taker = row.claimedBy, taker != person.id, !row.isRefused else { return false }
            return try shelf.procedure(row.hash, in: transaction).isOfOneOffice(row.step)
        }
        guard !taken.isEmpty else { return self }
        let holders = try transaction.rows(
            """
            SELECT account_id, in_office_id, role FROM roles_held
            WHERE office_id = \(People.office) AND account_id IN \(list: Set(taken.compactMap(\.claimedBy)).sorted())
                AND starts_at <= \(now.seconds) AND (ends_at IS NULL OR ends_at > \(now.seconds))
            """
        ).map { [$0.text("account_id"), $0.text("in_office_id"), $0.text("role")] }
        let held = Set(holders)
        var lapsed = Set(taken.map(\.place))
        for (office, rows) in Dictionary(grouping: taken, by: \.office) {
            let roles = try transaction.rows(
                """
                SELECT case_id, step, visit, kind, role FROM task_roles
                WHERE office_id = \(office) AND case_id IN \(list: Set(rows.map(\.caseID)).sorted())
                """)
            for row in rows where roles.contains(where: { row.isOpen(to: $0, of: held) }) { lapsed.remove(row.place) }
        }
        return map { row in
            guard lapsed.contains(row.place) else { return row }
            var free = row
            free.claimedBy = nil
            return free
        }
    }
}

extension InboxRow {
    /// Whether a role that opens this task is held by whoever took it.
    fileprivate func isOpen(to role: Row, of held: Set<[String]>) -> Bool {
        role.text("case_id") == caseID && role.text("step") == step && Int(role.int("visit")) == visit
            && role.text("kind") == kind.rawValue && held.contains([claimedBy ?? "", office, role.text("role")])
    }
}

extension Procedure {
    /// Whether everybody who may do a step serves in one office: only then do that office's rows know all its roles.
    fileprivate func isOfOneOffice(_ name: String) -> Bool {
        Set((step(name)?.lanes ?? []).compactMap { lane($0)?.place }).count <= 1
    }
}
