import Forms
import Procedures
import Store

/// Makes rows of given-up work into what an administrator may read of them.
struct GivenUpReader {
    private struct CaseFacts {
        let number: String
        let procedure: Procedure
        /// Those that the reader's roles open.
        let lanes: Set<String>
    }

    private let known: [String: CaseFacts]

    init(
        _ subjects: [String], of office: String, for person: Person, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws {
        let rows = try transaction.rows(
            """
            SELECT id, number, procedure_hash FROM cases
            WHERE office_id = \(office) AND id IN \(list: Set(subjects).sorted())
            """)
        var procedures: [String: (Procedure, Set<String>)] = [:]
        var known: [String: CaseFacts] = [:]
        for row in rows {
            let hash = row.text("procedure_hash")
            if procedures[hash] == nil {
                // Work may have been given up because this very file cannot be read: the list must still open.
                guard let procedure = try? cases.shelf.procedure(hash, in: transaction) else { continue }
                let adoption = try Adoption.of(hash: hash, office: office, in: transaction)
                procedures[hash] = (
                    procedure, procedure.officerLanes(of: person, under: adoption, at: environment.now)
                )
            }
            if let (procedure, lanes) = procedures[hash] {
                known[row.text("id")] = CaseFacts(number: row.text("number"), procedure: procedure, lanes: lanes)
            }
        }
        self.known = known
    }

    func entry(_ row: GivenUpWork, in queue: WorkPlace.Queue) -> GivenUpList.Entry {
        let facts = known[row.subject]
        let step = StalledWork(row).flatMap(\.work.step).flatMap { facts?.procedure.step($0) }
        let answering = facts.map { facts in step?.answeringLanes(in: facts.procedure) ?? [] } ?? []
        let kind = kind(of: row, queue, step: step?.text ?? "")
        let isOwn = facts.map { !$0.lanes.isDisjoint(with: answering) } ?? false
        var isEffect = false
        if case .effect = kind { isEffect = true }
        return GivenUpList.Entry(
            place: WorkPlace(queue: queue, subject: row.subject, name: row.name), kind: kind,
            due: Instant(seconds: row.dueAt), attempts: row.attempts, cause: isEffect && !isOwn ? nil : row.cause,
            number: facts?.number, caseID: facts?.lanes.isEmpty == false ? row.subject : nil,
            answering: answering.compactMap { facts?.procedure.lane($0)?.title }, mayRetry: !isEffect,
            maySettle: row.kind == OutgoingMail.kind)
    }

    private func kind(of row: GivenUpWork, _ queue: WorkPlace.Queue, step: String) -> GivenUpList.Kind {
        if queue == .timers { return .clock }
        if row.kind == OutgoingMail.kind {
            guard known[row.subject] != nil, let mail = try? OutgoingMail(payload: row.payload) else {
                return .accountMail
            }
            return .notice(mail.subject, toApplicant: UnreachedNotice(row) != nil)
        }
        switch StalledWork(row)?.work {
        case .effect: return .effect(step: step)
        case .openSub: return .sub(step: step)
        case .tellParent: return .result
        case .tellParentOpened: return .opening
        case .handOver: return .handover
        case .deliver, .answer: return .act
        case .endChildren: return .children
        case .recompute: return .recount
        case .spreadDecree(let decree, _): return .decree(decree)
        case nil: return .unknown(row.kind)
        }
    }
}

extension CaseWork {
    /// The step that it is part of.
    var step: String? {
        switch self {
        case .effect(let key): key.step
        case .openSub(let step, _): step
        case .tellParent, .tellParentOpened, .endChildren, .spreadDecree, .recompute, .handOver, .deliver, .answer: nil
        }
    }
}
