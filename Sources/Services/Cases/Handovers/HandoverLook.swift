public import Forms
public import Procedures
public import Store

/// A task of another office's case, as somebody whose role it is may see it: the step, until when and why, and what its
/// `kelengkapan` names. Nothing else of the case is in it.
public struct HandoverLook: Sendable {
    public let address: HandoverAddress
    /// The office that handles the case.
    public let from: Office
    public let number: String
    public let service: String
    /// The step's text.
    public let title: String
    /// nil: it does not wait any more, and nothing of the case is shown.
    public let look: CaseLook?
    /// Why nothing can be done any more: a colleague was first, the time was over, the case has ended; nil: it waits.
    public let refusal: Refusal?
    /// The outside party whose act the reader would enter (`dicatat`), by title, where the clock has taken the step: what
    /// it did in time is entered by nobody here (docs/bahasa-sop.md).
    public var lateParty: String?
    /// What the reader did here, the newest first.
    public let acts: [HandoverActLook]

    /// - Throws: `CaseMissing` where this office has no such task, or the person no role for it and nothing of theirs to
    ///   read there; `CaseErased`.
    public static func load(
        _ address: HandoverAddress, for person: Person, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> HandoverLook {
        let handed: HandedTask
        do {
            handed = try HandedTask.open(address, for: person, environment, cases, in: transaction)
        } catch let error where error is CaseMissing || error is CaseErased {
            let own = try HandoverLook(ownActsAt: address, of: person, environment, cases, in: transaction)
            guard let own else { throw error }
            return own
        }
        guard let from = try Office.find(handed.file.record.office, in: transaction) else {
            throw OfficeTrouble.unknownOffice
        }
        let acts = try HandoverActRow.acts(
            of: address.caseID, step: address.step, visit: address.visit, at: address.office,
            keyring: environment.keyring, in: transaction)
        return HandoverLook(
            address: address, from: from, number: handed.file.record.number, service: handed.file.procedure.title,
            title: handed.step.text,
            look: try handed.task.map {
                let under = acts.filter { $0.state == .sent }.map(\.person)
                return try CaseLook(handed, $0, acting: Set(under), environment, cases, in: transaction)
            },
            refusal: handed.task == nil ? handed.whyOver : nil, lateParty: handed.lateParty,
            acts: try acts.filter { $0.person == person.id }.map {
                HandoverActLook($0, try $0.act(of: handed.file.key), of: handed.file.procedure)
            })
    }

    /// Whether something that the reader did is still on its way.
    public var isSent: Bool { acts.contains { $0.state == .sent } }
}

/// What the reader did at a task, and what came of it.
public struct HandoverActLook: Sendable, Hashable {
    public enum State: Sendable, Hashable {
        case sent, taken
        /// Why.
        case refused(String)
    }

    public let id: String
    public let sent: Instant
    public let state: State
    /// What was typed, a line each; empty once it was taken.
    public let entered: String

    init(_ row: HandoverActRow, _ act: HandoverAct?, of procedure: Procedure) {
        id = row.id
        sent = row.sent
        switch row.state {
        case .sent: state = .sent
        case .refused: state = .refused(row.answer ?? "")
        case .taken, .read: state = .taken
        }
        let answers = (act?.answers ?? [:]).sorted { $0.key < $1.key }.compactMap { path, value in
            procedure.field(path).map { "\($0.label): \($0.display(value))" }
        }
        entered = ([act?.reason, act?.note].compactMap(\.self) + answers).joined(separator: "\n")
    }
}
