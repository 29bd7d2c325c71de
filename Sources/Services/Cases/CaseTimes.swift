import Forms
import Procedures
import Store

/// When each step of a case was reached and left, and when each of its limits ran (SOP.md §12.9), as rows that reports
/// count without opening the case.
struct CaseTimes {
    struct Place: Hashable {
        let kind: String
        let name: String
        let visit: Int
    }

    struct Times: Hashable {
        let began: Instant
        let due: Instant?
        let ended: Instant?
        let outcome: String?
        let pauses: String
    }

    static let step = "langkah"
    static let limit = "batas"

    private(set) var rows: [Place: Times] = [:]

    /// Of an erased case nothing is left.
    init(_ state: CaseState) {
        for done in state.completions {
            guard let opened = done.opened else { continue }
            rows[Place(kind: Self.step, name: done.step, visit: done.visit)] = Times(
                began: opened, due: done.deadline?.due, ended: max(opened, done.occurred), outcome: done.outcome,
                pauses: "")
        }
        for step in state.open.values {
            rows[Place(kind: Self.step, name: step.step, visit: step.visit)] = Times(
                began: step.opened, due: step.deadline?.due, ended: nil, outcome: nil, pauses: "")
        }
        var runs: [String: Int] = [:]
        for run in state.limitRuns {
            runs[run.name, default: 0] += 1
            rows[Place(kind: Self.limit, name: run.name, visit: runs[run.name]!)] = Times(
                began: run.anchor, due: run.due, ended: run.ended, outcome: run.isExpired ? Expiry.outcomeName : nil,
                pauses: StoredPauses.text(run.pauses))
        }
    }

    /// As they are stored.
    init(of record: CaseRecord, in transaction: any ReadTransaction) throws {
        let stored = try transaction.rows(
            """
            SELECT kind, name, visit, began_at, due_at, ended_at, outcome, pauses FROM case_times
            WHERE office_id = \(record.office) AND case_id = \(record.id)
            """)
        for row in stored {
            rows[Place(kind: row.text("kind"), name: row.text("name"), visit: Int(row.int("visit")))] = Times(
                began: Instant(seconds: row.int("began_at")), due: row.intOrNil("due_at").map(Instant.init(seconds:)),
                ended: row.intOrNil("ended_at").map(Instant.init(seconds:)), outcome: row.textOrNil("outcome"),
                pauses: row.text("pauses"))
        }
    }

    /// Stores what is not stored yet: of a long case one act changes two rows.
    func store(of record: CaseRecord, in transaction: any Transaction) throws {
        let stored = try CaseTimes(of: record, in: transaction)
        for place in stored.rows.keys where rows[place] == nil {
            try transaction.execute(
                """
                DELETE FROM case_times WHERE office_id = \(record.office) AND case_id = \(record.id)
                    AND kind = \(place.kind) AND name = \(place.name) AND visit = \(place.visit)
                """)
        }
        for (place, times) in rows where stored.rows[place] != times {
            try transaction.execute(
                """
                INSERT INTO case_times (office_id, case_id, kind, name, visit, began_at, due_at, ended_at, outcome,
                    pauses)
                VALUES (\(record.office), \(record.id), \(place.kind), \(place.name), \(place.visit),
                    \(times.began.seconds), \(times.due?.seconds), \(times.ended?.seconds), \(times.outcome),
                    \(times.pauses))
                ON CONFLICT (office_id, case_id, kind, name, visit) DO UPDATE
                SET began_at = excluded.began_at, due_at = excluded.due_at, ended_at = excluded.ended_at,
                    outcome = excluded.outcome, pauses = excluded.pauses
                """)
        }
    }
}

/// When a limit's clock stood, in a column.
enum StoredPauses {
    static func text(_ pauses: [Pause]) -> String {
        pauses.map { "\($0.start.seconds):\($0.end.map { "\($0.seconds)" } ?? "")" }.joined(separator: " ")
    }

    static func read(_ text: String) -> [Pause] {
        text.split(separator: " ").compactMap { part in
            let ends = part.split(separator: ":", omittingEmptySubsequences: false).map { Int64($0) }
            guard ends.count == 2, let start = ends[0] else { return nil }
            return Pause(start: Instant(seconds: start), end: ends[1].map(Instant.init(seconds:)))
        }
    }
}
