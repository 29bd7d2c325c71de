import Forms

extension Turn {
    mutating func requestEffect(_ use: EffectUse, step: String, visit: Int) {
        let arguments = use.arguments.compactMapValues(value)
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
            filled[path] = firstReceived(path, argument, use) ?? value(of: argument)
        }
        let papers = use.papers.compactMapValues { state.papers[$0] }
        emit(
            .subRequested(
                SubRequested(step: step, visit: visit, procedure: use.procedure, answers: filled, papers: papers)))
    }

    /// A case that is handed on once more in the same SOP brings the day on which the first office received it.
    private func firstReceived(_ path: FieldPath, _ argument: Argument, _ use: SubUse) -> Value? {
        use.procedure == procedure.name && argument == .answer(.fact(.date)) ? state.answers[path] : nil
    }

    /// A parameter's value. An answer that nobody gave counts as its literal `bawaan`, as the proof takes it (E122).
    private func value(of argument: Argument) -> Value? {
        if let value = answers.value(of: argument) { return value }
        guard case .answer(.field(let path)) = argument, case .literal(let value) = procedure.field(path)?.initial
        else {
            return nil
        }
        return value
    }
}
