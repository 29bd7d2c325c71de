public import Forms
public import Procedures
public import Store

/// What a receipt says of a case that was just sent.
public struct CaseReceipt: Sendable {
    public let number: String
    public let track: TrackingCode
    public let procedure: Procedure
    public let applicantName: String
    public let received: Instant
    public let due: Instant?
    /// The step by which that limit is met; nil: the end of the case, or not for the applicant to see.
    public let dueFor: String?
    /// Titles of the papers that came with it.
    public let papers: [String]
    public let zone: Zone
    /// Whether news goes to the applicant: they have an account, or left an address.
    public let isTold: Bool
    /// What opens the case to whoever left no address; nil once it was there long enough to be written down.
    public let key: AccessKey?

    /// Seconds after sending: the browser may be somebody else's tomorrow.
    private static let keyShown: Int64 = 3600

    /// For whoever was shown to own the draft that became this case.
    /// - Parameter draft: that draft, and the secret of the browser that began it.
    public static func load(
        _ id: String, of office: String, draft: (id: String, secret: String)? = nil, _ environment: Environment,
        _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws -> CaseReceipt {
        let keyring = environment.keyring
        let file = try CaseFile.open(
            id, of: office, at: environment.now, shelf: cases.shelf, keyring: keyring, in: transaction)
        let row = try transaction.row(
            "SELECT applicant_name_sealed, track_sealed FROM cases WHERE office_id = \(office) AND id = \(id)")!
        func text(_ column: String) throws -> String {
            try keyring.openText(
                row.blob(column), for: SealContext(table: "cases", column: column, row: [office, id]))
        }
        guard let track = TrackingCode(typed: try text("track_sealed")) else { throw CaseMissing() }
        let applicant = file.record.applicant
        let contact = try applicant.contact.flatMap { try Contact.find($0, keyring: keyring, in: transaction) }
        let started = file.events.lazy.compactMap(\.firstLimit).first
        let isFresh = environment.now.since(file.record.opened) < keyShown
        let keys = draft.map { AccessKey.all(ofDraft: $0.id, secret: $0.secret, keyring: keyring) } ?? []
        return CaseReceipt(
            number: file.record.number, track: track, procedure: file.procedure,
            applicantName: try text("applicant_name_sealed"), received: file.state.openedAt,
            due: started?.deadline?.due,
            dueFor: started.flatMap { file.procedure.step(meeting: $0.name) },
            papers: file.procedure.papersInOrder.filter {
                file.state.papers[$0.name]?.isEmpty == false
                    && !file.state.withheld(in: file.procedure).papers.contains($0.name)
            }.map(\.title),
            zone: try OfficeCalendar.of(office, in: transaction).zone,
            isTold: applicant.account != nil || applicant.office != nil || contact?.hasAddress == true,
            key: isFresh ? keys.first { $0.address == contact?.email } : nil)
    }
}

extension Procedure {
    /// The text of the step for which a limit waits, as far as the applicant sees it.
    fileprivate func step(meeting limit: String) -> String? {
        let until = limits.first { $0.name == limit }?.until
        return until.flatMap { step($0.step) }.flatMap { $0.isVisible ? $0.text : nil }
    }

    /// The papers as the start step asks for them, then those of later steps.
    fileprivate var papersInOrder: [Paper] {
        let asked = (step(start)?.uploads ?? []).compactMap(paper)
        return asked + papers.filter { !asked.contains($0) }
    }
}

extension CaseEvent {
    /// A limit as it began: what was promised at receipt, whatever moved it since.
    fileprivate var firstLimit: LimitStarted? {
        if case .limitStarted(let started) = body, started.deadline != nil { started } else { nil }
    }
}
