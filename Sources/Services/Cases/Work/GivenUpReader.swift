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

    /// Of a case of another office.
    private struct HandedFacts {
        let number: String
        /// The name of the office that handles it.
        let from: String
    }

    private let known: [String: CaseFacts]
    private let handed: [String: HandedFacts]

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
                let adoption = try Adoption.of(hash: hash, office: office, at: environment.now, in: transaction)
                procedures[hash] = (
                    procedure, procedure.officerLanes(of: person, under: adoption, at: environment.now)
                )
            }
            if let (procedure, lanes) = procedures[hash] {
                known[row.text("id")] = CaseFacts(number: row.text("number"), procedure: procedure, lanes: lanes)
            }
        }
        self.known = known
        handed = try GivenUpReader.handed(subjects, to: office, in: transaction)
    }

    private static func handed(
        _ subjects: [String], to office: String, in transaction: any ReadTransaction
    ) throws -> [String: HandedFacts] {
        let rows = try transaction.rows(
            """
            SELECT h.case_id, h.number, o.name FROM handovers h JOIN offices o ON o.id = h.from_office_id
            WHERE h.office_id = \(office) AND h.case_id IN \(list: Set(subjects).sorted())
            """)
        return Dictionary(
            uniqueKeysWithValues: rows.map {
                ($0.text("case_id"), HandedFacts(number: $0.text("number"), from: $0.text("name")))
            })
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
            number: facts?.number ?? handed[row.subject]?.number,
            caseID: facts?.lanes.isEmpty == false ? row.subject : nil,
            answering: answering.compactMap { facts?.procedure.lane($0)?.title }, mayRetry: !isEffect,
            maySettle: row.kind == OutgoingMail.kind)
    }

    private func kind(of row: GivenUpWork, _ queue: WorkPlace.Queue, step: String) -> GivenUpList.Kind {
        if queue == .timers { return .clock }
        if row.kind == OutgoingMail.kind {
            guard known[row.subject] != nil || handed[row.subject] != nil,
                let mail = try? OutgoingMail(payload: row.payload)
            else {
                return .accountMail
            }
            return .notice(mail.subject, toApplicant: UnreachedNotice(row) != nil)
        }
        switch StalledWork(row)?.work {
        case .effect: return .effect(step: step)
        case .openSub: return .sub(step: step)
        case .tellParent: return .result
        case .tellParentOpened: return .opening
        case .handOver: return handed[row.subject].map { .copy(from: $0.from) } ?? .handover
        case .deliver: return .act(to: handed[row.subject]?.from)
        case .answer: return .answer
        case .endChildren: return .children
        case .recompute: return .recount
        case .adopted: return .adoption
        case .spreadDecree(let decree, _), .spreadNational(let decree, _): return .decree(decree)
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
        case .tellParent, .tellParentOpened, .endChildren, .spreadDecree, .spreadNational, .recompute, .adopted,
            .handOver, .deliver, .answer:
            nil
        }
    }
}
