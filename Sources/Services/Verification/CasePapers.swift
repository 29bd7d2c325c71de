import Procedures
import Store

/// The uploaded files of which a case speaks, and which of them must still be there: all that were ever handed in, but for
/// those whose time was over (`simpan`), and those that the case whose part it is lent it.
struct CasePapers {
    /// By paper.
    private let given: [String: [PaperFile]]
    /// Papers that an event has destroyed.
    private let over: Set<String>
    private let file: CaseFile

    init(_ file: CaseFile) {
        self.file = file
        var given: [String: [PaperFile]] = [:]
        var over: Set<String> = []
        for event in file.events {
            for (name, files) in event.givenPapers {
                given[name, default: []] += files.filter { !$0.isShownOriginal }
            }
            // The event names what was in the case; what another had taken the place of went with it.
            if case .retentionOver(let end) = event.body {
                over.formUnion(end.papers)
                over.formUnion(file.procedure.retention.papers(of: end.amount))
            }
        }
        self.given = given
        self.over = over
    }

    /// The ids of all of them.
    var spoken: Set<String> { Set(given.values.joined().map(\.blob)) }

    /// The ids of those that are in no row, without an event that says why.
    func missing(
        _ cases: CaseServices, _ keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> [String] {
        let record = file.record
        let wanted = Set(given.filter { !over.contains($0.key) }.values.joined().map(\.blob))
        let there = try transaction.rows(
            "SELECT id FROM blobs WHERE office_id = \(record.office) AND id IN \(list: wanted.sorted())"
        ).map(\.values[0])
        let missing = wanted.filter { !there.contains(.text($0)) }
        guard !missing.isEmpty else { return [] }
        let lent = try record.parent.map { try Self.lent(by: $0, cases.shelf, keyring, in: transaction) } ?? []
        return missing.subtracting(lent).sorted()
    }

    /// The ids of what a case gave one that a step of it runs. Those files lie there, and whether they should is that
    /// case's to say.
    static func lent(
        by parent: ParentLink, _ shelf: CaseShelf, _ keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> Set<String> {
        let above = try CaseFile.open(
            parent.caseID, of: parent.office, at: .beforeAll, shelf: shelf, keyring: keyring, in: transaction)
        let lent = above.events.compactMap { event -> SubRequested? in
            guard case .subRequested(let request) = event.body, request.step == parent.step,
                request.visit == parent.visit
            else { return nil }
            return request
        }
        return Set(lent.flatMap { $0.papers.values.joined() }.map(\.blob))
    }
}
