import Forms

/// Reads an SOP file into the model, with its names resolved (SOP.md §0–§9, §13, §15, §16). Everything that is wrong
/// is said in one run; nothing in a file can make it trap.
public enum SOPReader {
    /// - Parameters:
    ///   - source: the file's bytes.
    ///   - fileName: its name or path; `<sop>.sop.yaml` must agree with `sop` (E101).
    public static func read(source: [UInt8], fileName: String, catalogue: Catalogue) -> ReadResult {
        let findings = Findings()
        guard let root = SourceTree(source, findings: findings).root else {
            return ReadResult(procedure: nil, diagnostics: findings.sorted, draft: nil, root: nil)
        }
        let reading = Reading(root: root, fileName: fileName, catalogue: catalogue, findings: findings)
        let draft = reading.procedure()
        return ReadResult(
            procedure: findings.hasErrors ? nil : draft, diagnostics: findings.sorted, draft: draft,
            root: root)
    }

    public static func read(source: String, fileName: String, catalogue: Catalogue) -> ReadResult {
        read(source: Array(source.utf8), fileName: fileName, catalogue: catalogue)
    }
}
