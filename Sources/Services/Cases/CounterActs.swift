import Forms
import Procedures
import Store

/// What officers did in the applicant's stead after the filing, as rows that the report of the counter counts without
/// opening the case.
struct CounterActs {
    private let rows: [(sequence: Int, account: String, entered: Instant)]

    init(_ file: CaseFile) {
        let lane = file.procedure.applicantLane?.name
        rows = file.events.enumerated().compactMap { sequence, event in
            guard event.actor.isAssisting, let lane, event.actor.lane == lane, event.body.isAct else { return nil }
            return (sequence: sequence, account: event.actor.person, entered: event.recorded)
        }
    }

    /// What is stored already stays as it is: an event never changes.
    func store(of record: CaseRecord, in transaction: any Transaction) throws {
        for row in rows {
            try transaction.execute(
                """
                INSERT INTO counter_acts (office_id, case_id, sequence, account, entered_at)
                VALUES (\(record.office), \(record.id), \(row.sequence), \(row.account), \(row.entered.seconds))
                ON CONFLICT (office_id, case_id, sequence) DO NOTHING
                """)
        }
    }
}

extension CaseEvent.Body {
    /// What a person does to a case that is there, and not what follows from it.
    fileprivate var isAct: Bool {
        switch self {
        case .stepConfirmed, .stepCompleted, .corrected, .withdrawn, .lateAct: true
        case .stepSkipped(_, _, let reason): reason != nil
        default: false
        }
    }
}
