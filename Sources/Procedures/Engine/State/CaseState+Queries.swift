public import Forms

extension CaseState {
    /// The open steps, in the order of the file.
    public func openSteps(in procedure: Procedure) -> [OpenStep] { procedure.steps.compactMap { open[$0.name] } }

    /// The lanes that an open step waits for: of several in a row only the next one, of several together those who
    /// have not confirmed.
    public func waitingLanes(of step: String, in procedure: Procedure) -> [String] {
        guard let open = open[step], let rule = procedure.step(step) else { return [] }
        return open.pendingLanes(of: rule)
    }

    /// The outcomes that a step still offers (`paling-banyak`).
    public func availableOutcomes(of step: String, in procedure: Procedure) -> [Outcome] {
        (procedure.step(step)?.outcomes ?? []).filter { outcome in
            outcome.maximumTimes.map { times(outcome.name, of: step) < $0 } ?? true
        }
    }

    /// The outcome with which a step was last left.
    public func latestOutcome(of step: String) -> String? { lastCompletion(of: step)?.outcome }

    /// What `isi` shows when a step is opened: the latest answers, else the defaults of the file.
    public func shownAnswers(for uses: [FormUse], in context: EngineContext) -> Answers {
        let known = CaseAnswers(of: self, at: context.now, calendar: context.officeCalendar)
        var shown: Answers = [:]
        for question in context.procedure.questions(of: uses) {
            if let value = answers[question.path] {
                shown[question.path] = value
            } else if !wasAsked(question.path, in: context.procedure) {
                shown[question.path] = question.field.initialValue(in: known)
            }
        }
        return shown
    }

    /// Whether a step that asks this question was done before: what is empty then was left empty.
    private func wasAsked(_ path: FieldPath, in procedure: Procedure) -> Bool {
        completions.contains { done in
            guard done.manner == .done, let step = procedure.step(done.step) else { return false }
            return procedure.questions(of: step, outcome: done.outcome).contains { $0.path == path }
        }
    }
}
