import Forms
public import Store

/// The roots outside the database, as somebody who verifies has them.
public struct RootWitness: Sendable {
    let folder: RootFolder
    let keys: [VerifyingKey]
    /// Lines that were mailed or kept elsewhere, and must be in the folder.
    let mailed: [String]

    /// - Parameters:
    ///   - keys: under one of which every line must be signed.
    ///   - mailed: a text with lines of roots among others.
    public init(folder: RootFolder, keys: [VerifyingKey], mailed: String = "") {
        self.folder = folder
        self.keys = keys
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

/// Follows the lines of roots, each of which names the one before.
struct LineChain {
    let keys: [VerifyingKey]
    private(set) var findings: [AuditFinding] = []
    /// nil: behind a line that is not to be believed.
    private var previous: [UInt8]? = RootLine.nothing
    /// A line that is none, and where it stands.
    private var stray: String?

    init(keys: [VerifyingKey]) { self.keys = keys }

    /// - Returns: the line, where it is one that was signed.
    mutating func read(_ text: String, at place: String) -> RootLine? {
        if text == RootFolder.torn, stray != nil {
            stray = nil
            return nil
        }
        finish()
        guard let signed = SignedRootLine(text) else {
            stray = place
            return nil
        }
        let line = signed.line
        guard signed.isSigned(byOneOf: keys) else {
            tell(
                .rootAltered, line.slug,
                "Akar \(line.day.longText) diganti atau diubah: tanda tangannya tidak sah (\(place)).")
            previous = nil
            return nil
        }
        if let previous, previous != line.previous {
            tell(
                .rootsMissing, line.slug,
                "Ada baris akar yang hilang atau dipindah sebelum akar \(line.day.longText) (\(place)).")
        }
        previous = RootLine.hash(of: text)
        return line
    }

    /// A line that is none stays so unless the mark of a power cut follows.
    mutating func finish() {
        guard let place = stray else { return }
        tell(.rootAltered, "", "\(place) bukan baris akar.")
        stray = nil
        previous = nil
    }

    private mutating func tell(_ kind: AuditFinding.Kind, _ office: String, _ message: String) {
        findings.append(AuditFinding(kind: kind, office: office, caseNumber: nil, message: message))
    }
}
