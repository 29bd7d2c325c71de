import Forms

extension MeaningChecks {
    /// The start step (E203).
    func checkStart() {
        guard let start = procedure.step(procedure.start) else { return }
        let isPerson = if case .person = start.work { start.printing != .rowOnly } else { false }
        if !isPerson || !start.joins.isEmpty || start.condition != nil || start.expiry != nil {
            findings.report(
                "E203", at: start.position,
                "Langkah pertama harus dikerjakan orang dan tanpa gabung, jika, atau habis")
        }
        // Applying is not deciding: there is nothing to choose before there is a case.
        if isPerson, !start.outcomes.isEmpty, !(start.outcomes.count == 1 && start.outcomes[0].isImplicit) {
            findings.report(
                "E203", at: place(of: "hasil", in: start), "Langkah pertama hanya punya satu tujuan (lalu)",
                expected: "keputusannya pada langkah berikut")
        }
    }

    /// Outcomes, skips and joins of a step.
    func checkShape(_ step: Step) {
        if step.isDecision, step.outcomes.count < 2, step.printing != .rowOnly {
            findings.report("E212", at: step.position, "Keputusan harus punya paling sedikit dua hasil")
        }
        let hasOneTarget = step.outcomes.count == 1 && step.outcomes[0].isImplicit && step.expiry == nil
        if step.condition != nil || step.maySkip, !hasOneTarget {
            findings.report(
                "E213", at: place(of: step.condition != nil ? "jika" : "boleh-dilewati", in: step),
                "jika dan boleh-dilewati hanya untuk langkah dengan satu tujuan (lalu)")
        }
        if !step.outcomes.isEmpty, step.outcomes.allSatisfy({ $0.maximumTimes != nil }) {
            findings.report(
                "E218", at: step.position,
                "Semua hasil \"\(step.name)\" dibatasi paling-banyak; permohonan dapat tersangkut",
                expected: "paling sedikit satu hasil tanpa paling-banyak")
        }
        for earlier in step.joins.flatMap({ $0 }) where graph.successors[earlier]?.contains(step.name) != true {
            findings.report(
                "E209", at: place(of: earlier, at: "gabung", in: step),
                "\"\(step.name)\" menunggu \"\(earlier)\", tetapi \"\(earlier)\" tidak menuju ke sini")
        }
    }
}
