import Documents
import Forms
public import Store

/// One case as a ZIP for an auditor: its events as they are stored and as they read, its files, what proves it, and a
/// text to begin with. What is in it lies open: it holds everything that the applicant wrote.
public struct ExportCase: Sendable {
    let environment: Environment
    let cases: CaseServices
    let blobs: Blobs
    let witness: RootWitness

    public init(_ environment: Environment, _ cases: CaseServices, _ blobs: Blobs, witness: RootWitness) {
        self.environment = environment
        self.cases = cases
        self.blobs = blobs
        self.witness = witness
    }

    /// - Parameter write: is given every piece of the file in order.
    /// - Returns: what is wrong with the case; nothing, as it should be.
    /// - Throws: `CaseMissing`, `BlobFailure`, `ZipWriter.TooLarge`; what writing throws.
    public func callAsFunction(
        _ number: String, of office: Office, write: @escaping ([UInt8]) throws -> Void
    ) async throws -> [AuditFinding] {
        let (environment, cases, blobs, witness) = (environment, cases, blobs, witness)
        let proof = try await FileThreads().run { try RootProof.read(office, witness) }
        let bundle = try await environment.database.read { transaction in
            try CaseBundle.read(number, of: office, environment, cases, blobs, in: transaction)
        }
        var zip = ZipWriter(write: write)
        let place = proof?.place(of: bundle.row.id)
        try zip.add("baca-dulu.txt", Array(BundleText(bundle: bundle, proof: place).text.utf8))
        try zip.add("peristiwa.jsonl", bundle.lines())
        try zip.add("bukti.json", JSONBytes.encode(BundleProof(bundle, place)) + [UInt8(ascii: "\n")])
        for paper in bundle.papers {
            let content = try await blobs.bytes(of: paper.blob)
            try zip.add(paper.name, content)
        }
        try zip.finish()
        return bundle.findings
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

    private let line: String
    private let heads: [CaseHead]

    /// - Returns: nil where the office has no root, or its lists are not what was signed.
    static func read(_ office: Office, _ witness: RootWitness) throws -> RootProof? {
        guard let roots = try witness.record(beside: []).offices[office.id] else { return nil }
        let read = try RootsOfOffice.read(roots, in: witness.folder)
        guard !read.findings.contains(where: { $0.kind == .headsAltered }) else { return nil }
        return RootProof(line: roots.text, heads: read.book.heads.values.sorted { $0.id < $1.id })
    }

    private init(line: String, heads: [CaseHead]) {
        self.line = line
        self.heads = heads
    }

    /// - Returns: nil for a case that is younger than the root.
    func place(of id: String) -> Place? {
        guard let index = heads.firstIndex(where: { $0.id == id }) else { return nil }
        return Place(
            line: line, leaf: String(decoding: heads[index].leaf, as: UTF8.self), index: index,
            path: MerkleTree.path(of: index, in: heads.map(\.leaf)))
    }
}

/// `bukti.json`.
struct BundleProof: Encodable {
    struct Root: Encodable {
        let baris: String
        let daun: String
        let urutan: Int
        let jalan: [String]
    }

    let kantor: String
    let id: String
    let nomor: String
    let jumlah: Int
    let kepala: String
    let temuan: [AuditFinding]
    let akar: Root?

    init(_ bundle: CaseBundle, _ place: RootProof.Place?) {
        kantor = bundle.office.id
        id = bundle.row.id
        nomor = bundle.row.number
        jumlah = bundle.row.version
        kepala = Hexadecimal.text(bundle.row.head)
        temuan = bundle.findings
        akar = place.map {
            Root(baris: $0.line, daun: $0.leaf, urutan: $0.index, jalan: $0.path.map(Hexadecimal.text))
        }
    }
}
