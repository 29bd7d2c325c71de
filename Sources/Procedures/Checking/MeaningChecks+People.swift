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
        if needsAll, let what = alone(step, asks: asks) {
            findings.report(
                "E206", at: place(ofValue: "oleh", in: step),
                "\(what) beberapa pelaksana sekaligus; pakai salah-satu")
        }
        if step.isBulk, asks {
            findings.report(
                "E216", at: place(of: "massal", in: step),
                "massal tidak dapat dipakai pada langkah yang mengisi formulir"
            )
        }
        let earlier =
            step.differsFrom.map { ("beda-dari", $0) } + [step.sameAs].compactMap(\.self).map { ("sama-dengan", $0) }
        for (key, name) in earlier where !graph.canFollow(step.name, name) {
            findings.report(
                "E214", at: place(of: name, at: key, in: step),
                "\(key): \"\(name)\" tidak pernah mendahului \"\(step.name)\"")
        }
        checkSubject(step)
    }

    /// What of a step cannot be done by several lanes together; nil where it can.
    private func alone(_ step: Step, asks: Bool) -> String? {
        if case .person = step.work {} else { return "Langkah sistem tidak dapat ditanggung" }
        if step.isDecision { return "Keputusan tidak dapat diambil" }
        if asks { return "Formulir tidak dapat diisi" }
        // Before the first completion there is no case that could keep the part of one of them.
        return step.name == procedure.start ? "Langkah pertama tidak dapat dikerjakan" : nil
    }

    /// The official form wants a verb first, without a subject.
    private func checkSubject(_ step: Step) {
        let text = step.text.lowercased() + " "
        let names = procedure.lanes.flatMap {
            [$0.title.lowercased(), $0.name.split(separator: "-").joined(separator: " ")]
        }
        let subjects = names + ["pemohon", "petugas"]
        if subjects.contains(where: { text.hasPrefix($0 + " ") }) {
            findings.report(
                "P408", at: place(ofValue: step.isDecision ? "keputusan" : "kegiatan", in: step),
                "Kegiatan diawali nama pelaksana; mulai dengan kata kerja")
        }
    }
}
