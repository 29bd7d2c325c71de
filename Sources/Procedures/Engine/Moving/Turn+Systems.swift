import Forms

extension Turn {
    mutating func requestEffect(_ use: EffectUse, step: String, visit: Int) {
        let arguments = use.arguments.compactMapValues { answers.value(of: $0) }
        let key = EffectKey(step: step, visit: visit)
        emit(.effectRequested(EffectRequested(key: key, effect: use.effect, arguments: arguments)))
    }

    /// Asks for a case of another procedure, filled in as far as this one knows (SOP.md §13).
    mutating func requestSub(_ use: SubUse, step: String, visit: Int) {
        var filled: Answers = [:]
        for (theirs, ours) in use.forms {
            for (path, value) in state.answers where path.form == ours {
                filled[FieldPath(form: theirs, field: path.field)] = value
            }
        }
        for (path, argument) in use.arguments {
            filled[path] = answers.value(of: argument)
        }
        let papers = use.papers.compactMapValues { state.papers[$0] }
        emit(
            .subRequested(
                SubRequested(step: step, visit: visit, procedure: use.procedure, answers: filled, papers: papers)))
    }
}
