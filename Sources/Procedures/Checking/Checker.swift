import Forms

/// The compiler behind `balai sop check`: reading, names, meaning, proof of soundness, data flow, and the file's own
/// examples run through the real engine.
public enum Checker {
    public static func check(source: [UInt8], fileName: String, catalogue: Catalogue) -> CheckResult {
        let read = SOPReader.read(source: source, fileName: fileName, catalogue: catalogue)
        let findings = Findings()
        findings.add(read.diagnostics)
        if let draft = read.draft { MeaningChecks(draft, catalogue: catalogue, findings: findings).run() }
        if let procedure = read.procedure, !findings.hasErrors {
            findings.add(Soundness.check(procedure))
            findings.add(DataFlow.check(procedure, catalogue: catalogue))
            runExamples(of: procedure, catalogue: catalogue, findings: findings)
        }
        return CheckResult(
            procedure: findings.hasErrors ? nil : read.procedure, diagnostics: findings.sorted)
    }

    public static func check(source: String, fileName: String, catalogue: Catalogue) -> CheckResult {
        check(source: Array(source.utf8), fileName: fileName, catalogue: catalogue)
    }

    /// `uji`: only a sound procedure is run.
    private static func runExamples(of procedure: Procedure, catalogue: Catalogue, findings: Findings) {
        guard !findings.hasErrors else { return }
        for example in procedure.examples {
            findings.add(Examples.run(example, of: procedure, catalogue: catalogue))
        }
    }
}
