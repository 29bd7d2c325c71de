import Forms

extension MeaningChecks {
    /// Who does a step, and how its text is written.
    func checkPeople(_ step: Step) {
        let needsAll =
            switch step.performers {
            case .all, .inOrder: true
            default: false
            }
        let asks = !step.asks.isEmpty || step.outcomes.contains { !$0.asks.isEmpty }
        if needsAll, step.isDecision || asks {
            findings.report(
                "E206", at: step.position,
                asks && !step.isDecision
                    ? "Formulir tidak dapat diisi beberapa pelaksana sekaligus; pakai salah-satu"
                    : "Keputusan tidak dapat diambil beberapa pelaksana sekaligus; pakai salah-satu")
        }
        if step.isBulk, asks {
            findings.report("E216", at: step.position, "massal tidak dapat dipakai pada langkah yang mengisi formulir")
        }
        for earlier in step.differsFrom where !graph.canFollow(step.name, earlier) {
            findings.report(
                "E214", at: step.position, "beda-dari: \"\(earlier)\" tidak pernah mendahului \"\(step.name)\"")
        }
        if let earlier = step.sameAs, !graph.canFollow(step.name, earlier) {
            findings.report(
                "E214", at: step.position, "sama-dengan: \"\(earlier)\" tidak pernah mendahului \"\(step.name)\"")
        }
        checkSubject(step)
    }

    /// The official form wants a verb first, without a subject.
    private func checkSubject(_ step: Step) {
        let text = step.text.lowercased() + " "
        let subjects = procedure.lanes.map { $0.title.lowercased() } + ["pemohon", "petugas"]
        if subjects.contains(where: { text.hasPrefix($0 + " ") }) {
            findings.report("P408", at: step.position, "Kegiatan diawali nama pelaksana; mulai dengan kata kerja")
        }
    }
}
