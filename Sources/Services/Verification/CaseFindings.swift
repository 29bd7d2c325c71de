import Forms
import Procedures
import Store

/// What is wrong with one case: its chain and its content (`CaseAudit`), what lists say of it, and files that it should
/// have and has not.
struct CaseFindings: Sendable {
    private(set) var findings: [Finding] = []
    private(set) var events = 0
    /// The ids of uploaded files of which it has ever spoken.
    private(set) var files: Set<String> = []
    /// Nil where it does not hold, or has none any more.
    private(set) var key: CaseKey?

    /// Nil where there is no such case any more.
    init?(
        _ id: String, of office: AuditedOffice, _ cases: CaseServices, keyring: Keyring,
        in transaction: any ReadTransaction
    ) throws {
        guard let row = try StoredCase.find(id, of: office.id, in: transaction) else { return nil }
        let place = "\(office.slug)/\(row.number)"
        var audit = CaseAudit(row, of: office, keyring: keyring)
        try audit.run(in: transaction)
        events = audit.events
        findings = audit.findings.map { .chain(place, $0.message) }
        // What does not hold is not opened: nothing could be made of it.
        guard !audit.findings.contains(where: { $0.kind != .keyKept }) else { return }
        let stored = try StoredRow("SELECT * FROM cases WHERE office_id = \(office.id) AND id = \(id)", in: transaction)
        guard stored.isCase else {
            findings.append(.projection(place, "barisnya berisi nilai yang bukan jenisnya"))
            return
        }
        do {
            let file = try CaseFile.openWhatIsLeft(
                id, of: office.id, at: .beforeAll, shelf: cases.shelf, keyring: keyring, in: transaction)
            key = file.key
            let papers = CasePapers(file)
            files = papers.spoken
            findings += try RowFindings(file, stored, cases, in: transaction).texts.map { .projection(place, $0) }
            findings += try papers.missing(cases, keyring, in: transaction).map { id in
                .unnamedFile(BlobPlace(office: office.id, id: id).backupPath, of: row.number)
            }
        } catch let failure as DatabaseFailure {
            throw failure
        } catch {
            findings.append(.chain(place, "tidak dapat dibuka: \(Self.cause(error))"))
        }
    }

    private static func cause(_ error: any Error) -> String {
        switch error {
        case let failure as SealFailure: failure.description
        case is CaseMissing: "riwayatnya tidak lengkap."
        default: "isinya tidak terbaca."
        }
    }
}
