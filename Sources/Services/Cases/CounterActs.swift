import Forms
import Procedures
import Store

/// What officers did in the applicant's stead after the filing, as rows that the report of the counter counts without
/// opening the case.
struct CounterActs {
    struct Act: Hashable {
        let account: String
        let entered: Instant
    }

    /// By the place of its event in the case.
    private(set) var rows: [Int: Act] = [:]

    /// nil for an erased case: the rows stay, and no event says any more what was done.
    init?(_ file: CaseFile) {
        guard file.state.contentErasure == nil else { return nil }
        var under: Procedure? = file.events.lazy.compactMap(\.body.move).first.flatMap { file.earlier[$0.from] }
        // The first step is done by sending it: a filing, which is counted as that.
        let filing = file.events.firstIndex { $0.body.isDone }
        for (sequence, event) in file.events.enumerated() {
            if let move = event.body.move { under = file.earlier[move.to] }
            let lane = (under ?? file.procedure).applicantLane?.name
            guard event.actor.isAssisting, let lane, event.actor.lane == lane, event.body.isAct, sequence != filing
            else { continue }
            rows[sequence] = Act(account: event.actor.person, entered: event.recorded)
        }
    }

    /// As they are stored.
    init(of record: CaseRecord, in transaction: any ReadTransaction) throws {
        let stored = try transaction.rows(
            """
            SELECT sequence, account, entered_at FROM counter_acts
            WHERE office_id = \(record.office) AND case_id = \(record.id)
            """)
        for row in stored {
            rows[Int(row.int("sequence"))] = Act(
                account: row.text("account"), entered: Instant(seconds: row.int("entered_at")))
        }
    }

    /// Stores what is not stored yet, and takes away what no event says.
    func store(of record: CaseRecord, in transaction: any Transaction) throws {
        let stored = try CounterActs(of: record, in: transaction)
        for sequence in stored.rows.keys where rows[sequence] == nil {
            try transaction.execute(
                """
                DELETE FROM counter_acts WHERE office_id = \(record.office) AND case_id = \(record.id)
                    AND sequence = \(sequence)
                """)
        }
        for (sequence, act) in rows where stored.rows[sequence] != act {
            try transaction.execute(
                """
                INSERT INTO counter_acts (office_id, case_id, sequence, account, entered_at)
                VALUES (\(record.office), \(record.id), \(sequence), \(act.account), \(act.entered.seconds))
                ON CONFLICT (office_id, case_id, sequence) DO UPDATE
                SET account = excluded.account, entered_at = excluded.entered_at
                """)
        }
    }
}

extension CaseEvent.Body {
    fileprivate var isDone: Bool {
        guard case .stepCompleted = self else { return false }
        return true
    }

    /// What a person does to a case that is there, and not what follows from it.
    fileprivate var isAct: Bool {
        switch self {
        case .stepConfirmed, .stepCompleted, .corrected, .withdrawn, .lateAct: true
        case .stepSkipped(_, _, let reason): reason != nil
        default: false
        }
    }
}
