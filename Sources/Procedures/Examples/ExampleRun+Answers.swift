import Forms

extension ExampleRun {
    /// Everything that the step and its outcome ask for: what the example says, what was answered before, or a valid
    /// sample.
    func submission(_ act: ExampleAct, _ step: Step, _ outcome: String) throws(Refusal) -> Submission {
        var submission = Submission()
        let taken = step.outcome(outcome)
        if taken?.reason != nil { submission.reason = "Menurut uji" }
        let asked = procedure.questions(of: step, outcome: outcome)
        var known = CaseAnswers(
            of: state
                ?? CaseState(opening: opening(by: actor(act, at: step)), by: .system, occurred: now, recorded: now),
            at: now, calendar: calendar)
        known.choosing = (step.name, outcome)
        for question in asked where !act.without.contains(question) {
            var value = try written(act.answers, question, known)
            if value == nil { value = known.state.answers[question.path] }
            if value == nil { value = try written(example.answers, question, known) }
            if value == nil { value = question.field.sample(in: known) }
            submission.answers[question.path] = value
            known.state.answers[question.path] = value
        }
        for name in step.uploads where !act.without.contains(name) {
            guard let paper = procedure.paper(name), state?.papers[name]?.isEmpty ?? true else { continue }
            if paper.shownWhen?.holds(in: known) ?? true { submission.papers[name] = [paper.sample] }
        }
        for name in step.uploads where act.without.contains(name) { submission.papers[name] = [] }
        return submission
    }

    /// What the example's author wrote for this question, read as a person would have typed it.
    private func written(
        _ answers: [String: RawAnswer], _ question: AskedField, _ known: CaseAnswers
    ) throws(Refusal) -> Value? {
        guard let answer = answers[question.path.description] else { return nil }
        switch question.field.normalized(answer, in: known) {
        case .success(let value): return value
        case .failure(let trouble): throw .answers([.init(.field(question.path), "\(trouble.message).")])
        }
    }
}

extension [String] {
    /// Whether `tanpa` names this question, shortly or in full.
    fileprivate func contains(_ question: AskedField) -> Bool {
        contains(question.path.field) || contains(question.path.description)
    }
}

extension Paper {
    /// A file that would be accepted.
    var sample: PaperFile {
        PaperFile(
            blob: "uji-\(name)", name: "\(name).\((extensions.first ?? .pdf).rawValue)", type: extensions.first ?? .pdf,
            bytes: min(1000, maximumBytes), digest: String(repeating: "0", count: 64), shown: delivery == .bring)
    }
}
