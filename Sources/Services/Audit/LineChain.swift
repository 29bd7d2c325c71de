import Forms
import Store

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
