public import Forms
public import Procedures
public import Store

/// A case whose content was erased, for those who may open it: number, SOP, result, times, and by what decision.
public struct ErasedCase: Sendable {
    public enum Reader: Sendable, Hashable { case applicant, desk }

    public let id: String
    public let number: String
    /// As the applicant knows it.
    public let track: TrackingCode?
    public let procedure: Procedure
    public let received: Instant
    public let ended: Instant
    public let result: CaseResult?
    public let erasure: ContentErasure
    /// Who decided; for the desk.
    public let decider: String?
    /// Offices in which copies of its tasks, and what was answered about them, could not be removed; for the desk.
    public let copiesLeft: [String]
    public let zone: Zone

    /// - Throws: `CaseMissing` for whoever may not know that there is such a case.
    public init(
        _ id: String, of office: String, for person: Person, as reader: Reader, _ environment: Environment,
        _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws {
        let (keyring, now) = (environment.keyring, environment.now)
        let file = try CaseFile.openWhatIsLeft(
            id, of: office, at: environment.now, shelf: cases.shelf, keyring: keyring, in: transaction)
        let isReaders =
            switch reader {
            case .applicant: try file.isApplicant(person, at: now, keyring: keyring, in: transaction)
            case .desk:
                try !file.officerLanes(of: person, at: now).isEmpty
                    || Permission.eraseContent.policy(Permission.Facts(office: office)).allows(person, at: now)
                    || person.audits(office, at: now, in: transaction)
            }
        guard isReaders, let erasure = file.state.contentErasure, let ending = file.state.ending else {
            throw CaseMissing()
        }
        self.id = id
        number = file.record.number
        procedure = file.procedure
        received = file.state.openedAt
        ended = ending.occurred
        result = file.procedure.result(ending.result)
        self.erasure = erasure
        decider =
            reader == .desk ? try OfficerNames.of([erasure.by.person], in: transaction)[erasure.by.person] : nil
        copiesLeft =
            reader == .desk
            ? try CopiesLeft(at: office, of: id, in: transaction).offices.flatMap(\.officeNames) : []
        zone = try OfficeCalendar.of(office, in: transaction).zone
        let row = try transaction.row("SELECT track_sealed FROM cases WHERE office_id = \(office) AND id = \(id)")
        track = try row.flatMap { row in
            let place = SealContext(table: "cases", column: "track_sealed", row: [office, id])
            return TrackingCode(typed: try keyring.openText(row.blob("track_sealed"), for: place))
        }
    }
}
