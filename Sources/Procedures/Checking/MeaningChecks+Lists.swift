import Forms

extension MeaningChecks {
    /// P421: a sentence that the commas of `[a, b]` cut into several items. The first item begins as a sentence does, and
    /// a later one goes on in small letters.
    func checkLists() {
        let block = procedure.identity
        for (key, items) in [
            ("dasar-hukum", block.legalBasis), ("kualifikasi", block.qualifications), ("peralatan", block.equipment),
            ("peringatan", block.warnings), ("pencatatan", block.records),
        ] {
            reportCutSentence(items) { places.word($0, in: key) ?? .start }
        }
        for step in procedure.steps {
            reportCutSentence(step.outputs) { place(of: $0, at: "output", in: step) }
            let texts = step.requirements.compactMap { if case .text(let text) = $0 { text } else { nil } }
            reportCutSentence(texts) { place(of: $0, at: "kelengkapan", in: step) }
            for outcome in step.outcomes {
                reportCutSentence(outcome.outputs) {
                    places.word($0, in: "langkah", step.name, "hasil", outcome.name, "output") ?? step.position
                }
            }
        }
    }

    private func reportCutSentence(_ items: [String], at position: (String) -> SourcePosition) {
        guard let first = items.first, first.first?.isUppercase == true,
            let cut = items.dropFirst().first(where: { $0.first?.isLowercase == true })
        else { return }
        findings.report(
            "P421", at: position(cut), "\"\(cut)\" menjadi butir sendiri karena koma di depannya",
            expected: "tanda kutip di sekeliling kalimat yang memuat koma, atau huruf besar di awal tiap butir")
    }
}
