import Forms

extension MeaningChecks {
    /// Secret values stay out of letters, messages and books, and a secret that an effect made out of all else (E118).
    func checkSecrets() {
        for letter in procedure.letters {
            for (name, reference) in references(in: letter.arguments) where isSecret(reference) {
                report(reference, in: "surat", at: place(ofValue: name, in: letter))
            }
        }
        let steps = procedure.steps
        let records =
            steps.flatMap { $0.records + $0.outcomes.flatMap(\.records) } + procedure.results.flatMap(\.records)
        for record in records {
            for (_, reference) in references(in: record.columns) where isSecret(reference) {
                report(reference, in: "buku", at: record.position)
            }
        }
        for step in steps {
            checkMessages(step.notices + step.outcomes.flatMap(\.notices), at: step.position)
            checkMadeSecrets(step)
        }
        for result in procedure.results { checkMessages(result.notices, at: result.position) }
    }

    private func references(in arguments: [String: Argument]) -> [(name: String, reference: AnswerReference)] {
        arguments.sorted { $0.key < $1.key }.compactMap { name, argument in
            if case .answer(let reference) = argument { (name, reference) } else { nil }
        }
    }

    /// What an effect made secretly is handed to its receiver by that effect; nobody else gets it.
    private func checkMadeSecrets(_ step: Step) {
        var given: [(name: String, reference: AnswerReference)] = []
        var place = "pekerjaan sistem lain"
        switch step.work {
        case .effect(let use): given = references(in: use.arguments)
        case .sub(let use):
            place = "SOP lain"
            given = references(in: Dictionary(uniqueKeysWithValues: use.arguments.map { ($0.description, $1) }))
        case .person, .branch: break
        }
        for (name, reference) in given {
            guard case .output = reference, isSecret(reference) else { continue }
            report(reference, in: place, at: places.value("langkah", step.name, "dengan", name) ?? step.position)
        }
    }

    /// A message is sent as it stands: no answer goes into it, a secret least of all.
    private func checkMessages(_ notices: [NoticeRule], at position: SourcePosition) {
        for notice in notices {
            guard let message = notice.message else { continue }
            let position = notice.position ?? position
            for part in message.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
                let name = String(part.prefix { $0 != "}" })
                if let secret = mentioned(name).first(where: isSecret) {
                    report(secret, in: "pesan", at: position)
                } else if NameForm.matchesReference(name) {
                    findings.report(
                        "E119", at: position,
                        "\"{\(name)}\" tidak berlaku di pesan, karena pesan terkirim seperti tertulis",
                        expected: "teks biasa; penerima membaca isiannya di Balai")
                }
            }
        }
    }

    /// What a name in braces could mean.
    private func mentioned(_ name: String) -> [AnswerReference] {
        let parts = name.split(separator: ".").map(String.init)
        switch parts.count {
        case 1: return procedure.forms.map { .field(FieldPath(form: $0.name, field: name)) }
        case 2: return [.field(FieldPath(form: parts[0], field: parts[1])), .output(step: parts[0], name: parts[1])]
        default: return []
        }
    }

    private func report(_ reference: AnswerReference, in place: String, at position: SourcePosition) {
        findings.report("E118", at: position, "Nilai rahasia \"\(reference.written)\" tidak boleh masuk \(place)")
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
                            "Langkah \"\(step.name)\" memakai \"\(reference.written)\" yang tertutup bagi \"\(lane)\"",
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
        case (.field(let path), .named): procedure.identifies(path) && !procedure.leavesOpen(reference)
        case (.paper(let name), .named): procedure.isApplicants(paper: name) && !procedure.leavesOpen(reference)
        case (.field, .content), (.paper, .content): true
        default: false
        }
    }
}
