import Forms
import Procedures
import Store

/// A case laid open: its row, its procedure, its events and their fold. Loaded within one transaction.
struct CaseFile: Sendable {
    var record: CaseRecord
    let procedure: Procedure
    /// The versions that it ran before it was moved, by hash: what happened under them is told in their words.
    var earlier: [String: Procedure] = [:]
    var adoption: Adoption
    /// In which office each lane acts.
    let offices: LaneOffices
    let key: CaseKey
    /// The keys of what it keeps for a time only (`simpan`); nil: its SOP keeps nothing so.
    var periods: PeriodKeys?
    var events: [CaseEvent]
    var state: CaseState
    /// What it asked of the outbox and the system gave up: work, and mails about it.
    var givenUp: [GivenUpWork] = []
    /// Open steps whose sub-procedure's form waits to be filled in.
    var waitingForms: Set<String> = []

    /// - Parameter now: decides which adoption of its version says who does what (``Adoption/of(hash:office:at:in:)``).
    static func open(
        _ id: String, of office: String, at now: Instant, shelf: CaseShelf, keyring: Keyring,
        in transaction: any ReadTransaction
    ) throws -> CaseFile {
        guard let record = try CaseRecord.find(id, of: office, in: transaction) else { throw CaseMissing() }
        guard let wrapped = record.wrappedKey else {
            shelf.opened.forget(id, of: office)
            throw CaseErased()
        }
        let procedure = try shelf.procedure(record.procedureHash, in: transaction)
        let adoption = try Adoption.of(hash: record.procedureHash, office: office, at: now, in: transaction)
        if let known = shelf.opened.find(record, wrapped: wrapped) {
            var file = try around(
                known.state, known.events, key: known.key, known.periods, record, procedure, adoption, keyring,
                in: transaction)
            file.earlier = try shelf.earlier(of: known.events, in: transaction)
            return file
        }
        let key = try CaseKey.unwrap(wrapped, by: keyring, for: CaseFile.keyContext(office, id))
        let periods = try record.sealedPeriods.map {
            try PeriodKeys.open($0, by: key, for: CaseFile.periodsContext(office, id))
        }
        let events = try EventLog.events(of: record, key: key, periods, in: transaction)
        guard let state = CaseState.fold(events) else { throw CaseMissing() }
        var file = try around(
            state, events, key: key, periods, record, procedure, adoption, keyring, in: transaction)
        file.earlier = try shelf.earlier(of: events, in: transaction)
        shelf.opened.keep(file)
        return file
    }

    /// With what stands beside the events and may change without them.
    /// - Parameter since: when it came to this version; nil: as its events say.
    static func around(
        _ state: CaseState, _ events: [CaseEvent], key: CaseKey, _ periods: PeriodKeys?, _ record: CaseRecord,
        _ procedure: Procedure, _ adoption: Adoption, _ keyring: Keyring, since: Instant? = nil,
        in transaction: any ReadTransaction
    ) throws -> CaseFile {
        let offices = try LaneOffices(
            procedure, under: adoption, applicant: state.opening.applicantOffice,
            since: since ?? events.lastMove ?? record.opened, in: transaction)
        return CaseFile(
            record: record, procedure: procedure.without(calls: offices.callsNowhere), adoption: adoption,
            offices: offices, key: key, periods: periods, events: events, state: state,
            givenUp: try Outbox(keyring: keyring).givenUp(
                office: record.office, subject: record.id, in: transaction),
            waitingForms: try WaitingForms.steps(of: record, state, in: transaction))
    }

    static func keyContext(_ office: String, _ id: String) -> SealContext {
        SealContext(table: "cases", column: "key_sealed", row: [office, id])
    }

    static func periodsContext(_ office: String, _ id: String) -> SealContext {
        SealContext(table: "cases", column: "retention_sealed", row: [office, id])
    }

    /// The people who are the applicant: they filed it, or acted in the applicant's lane themselves.
    var applicantIDs: Set<String> {
        let lane = procedure.applicantLane?.name
        let acting = events.map(\.actor).filter { $0.lane != nil && $0.lane == lane && !$0.isAssisting }.map(\.person)
        return Set(acting + [record.applicant.account, record.applicant.contact].compactMap(\.self))
    }

    /// The roles, in the office of the lane, that may act for it: the adoption's word, else the file's. For an outside
    /// party it is the lane that records what they did. In another office it is the word of the adoption that bound it.
    func roles(of lane: String) -> [String] {
        let acting = procedure.lane(lane)?.recordedBy ?? lane
        let adoption = offices.isHere(lane) ? adoption : offices.begun
        return adoption.lanes[acting] ?? procedure.lane(acting)?.roles ?? []
    }
}

extension [CaseEvent] {
    /// When the case was moved to the version that it runs; nil: it runs the one that it began with.
    fileprivate var lastMove: Instant? {
        last { if case .moved = $0.body { true } else { false } }?.recorded
    }
}

extension Instant {
    /// For opening a case where it does not matter who does what under which adoption.
    static let beforeAll = Instant(seconds: 0)
}

/// There is no such case in this office, or the person may not know that there is.
public struct CaseMissing: Error, Sendable {
    public init() {}
}

/// The case's content was erased; only the fact that it was is left (``CaseFile/openWhatIsLeft(_:of:shelf:keyring:in:)``).
public struct CaseErased: Error, Sendable {}
