import Forms

extension MeaningChecks {
    /// Secret values stay out of letters, messages and books (E118).
    func checkSecrets() {
        for letter in procedure.letters {
            refuseSecrets(letter.arguments, in: "surat", at: letter.position)
        }
        let steps = procedure.steps
        let records =
            steps.flatMap { $0.records + $0.outcomes.flatMap(\.records) } + procedure.results.flatMap(\.records)
        for record in records { refuseSecrets(record.columns, in: "buku", at: record.position) }
        for step in steps {
            refuseSecrets(in: step.notices + step.outcomes.flatMap(\.notices), at: step.position)
        }
        for result in procedure.results { refuseSecrets(in: result.notices, at: result.position) }
    }

    private func refuseSecrets(_ arguments: [String: Argument], in place: String, at position: SourcePosition) {
        for (_, argument) in arguments.sorted(by: { $0.key < $1.key }) {
            guard case .answer(let reference) = argument, isSecret(reference) else { continue }
            report(reference, in: place, at: position)
        }
    }

    /// A message names a value in braces: `{formulir.isian}`.
    private func refuseSecrets(in notices: [NoticeRule], at position: SourcePosition) {
        for message in notices.compactMap(\.message) {
            for part in message.split(separator: "{").dropFirst() {
                let name = String(part.prefix { $0 != "}" })
                let pair = name.split(separator: ".").map(String.init)
                guard pair.count == 2 else { continue }
                for reference in [
                    AnswerReference.field(FieldPath(form: pair[0], field: pair[1])),
                    .output(step: pair[0], name: pair[1]),
                ] where isSecret(reference) {
                    report(reference, in: "pesan", at: position)
                }
            }
        }
    }

    private func report(_ reference: AnswerReference, in place: String, at position: SourcePosition) {
        findings.report("E118", at: position, "Nilai rahasia \"\(Reading.text(reference))\" tidak boleh masuk \(place)")
    }

    /// Written as secret by the file, or by the catalogue. Kinds that are merely sealed, such as NIK, belong in letters.
    private func isSecret(_ reference: AnswerReference) -> Bool {
        switch reference {
        case .field(let path):
            procedure.field(path).map { $0.isSecret && !$0.kind.isAlwaysSecret } ?? false
        case .output(let step, let name): output(step, name)?.isSecret ?? false
        default: false
        }
    }

    /// A lane that may not see a value gets no step whose letter or effect needs it (E117, `kerahasiaan`).
    func checkClosedValues() {
        for rule in procedure.confidentiality {
            for step in procedure.steps {
                for lane in step.lanes where !rule.except.contains(lane) && procedure.lane(lane)?.party == .officer {
                    for reference in needed(by: step) where isClosed(reference, by: rule.closes) {
                        findings.report(
                            "E117", at: step.position,
                            "Langkah \"\(step.name)\" memakai \"\(Reading.text(reference))\" yang tertutup bagi \"\(lane)\"",
                            expected: "\(lane) di kecuali, atau pelaksana lain")
                    }
                }
            }
        }
    }

    private func needed(by step: Step) -> [AnswerReference] {
        var arguments: [Argument] = []
        if case .effect(let use) = step.work { arguments += use.arguments.sorted { $0.key < $1.key }.map(\.value) }
        let made = (step.letterActs + step.outcomes.flatMap(\.letterActs)).filter { $0.kind == .draft }.map(\.letter)
        for letter in procedure.letters where made.contains(letter.name) {
            arguments += letter.arguments.sorted { $0.key < $1.key }.map(\.value)
        }
        return arguments.compactMap { if case .answer(let reference) = $0 { reference } else { nil } }
    }

    private func isClosed(_ reference: AnswerReference, by scope: ConfidentialityRule.Scope) -> Bool {
        switch (reference, scope) {
        case (.resident, _): true
        case (.field(let path), .identity): procedure.identifies(path)
        case (.paper(let name), .identity): procedure.isApplicants(paper: name)
        case (.field, .content), (.paper, .content): true
        default: false
        }
    }
}
