import Documents
import Forms
public import Store

/// One case as a ZIP for an auditor: its events as they are stored and as they read, its files, what proves it, and a
/// text to begin with. What is in it lies open: it holds everything that the applicant wrote.
public struct ExportCase: Sendable {
    let environment: Environment
    let cases: CaseServices
    let blobs: Blobs
    let witness: RootWitness?

    /// - Parameter witness: the roots outside the database; nil: there are none at hand.
    public init(_ environment: Environment, _ cases: CaseServices, _ blobs: Blobs, witness: RootWitness?) {
        self.environment = environment
        self.cases = cases
        self.blobs = blobs
        self.witness = witness
    }

    /// That a case is taken is noted before its first byte is written: nobody has it without a trace.
    /// - Parameters:
    ///   - name: the system's name of whoever takes it, or their user name.
    ///   - reason: why, in their words; nil: they were not asked.
    ///   - opening: that an officer has it, as the case's own page and its applicant are told; nil: the server took it.
    ///   - write: is given every piece of the file in order.
    /// - Returns: what is wrong with the case, its files or the roots; nothing, as it should be.
    /// - Throws: `CaseMissing`, `ZipWriter.TooLarge`; `CaseErased` where its content was erased meanwhile; what writing
    ///   throws.
    public func callAsFunction(
        _ number: String, of office: Office, by name: String, reason: String? = nil,
        opening: ContentOpening? = nil, write: ([UInt8]) async throws -> Void
    ) async throws -> [AuditFinding] {
        let (environment, cases, blobs, witness) = (environment, cases, blobs, witness)
        let (memory, known) = try await environment.database.read {
            (try RootMemory(in: $0), try AuditedOffice.all(in: $0).offices)
        }
        let evidence = try await FileThreads().run {
            try witness.map { try RootEvidence.read(office, $0, beside: memory, known) }
                ?? RootEvidence(proof: nil, findings: [])
        }
        let bundle = try await environment.database.read { transaction in
            try CaseBundle.read(
                number, of: office, beside: { evidence.proof?.witnesses(of: $0) ?? [] }, environment, cases, blobs,
                in: transaction)
        }
        try await note(bundle, takenBy: name, because: reason, opening: opening)
        var contents = BundleContents(bundle: bundle, evidence: evidence)
        // An entry at a time: what is in memory is one file of the case.
        let entry = Entry()
        var zip = ZipWriter { entry.bytes += $0 }
        try zip.add("peristiwa.jsonl", bundle.lines())
        try await write(entry.take())
        for file in bundle.papers.files {
            do {
                let content = try await blobs.bytes(of: file.blob)
                try zip.add(file.name, content)
                try await write(entry.take())
                contents.add(file, Hexadecimal.text(Digest.sha256(content)))
            } catch let failure as BlobFailure {
                contents.add(file, failure)
            }
        }
        let place = evidence.proof?.place(of: bundle.row.id)
        try zip.add(
            "bukti.json", JSONBytes.encode(BundleProof(bundle, place, contents.findings)) + [UInt8(ascii: "\n")])
        // Last, when it is known what could be taken.
        try zip.add("baca-dulu.txt", Array(BundleText(contents: contents, place: place).text.utf8))
        try zip.finish()
        try await write(entry.take())
        return contents.findings
    }

    /// Notes that a case is taken. What the reason says may be what is erased: it is struck with the content, and is not kept
    /// once that is gone.
    /// - Throws: `CaseErased` where the content was there when it was read, and is not any more.
    func note(_ bundle: CaseBundle, takenBy name: String, because reason: String?, opening: ContentOpening?)
        async throws
    {
        let (environment, row, office) = (environment, bundle.row, bundle.office.id)
        var act = AuditAct(kind: .caseTaken, office: office, subject: row.number, done: environment.now, by: name)
        act.reason = row.wrappedKey == nil ? nil : reason
        try await environment.database.write { [act] transaction in
            // Whether its key is there, and not which: it may have been sealed anew.
            let isErased = try StoredCase.find(row.id, of: office, in: transaction)?.wrappedKey == nil
            guard row.wrappedKey == nil || !isErased else { throw CaseErased() }
            let done = try act.store(keyring: environment.keyring, in: transaction)
            try opening?.storeAlways(at: done, in: transaction)
        }
    }

    /// What the ZIP's writer has written and nobody has taken yet.
    private final class Entry {
        var bytes: [UInt8] = []

        func take() -> [UInt8] {
            defer { bytes = [] }
            return bytes
        }
    }
}

/// What went into the ZIP and what did not.
struct BundleContents: Sendable {
    let bundle: CaseBundle
    let evidence: RootEvidence
    /// A line a file, with its digest.
    private(set) var taken: [String] = []
    /// A line a file, with the reason.
    private(set) var left: [String]
    private(set) var findings: [AuditFinding]

    init(bundle: CaseBundle, evidence: RootEvidence) {
        self.bundle = bundle
        self.evidence = evidence
        left = bundle.papers.absent.map(\.text)
        findings = bundle.findings + evidence.findings
        for absent in bundle.papers.absent {
            if let kind = absent.kind { tell(kind, absent.text) }
        }
    }

    mutating func add(_ file: BundlePapers.File, _ digest: String) {
        taken.append("\(file.name)  \(digest)")
        if digest != file.digest {
            tell(.fileDamaged, "\(file.name): bukan berkas yang disebut riwayatnya (sidik \(file.digest)).")
        }
    }

    mutating func add(_ file: BundlePapers.File, _ failure: BlobFailure) {
        left.append("\(file.name): \(failure)")
        if case .missing = failure {
            tell(.fileGone, "\(file.name): \(failure)")
        } else {
            tell(.fileDamaged, "\(file.name): \(failure)")
        }
    }

    private mutating func tell(_ kind: AuditFinding.Kind, _ message: String) {
        findings.append(
            AuditFinding(kind: kind, office: bundle.office.slug, caseNumber: bundle.row.number, message: message))
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

    init(_ bundle: CaseBundle, _ place: RootProof.Place?, _ findings: [AuditFinding]) {
        kantor = bundle.office.id
        id = bundle.row.id
        nomor = bundle.row.number
        jumlah = bundle.row.version
        kepala = Hexadecimal.text(bundle.row.head)
        temuan = findings
        akar = place.map {
            Root(baris: $0.line, daun: $0.leaf, urutan: $0.index, jalan: $0.path.map(Hexadecimal.text))
        }
    }
}
