import Forms

/// `tutup-sampai`: kept from the applicant, and by no way handed to them before.
extension MeaningChecks {
    func checkWithheld() {
        guard !procedure.withholdings.isEmpty else { return }
        let applicant = procedure.applicantLane?.name
        for rule in procedure.withholdings where applicant.map({ gives(rule.subject, $0) }) ?? true {
            findings.report(
                "E119", at: rule.until.position,
                "\"tutup-sampai\" tidak berlaku untuk yang diisi atau diserahkan pemohon sendiri",
                expected: "berkas atau isian dari langkah petugas")
        }
        for step in procedure.steps {
            guard let applicant, step.lanes.contains(applicant), case .sub(let use) = step.work else { continue }
            let papers = use.papers.values.map { Argument.answer(.paper($0)) }
            let fields = procedure.forms.filter { use.forms.values.contains($0.name) }.flatMap { form in
                form.fields.map { Argument.answer(.field(FieldPath(form: form.name, field: $0.name))) }
            }
            check(Array(use.arguments.values) + papers + fields, given: "Langkah \"\(step.name)\"", at: step.position)
        }
        for follow in procedure.followUps {
            check(Array(follow.arguments.values), given: "Lanjutan \"\(follow.name)\"", at: follow.position)
        }
        if let applicant { checkConditions(ofThoseAsked: applicant) }
    }

    /// A step, a question or a paper of the applicant's that comes and goes by what they do not see would tell them of it.
    private func checkConditions(ofThoseAsked applicant: String) {
        for form in procedure.forms {
            for field in form.fields
            where gives(.field(FieldPath(form: form.name, field: field.name)), applicant) {
                for part in [field] + field.columns {
                    check(
                        conditions: [part.shownWhen, part.required.condition], given: "Isian \"\(part.name)\"",
                        at: part.position)
                }
            }
        }
        for step in procedure.steps where step.lanes.contains(applicant) {
            check(conditions: [step.condition], given: "Langkah \"\(step.name)\"", at: step.position)
        }
        for paper in procedure.papers where gives(.paper(paper.name), applicant) {
            check(
                conditions: [paper.shownWhen, paper.required.condition], given: "Berkas \"\(paper.name)\"",
                at: paper.position)
        }
    }

    private func check(conditions: [Condition?], given place: String, at position: SourcePosition) {
        let references = Set(conditions.compactMap(\.self).flatMap(\.references))
        check(references.map { Argument.answer($0) }, given: place, at: position)
    }

    private func gives(_ subject: Withholding.Subject, _ applicant: String) -> Bool {
        let steps = procedure.steps.filter { $0.lanes.contains(applicant) }
        switch subject {
        case .paper(let name): return steps.contains { $0.uploads.contains(name) }
        case .field(let path):
            let corrects = procedure.correction.map { $0.lanes.contains(applicant) && $0.fields.contains(path) }
            return corrects == true
                || steps.contains { step in
                    (step.asks + step.outcomes.flatMap(\.asks)).contains { $0.asks(path) }
                }
        }
    }

    private func check(_ arguments: [Argument], given place: String, at position: SourcePosition) {
        let named = arguments.compactMap { argument -> AnswerReference? in
            if case .answer(let reference) = argument { reference } else { nil }
        }
        for reference in named.sorted(by: { $0.written < $1.written }) where procedure.withholds(reference) {
            findings.report(
                "E117", at: position, "\(place) memakai \"\(reference.written)\" yang tertutup bagi pemohon",
                expected: "nilai tanpa tutup-sampai")
        }
    }
}

extension Requirement {
    fileprivate var condition: Condition? { if case .when(let condition) = self { condition } else { nil } }
}
