import Forms

/// The compiler behind `balai sop check`: reading, names, meaning, proof of soundness, data flow, and the file's own
/// examples run through the real engine.
public enum Checker {
    public static func check(source: [UInt8], fileName: String, catalogue: Catalogue) -> CheckResult {
        let read = SOPReader.read(source: source, fileName: fileName, catalogue: catalogue)
        let findings = Findings()
        findings.add(read.diagnostics)
        if let draft = read.draft {
            MeaningChecks(draft, catalogue: catalogue, places: SourcePlaces(read.root), findings: findings).run()
        }
        if let procedure = read.procedure, !findings.hasErrors {
            findings.add(Soundness.check(procedure))
            findings.add(DataFlow.check(procedure, catalogue: catalogue))
            findings.add(moveFindings(procedure, catalogue: catalogue, places: SourcePlaces(read.root)))
            runExamples(of: procedure, catalogue: catalogue, findings: findings)
        }
        return CheckResult(
            procedure: findings.hasErrors ? nil : read.procedure, diagnostics: findings.sorted)
    }

    public static func check(source: String, fileName: String, catalogue: Catalogue) -> CheckResult {
        check(source: Array(source.utf8), fileName: fileName, catalogue: catalogue)
    }

    /// `pindah`: where the version that it names is at hand.
    private static func moveFindings(
        _ procedure: Procedure, catalogue: Catalogue, places: SourcePlaces
    ) -> [Diagnostic] {
        guard let move = procedure.move, let old = catalogue.procedures[procedure.name],
            old.version == move.fromVersion
        else { return [] }
        let unknown = move.steps.keys.filter { old.step($0) == nil }.sorted().map { name in
            Diagnostic(
                "E104", at: places.key("pindah", "peta", name) ?? .start,
                "Langkah \"\(name)\" tidak ada di versi \(old.version)",
                expected: Findings.list(old.steps.map(\.name)))
        }
        guard unknown.isEmpty else { return unknown }
        let proof = MoveProof(from: old, to: procedure, by: move, at: places.key("pindah") ?? .start)
        return proof?.diagnostics(catalogue: catalogue) ?? []
    }

    /// `uji`: only a sound procedure is run.
    private static func runExamples(of procedure: Procedure, catalogue: Catalogue, findings: Findings) {
        guard !findings.hasErrors else { return }
        for example in procedure.examples {
            findings.add(Examples.run(example, of: procedure, catalogue: catalogue))
        }
    }
}
