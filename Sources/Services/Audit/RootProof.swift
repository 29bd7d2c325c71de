import Forms
import Store

/// What the roots of an office prove of its cases, and what speaks against them.
struct RootEvidence: Sendable {
    /// nil: there is no root, or none that is to be believed.
    let proof: RootProof?
    /// What is wrong with the roots, as far as it touches the office.
    let findings: [AuditFinding]

    /// How many of them are told: under a wrong key each line is one.
    private static let most = 20

    /// - Parameter memory: what the database remembers of roots; those that are gone are told as a verification tells them.
    static func read(
        _ office: Office, _ witness: RootWitness, beside memory: RootMemory, _ known: [AuditedOffice]
    ) throws -> RootEvidence {
        let record = try witness.record(beside: memory.tips)
        let remembered = RememberedRoots(
            memory: memory, record: record, offices: known, isChosen: witness.isChosen)
        let troubles = (record.findings + remembered.findings).filter { [office.slug, ""].contains($0.office) }
        guard let roots = record.offices[office.id] else {
            return RootEvidence(proof: nil, findings: Array(troubles.prefix(most)))
        }
        let read = try RootsOfOffice.read(roots, in: witness.folder)
        let altered = read.findings.filter { $0.kind == .headsAltered }
        let all = Array((troubles + altered).prefix(most))
        guard altered.isEmpty else { return RootEvidence(proof: nil, findings: all) }
        return RootEvidence(proof: RootProof(line: roots.text, book: read.book), findings: all)
    }
}

/// What the last root of an office was made over, and the place of each case in it.
struct RootProof: Sendable {
    /// A case's leaf in the tree of a root.
    struct Place: Sendable {
        /// The root's signed line.
        let line: String
        let leaf: String
        let index: Int
        let path: [[UInt8]]
    }

    fileprivate let line: String
    fileprivate let book: HeadBook

    /// How a case stood whenever a root was made over it.
    func witnesses(of id: String) -> [CaseHead] { book.witnesses(of: id) }

    /// - Returns: nil for a case that is younger than the root.
    func place(of id: String) -> Place? {
        let heads = book.heads.values.sorted { $0.id < $1.id }
        guard let index = heads.firstIndex(where: { $0.id == id }) else { return nil }
        return Place(
            line: line, leaf: String(decoding: heads[index].leaf, as: UTF8.self), index: index,
            path: MerkleTree.path(of: index, in: heads.map(\.leaf)))
    }
}
