import Forms
import Procedures
import Store

/// One case as an auditor takes it away: what is stored, what it means, and what proves it. Whatever somebody did to it,
/// it is taken as it is: what opens is in it, and what does not is named.
struct CaseBundle: Sendable {
    /// An event, and what it says.
    struct Event: Sendable {
        let stored: StoredEvent
        /// As it was written; nil: it does not open.
        let body: [UInt8]?
        /// What it keeps for a time only, by period; nil: not there any more.
        let retained: [String: [UInt8]?]
        let read: CaseEvent?
    }

    let office: Office
    let row: StoredCase
    /// The SOP's; nil where it cannot be told.
    let title: String?
    let events: [Event]
    let papers: BundlePapers
    let findings: [AuditFinding]

    /// - Parameter witnesses: how it stood when roots were made over it, by the case's id.
    /// - Throws: `CaseMissing`.
    static func read(
        _ number: String, of office: Office, beside witnesses: (String) -> [CaseHead], _ environment: Environment,
        _ cases: CaseServices, _ blobs: Blobs, in transaction: any ReadTransaction
    ) throws -> CaseBundle {
        let ids = try transaction.rows("SELECT id FROM cases WHERE office_id = \(office.id) AND number = \(number)")
        guard case .text(let id)? = ids.first?.values[0],
            let row = try StoredCase.find(id, of: office.id, in: transaction)
        else { throw CaseMissing() }
        var audit = CaseAudit(
            row, of: AuditedOffice(office), keyring: environment.keyring, witnesses: witnesses(id))
        try audit.run(in: transaction)
        let key = (try? row.key(at: office.id, environment.keyring)) ?? nil
        let periods = key.flatMap { (try? row.periods(at: office.id, under: $0)) ?? nil }
        let erasureKey = (try? row.erasureKey(at: office.id, environment.keyring)) ?? nil
        let events = try stored(id, of: office.id, in: transaction).map { event in
            let isErasure = event.type == CaseEvent.Body.erasureTypeName
            return Event(event, of: id, at: office.id, isErasure ? erasureKey : key, periods)
        }
        let procedure = try? cases.shelf.procedure(row.procedureHash, in: transaction)
        let papers = try BundlePapers(
            of: events, procedure, at: office.id, under: key,
            lent: lent(events, cases, environment.keyring, in: transaction), blobs, in: transaction)
        return CaseBundle(
            office: office, row: row, title: procedure?.title,
            events: events, papers: papers, findings: audit.findings)
    }

    /// What the case whose part it is lent it; nil where that cannot be read.
    private static func lent(
        _ events: [Event], _ cases: CaseServices, _ keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> Set<String>? {
        guard case .opened(let opening)? = events.first?.read?.body, let parent = opening.parent else { return [] }
        do {
            return try CasePapers.lent(by: parent, cases.shelf, keyring, in: transaction)
        } catch let failure as DatabaseFailure {
            throw failure
        } catch {
            return nil
        }
    }

    private static func stored(
        _ id: String, of office: String, in transaction: any ReadTransaction
    ) throws -> [StoredEvent] {
        var events: [StoredEvent] = []
        while true {
            let page = try StoredEvent.page(
                of: office, id, after: events.last?.sequence ?? 0, most: CaseAudit.page, in: transaction)
            events += page.compactMap { $0 }
            if page.count < CaseAudit.page || page.contains(where: { $0 == nil }) { return events }
        }
    }

    /// Each event on a line: what is stored, with the hash that chains it, and what it says.
    func lines() throws -> [UInt8] {
        struct Line: Encodable {
            let nomor: Int
            let jenis: String
            let versi: Int
            let terjadi: Int64
            let dicatat: Int64
            let tersegel: String
            let rantai: String
        }
        var result: [UInt8] = []
        for event in events {
            let stored = event.stored
            let line = try JSONBytes.encode(
                Line(
                    nomor: stored.sequence, jenis: stored.type, versi: stored.version,
                    terjadi: stored.occurred.seconds, dicatat: stored.recorded.seconds,
                    tersegel: Hexadecimal.text(stored.sealed), rantai: Hexadecimal.text(stored.chainHash)))
            // Bodies as they were written, not as this program would write them today.
            result += line.dropLast()
            result += Array(",\"peristiwa\":".utf8) + (event.body ?? Self.null)
            if !event.retained.isEmpty {
                let parts = try event.retained.sorted { $0.key < $1.key }.map { period, part in
                    try JSONBytes.encode(period) + Array(":".utf8) + (part ?? Self.null)
                }
                result += Array(",\"berjangka\":{".utf8) + parts.joined(separator: Array(",".utf8)) + Array("}".utf8)
            }
            result += Array("}\n".utf8)
        }
        return result
    }

    private static let null = Array("null".utf8)
}

extension CaseBundle.Event {
    fileprivate init(
        _ stored: StoredEvent, of id: String, at office: String, _ key: CaseKey?, _ periods: PeriodKeys?
    ) {
        let place = EventLog.context(of: office, id, stored.sequence)
        let body = key.flatMap { try? $0.open(stored.sealed, for: place) }
        var retained: [String: [UInt8]?] = [:]
        let read = body.flatMap { body in
            try? CaseEventCoding.decode(type: stored.type, version: stored.version, bytes: body) { period, sealed in
                let place = EventLog.retainedContext(of: office, id, stored.sequence, period)
                let part = periods?[period].flatMap { try? $0.open(sealed, for: place) }
                retained.updateValue(part, forKey: period)
                return part
            }
        }
        self.init(stored: stored, body: body, retained: retained, read: read)
    }
}
