import Forms
import Procedures
import Store

/// Asks every open case that a calendar counts to count again: one piece of work a case, one transaction an office.
struct DecreeSpread {
    let environment: Environment
    let decree: String
    let revision: Int

    /// Asks for it. Its name is the moment's besides the revision's: an office that gave its calendar up begins again with the
    /// first, and what was done under that name once would count as done.
    static func ask(
        _ decree: String, revision: Int, from office: String, _ environment: Environment,
        in transaction: any Transaction
    ) throws {
        let work = CaseWork.spreadDecree(decree, revision: Int(environment.now.seconds) * 1000 + revision % 1000)
        try Outbox(keyring: environment.keyring).enqueue(
            office: office, subject: office, name: work.name, kind: CaseWork.kind, payload: JSONBytes.encode(work),
            dueAt: environment.now.seconds, in: transaction)
    }

    /// Safe to do twice: a case whose deadlines are counted already finds nothing to move.
    func callAsFunction(from office: String) async throws {
        let offices = try await environment.database.read { transaction in
            try transaction.rows(
                """
                WITH RECURSIVE below (id) AS (
                    SELECT id FROM offices WHERE id = \(office)
                    UNION ALL
                    SELECT o.id FROM offices o JOIN below b ON o.parent_id = b.id WHERE o.calendar IS NULL
                )
                SELECT id FROM below ORDER BY id
                """
            ).map { $0.text("id") }
        }
        for below in offices {
            try await ask(office: below, source: office)
            try await askOthers(countedBy: below, source: office)
        }
    }

    /// Of a national decree, which no calendar escapes.
    func everywhere() async throws {
        for office in try await ReadOffices(environment).everyID() {
            try await ask(office: office, source: "libur-nasional")
        }
    }

    /// Cases of other offices of which this one has, or had, a task: its time is counted by this office's calendar. One
    /// that is on no list may be under way, or wait for another lane of the same step; whether its case still runs the
    /// handling office knows.
    private func askOthers(countedBy office: String, source: String) async throws {
        let rows = try await environment.database.read { transaction in
            try transaction.rows(
                """
                SELECT from_office_id, case_id FROM handovers WHERE office_id = \(office)
                ORDER BY from_office_id, case_id
                """
            ).map { (office: $0.text("from_office_id"), id: $0.text("case_id")) }
        }
        for (handling, found) in Dictionary(grouping: rows, by: \.office).sorted(by: { $0.key < $1.key }) {
            for start in stride(from: 0, to: found.count, by: 500) {
                let some = found[start..<min(start + 500, found.count)].map(\.id)
                try await environment.database.write { transaction in
                    let open = try transaction.rows(
                        """
                        SELECT id FROM cases
                        WHERE office_id = \(handling) AND id IN \(list: some) AND ended_at IS NULL
                        """)
                    try ask(open.map { $0.text("id") }, of: handling, source: source, in: transaction)
                }
            }
        }
    }

    private func ask(office: String, source: String) async throws {
        try await environment.database.write { transaction in
            let open = try transaction.rows("SELECT id FROM cases WHERE office_id = \(office) AND ended_at IS NULL")
            try ask(open.map { $0.text("id") }, of: office, source: source, in: transaction)
        }
    }

    private func ask(
        _ cases: [String], of office: String, source: String, in transaction: any Transaction
    ) throws {
        let work = CaseWork.recompute(decree, revision: revision)
        for id in cases {
            try Outbox(keyring: environment.keyring).enqueue(
                office: office, subject: id, name: "\(work.name):\(source)", kind: CaseWork.kind,
                payload: JSONBytes.encode(work), dueAt: environment.now.seconds, in: transaction)
        }
    }
}
