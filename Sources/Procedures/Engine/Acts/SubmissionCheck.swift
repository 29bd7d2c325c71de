import Forms

/// Judges what was handed over with an act against what the step and its outcome ask for (SOP.md §4).
struct SubmissionCheck {
    let procedure: Procedure
    var answers: CaseAnswers
    let step: Step
    let outcome: Outcome

    /// What counts from now on.
    struct Accepted {
        var answers: Answers = [:]
        var cleared: [FieldPath] = []
        var papers: [String: [PaperFile]] = [:]
        var troubles: [SubmissionTrouble] = []
    }

    init(procedure: Procedure, answers: CaseAnswers, step: Step, outcome: Outcome) {
        self.procedure = procedure
        self.answers = answers
        self.step = step
        self.outcome = outcome
        // A form that an outcome asks for sees that outcome.
        self.answers.choosing = (step.name, outcome.name)
    }

    func accept(_ submission: Submission) throws(Refusal) -> Accepted {
        var accepted = Accepted()
        let asked = procedure.questions(of: step, outcome: outcome.name)
        let paths = Set(asked.map(\.path))
        let given = submission.answers.filter { paths.contains($0.key) }
        let validation = FormValidation.validate(asked, answers: given, in: answers)
        accepted.answers = validation.values
        accepted.cleared = validation.cleared.filter { answers.state.answers[$0] != nil }
        for question in asked {
            guard let trouble = validation.troubles[question.path] else { continue }
            accepted.troubles.append(.init(.field(question.path), "\(trouble.message)."))
        }
        for path in submission.answers.keys.sorted() where !paths.contains(path) {
            accepted.troubles.append(.init(.field(path), "Isian “\(path)” tidak ditanyakan di langkah ini."))
        }
        var context = answers
        for path in paths { context.state.answers[path] = validation.values[path] }
        checkPapers(submission, context, &accepted)
        guard accepted.troubles.isEmpty else { throw .answers(accepted.troubles) }
        return accepted
    }
}

extension Requirement {
    func holds(in context: CaseAnswers) -> Bool {
        switch self {
        case .no: false
        case .yes: true
        case .when(let condition): condition.holds(in: context)
        }
    }
}
