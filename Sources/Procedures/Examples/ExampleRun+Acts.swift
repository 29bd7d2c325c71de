import Forms

extension ExampleRun {
    /// Somebody does a step, or an effect or another case gives this outcome.
    mutating func act(_ act: ExampleAct) throws(Refusal) {
        guard let step = procedure.step(act.step) else { throw .unknownStep(act.step) }
        let visit = state?.open[step.name]?.visit ?? state?.visits[step.name] ?? 1
        let outcome = try chosenOutcome(act, of: step)
        switch step.work {
        case .effect:
            let key = EffectKey(step: step.name, visit: visit)
            try command(
                .effectEnded(key, outcome: outcome, outputs: outputs(of: step), isManual: false), by: .system)
        case .sub:
            guard state?.open[step.name] != nil else { throw .stepNotOpen(step: step.name) }
            let child = "\(step.name)-\(visit)"
            try command(.subOpened(step: step.name, visit: visit, child: child), by: .system)
            try command(.subEnded(step: step.name, visit: visit, child: child, result: outcome), by: .system)
        case .branch: throw .notAPersonsStep
        case .person:
            let actor = actor(act, at: step)
            if act.skips {
                try command(.skip(step: step.name, visit: visit, reason: "Menurut uji"), by: actor)
            } else if state == nil {
                guard step.name == procedure.start else { throw .notOpened }
                try command(.open(opening(by: actor), submission(act, step, outcome)), by: actor)
            } else {
                try command(
                    .complete(step: step.name, visit: visit, outcome: outcome, submission(act, step, outcome)),
                    by: actor)
            }
        }
    }

    /// A step's only outcome need not be named.
    private func chosenOutcome(_ act: ExampleAct, of step: Step) throws(Refusal) -> String {
        if let outcome = act.outcome { return outcome }
        guard step.outcomes.count == 1, let only = step.outcomes.first else {
            throw .unknownOutcome("(belum disebut)")
        }
        return only.name
    }

    /// Effects succeed at once, unless the items that follow name their step.
    mutating func answerEffects(after index: Int) throws(ExampleFailure) {
        // A ring of effects is allowed (P415); one that always succeeds would never come out of it.
        var budget = procedure.steps.count * 4 + 16
        while let effect = state?.effects.first(where: { isAnswered($0, after: index) }),
            let outcome = catalogue.effect(effect.effect)?.outcomes.first?.name
        {
            let step = effect.key.isUndo ? nil : procedure.step(effect.key.step)
            guard budget > 0 else {
                throw ExampleFailure("efek selesai", but: "\"\(effect.key.step)\" diulang tanpa akhir")
            }
            budget -= 1
            let given = step.map { outputs(of: $0) } ?? [:]
            do throws(Refusal) {
                try command(
                    .effectEnded(effect.key, outcome: outcome, outputs: given, isManual: false), by: .system)
            } catch {
                throw ExampleFailure("\"\(effect.key.step)\" berhasil", but: "ditolak: \(error.message)")
            }
        }
    }

    private func isAnswered(_ effect: EffectState, after index: Int) -> Bool {
        guard effect.status == .requested else { return false }
        if effect.key.isUndo { return true }
        for item in example.items[(index + 1)...] {
            guard case .act(let act) = item.content, procedure.step(act.step)?.isSystems == true else { return true }
            if act.step == effect.key.step { return false }
        }
        return true
    }

    /// A valid value for each output that the catalogue declares.
    private func outputs(of step: Step) -> [String: Value] {
        guard case .effect(let use) = step.work, let declaration = catalogue.effect(use.effect), let state else {
            return [:]
        }
        let answers = CaseAnswers(of: state, at: now, calendar: calendar)
        var outputs: [String: Value] = [:]
        for output in declaration.outputs {
            outputs[output.name] = Field(name: output.name, label: output.title, kind: output.kind)
                .sample(in: answers)
        }
        return outputs
    }

    mutating func withdraw() throws(Refusal) {
        try command(.withdraw(reason: "Menurut uji"), by: person(ofFirst: procedure.withdrawal?.lanes))
    }

    mutating func extend(_ limit: String) throws(Refusal) {
        let lanes = procedure.limits.first { $0.name == limit }?.extension?.lanes
        try command(.extend(limit: limit, reason: "Menurut uji"), by: person(ofFirst: lanes))
    }

    private func person(ofFirst lanes: [String]?) -> Actor {
        let lane = lanes?.first ?? ""
        return Actor(person: lane, lanes: [lane])
    }
}

extension Step {
    /// Done by an effect or another case.
    public var isSystems: Bool {
        switch work {
        case .effect, .sub: true
        case .person, .branch: false
        }
    }
}
