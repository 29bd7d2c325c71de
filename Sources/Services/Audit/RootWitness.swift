import Forms
public import Store

/// The roots outside the database, as somebody who verifies has them.
public struct RootWitness: Sendable {
    let folder: RootFolder
    let keys: [VerifyingKey]
    /// Lines that were mailed or kept elsewhere, and must be in the folder.
    let mailed: [String]
    /// A folder that was named, and not the one that is written into.
    let isChosen: Bool

    /// How many lines were found among what was mailed.
    public var mailedCount: Int { mailed.count }

    /// - Parameters:
    ///   - keys: under one of which every line must be signed.
    ///   - mailed: a text with lines of roots among others.
    ///   - isChosen: a folder that was named, whatever others there are; otherwise there must be no other.
    public init(folder: RootFolder, keys: [VerifyingKey], mailed: String = "", isChosen: Bool = false) {
        self.folder = folder
        self.keys = keys
        self.isChosen = isChosen
        // A mail as it was sent breaks long lines behind a `=` (RFC 2045, section 6.7); a root's line has none of its own.
        let text = mailed.replacing("\r\n", with: "\n").replacing("=\n", with: "")
        self.mailed = text.split(separator: "\n").map(String.init).filter { $0.hasPrefix(RootLine.mark) }
    }

    /// What the lines say of an office.
    struct OfficeRoots: Sendable {
        var last: RootLine
        /// The last line as it lies there.
        var text = ""
        /// The days with a list of heads, and the hash of each.
        var lists: [(day: CalendarDate, hash: [UInt8])] = []
    }

    /// What all the lines say.
    struct Record: Sendable {
        var offices: [String: OfficeRoots] = [:]
        var lines = 0
        var findings: [AuditFinding] = []
        /// Lines that the database remembers and the folder has not.
        var forgotten: [RootTip] = []
        /// Lines that the database remembers of other folders than this.
        var elsewhere: [RootTip] = []
    }

    /// Reads every line: its signature, and that it stands on the one before.
    /// - Parameter tips: lines that the database remembers.
    func record(beside tips: [RootTip]) throws -> Record {
        var record = Record()
        var missing = Set(mailed)
        let own = try folder.chain()
        var remembered = Dictionary(
            tips.filter { own == nil || $0.chain == own }.map { ($0.line, $0) }, uniquingKeysWith: { first, _ in first }
        )
        var chain = LineChain(keys: keys)
        for month in try folder.months() {
            try folder.lines(of: month) { number, text in
                missing.remove(text)
                let place = "\(month) baris \(number)"
                guard let line = chain.read(text, at: place) else { return }
                remembered[RootLine.hash(of: text)] = nil
                record.lines += 1
                record.offices[line.office, default: OfficeRoots(last: line)].last = line
                record.offices[line.office]?.text = text
                if line.heads != Digest.sha256([UInt8]()) {
                    record.offices[line.office]?.lists.append((line.day, line.heads))
                }
            }
        }
        chain.finish()
        record.findings = chain.findings + missing.sorted().map(absent)
        record.forgotten = remembered.values.sorted { $0.office < $1.office }
        record.elsewhere = tips.filter { own != nil && $0.chain != own }
        return record
    }

    private func absent(_ text: String) -> AuditFinding {
        guard let signed = SignedRootLine(text), signed.isSigned(byOneOf: keys) else {
            return AuditFinding(
                kind: .rootAltered, office: "", caseNumber: nil,
                message: "Surat yang dibandingkan berisi baris akar dengan tanda tangan yang tidak sah.")
        }
        return AuditFinding(
            kind: .rootsMissing, office: signed.line.slug, caseNumber: nil,
            message: "Akar \(signed.line.day.longText) ada dalam surat, tetapi hilang dari folder akar atau diganti.")
    }
}
