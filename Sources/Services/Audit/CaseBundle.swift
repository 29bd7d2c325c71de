import Forms
import Procedures
import Store

/// One case as an auditor takes it away: what is stored, what it means, and what proves it.
struct CaseBundle: Sendable {
    let office: Office
    let row: StoredCase
    let title: String
    let events: [StoredEvent]
    /// What each event says, as it was written; nil for what does not open: erased, or altered.
    let bodies: [[UInt8]?]
    let papers: [(name: String, file: PaperFile, blob: Blob)]
    let findings: [AuditFinding]

    /// A case that somebody altered is taken away as it is.
    /// - Throws: `CaseMissing`.
    static func read(
        _ number: String, of office: Office, _ environment: Environment, _ cases: CaseServices, _ blobs: Blobs,
        in transaction: any ReadTransaction
    ) throws -> CaseBundle {
        let ids = try transaction.rows("SELECT id FROM cases WHERE office_id = \(office.id) AND number = \(number)")
        guard let id = ids.first?.text("id"), let row = try StoredCase.find(id, of: office.id, in: transaction) else {
            throw CaseMissing()
        }
        var audit = CaseAudit(row, of: office, keyring: environment.keyring)
        try audit.run(in: transaction)
        var events: [StoredEvent] = []
        while true {
            let page = try StoredEvent.page(
                of: office.id, id, after: events.last?.sequence ?? 0, most: CaseAudit.page, in: transaction)
            events += page.compactMap { $0 }
            if page.count < CaseAudit.page || page.contains(where: { $0 == nil }) { break }
        }
        let key = row.wrappedKey.flatMap {
            try? CaseKey.unwrap($0, by: environment.keyring, for: CaseFile.keyContext(office.id, id))
        }
        let bodies = events.map { event in
            key.flatMap { try? $0.open(event.sealed, for: EventLog.context(of: office.id, id, event.sequence)) }
        }
        let file =
            audit.findings.isEmpty && key != nil
            ? try CaseFile.open(id, of: office.id, shelf: cases.shelf, keyring: environment.keyring, in: transaction)
            : nil
        return CaseBundle(
            office: office, row: row, title: file?.procedure.title ?? "", events: events, bodies: bodies,
            papers: try file.map { try papers(of: $0, blobs, in: transaction) } ?? [], findings: audit.findings)
    }

    /// The files that count now, in the order of their names in the SOP. One of a parent's stays with the parent.
    private static func papers(
        of file: CaseFile, _ blobs: Blobs, in transaction: any ReadTransaction
    ) throws -> [(name: String, file: PaperFile, blob: Blob)] {
        var found: [(name: String, file: PaperFile, blob: Blob)] = []
        for (paper, files) in file.state.papers.sorted(by: { $0.key < $1.key }) {
            for (number, each) in files.enumerated() where !each.isShownOriginal {
                do {
                    let blob = try blobs.find(
                        each.blob, office: file.record.office, sealing: file.key, in: transaction)
                    guard let blob else { continue }
                    found.append(("berkas/\(paper)-\(number + 1).\(each.type.rawValue)", each, blob))
                } catch is SealFailure where file.record.parent != nil {}
            }
        }
        return found
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
        for (index, event) in events.enumerated() {
            let line = try JSONBytes.encode(
                Line(
                    nomor: event.sequence, jenis: event.type, versi: event.version, terjadi: event.occurred.seconds,
                    dicatat: event.recorded.seconds, tersegel: Hexadecimal.text(event.sealed),
                    rantai: Hexadecimal.text(event.chainHash)))
            let body = bodies[index] ?? Array("null".utf8)
            // The body as it was written, not as this program would write it today.
            result += line.dropLast()
            result += Array(",\"peristiwa\":".utf8)
            result += body
            result += Array("}\n".utf8)
        }
        return result
    }
}

extension StoredCase {
    static func find(_ id: String, of office: String, in transaction: any ReadTransaction) throws -> StoredCase? {
        try transaction.row(
            "SELECT id, number, version, head_hash, key_sealed FROM cases WHERE office_id = \(office) AND id = \(id)"
        ).flatMap(StoredCase.init)
    }
}
