import Forms

/// E122: an effect or a letter needs a value that may not be there.
struct AnswerFlow {
    let procedure: Procedure
    let graph: FlowGraph
    let catalogue: Catalogue
    let facts: SureFacts

    var diagnostics: [Diagnostic] {
        graph.steps.indices.flatMap { effectFindings(at: $0) + letterFindings(at: $0) + choiceFindings(at: $0) }
    }

    /// What is needed anywhere: the answer, and the steps that need it.
    var needs: [(reference: AnswerReference, steps: Set<Int>)] {
        var steps: [AnswerReference: Set<Int>] = [:]
        for (number, step) in graph.steps.enumerated() {
            for reference in choices(of: step) + parameters(of: step).references + dates(of: step) {
                steps[reference, default: []].insert(number)
            }
            let acts = step.letterActs + step.outcomes.flatMap(\.letterActs)
            for letter in procedure.letters
            where acts.contains(where: { $0.kind == .draft && $0.letter == letter.name }) {
                for reference in required(catalogue.letterType(letter.type)?.parameters ?? [], of: letter.arguments) {
                    steps[reference, default: []].insert(number)
                }
            }
        }
        return steps.sorted { $0.key.written < $1.key.written }.map { ($0.key, $0.value) }
    }

    /// Which way a case goes, or who does a step, by an answer: without the answer nobody knows.
    private func choices(of step: Step) -> [AnswerReference] {
        var chooses: [AnswerReference] = []
        if case .branch(.byField(let path)) = step.work { chooses.append(.field(path)) }
        if case .byAnswer(let reference, _, nil) = step.performers { chooses.append(reference) }
        return chooses
    }

    /// The dates that its times are counted from: without one it has no deadline. Where one may be missing is E404.
    private func dates(of step: Step) -> [AnswerReference] {
        [step.since, step.expiry?.since].compactMap { anchor -> AnswerReference? in
            switch anchor {
            case .answer(let path), .before(let path): .field(path)
            case .opening, .event, .deadline, .earliest, .latest, nil: nil
            }
        }
    }

    private func choiceFindings(at number: Int) -> [Diagnostic] {
        let step = graph.steps[number]
        return choices(of: step).compactMap { missing($0, at: number, position: step.position) }
    }

    private func missing(_ reference: AnswerReference, at number: Int, position: SourcePosition) -> Diagnostic? {
        guard case .after(let lacking) = facts.source(of: reference) else { return nil }
        return lacking.ways(in: graph).toStep[number].map { finding(reference, at: position, path: $0) }
    }

    /// What an effect must be given.
    private func parameters(of step: Step) -> (references: [AnswerReference], position: SourcePosition) {
        guard case .effect(let use) = step.work, let effect = catalogue.effect(use.effect) else {
            return ([], step.position)
        }
        return (
            required(effect.parameters, of: use.arguments), use.position == .start ? step.position : use.position
        )
    }

    private func effectFindings(at number: Int) -> [Diagnostic] {
        let (references, position) = parameters(of: graph.steps[number])
        return references.compactMap { missing($0, at: number, position: position) }
    }

    /// The values of a letter are taken when its draft is made, with what the step itself asks.
    private func letterFindings(at number: Int) -> [Diagnostic] {
        let step = graph.steps[number]
        var found: Set<AnswerReference> = []
        var diagnostics: [Diagnostic] = []
        for exit in graph.exitsOfStep[number] {
            guard let outcome = graph.outcome(of: graph.exits[exit]) else { continue }
            for act in step.letterActs + outcome.letterActs where act.kind == .draft {
                guard let letter = procedure.letters.first(where: { $0.name == act.letter }),
                    let type = catalogue.letterType(letter.type)
                else { continue }
                for reference in required(type.parameters, of: letter.arguments) where !found.contains(reference) {
                    guard case .after(let lacking) = facts.source(of: reference),
                        let path = lacking.ways(in: graph).afterExit[exit]
                    else { continue }
                    found.insert(reference)
                    let position = act.position == .start ? step.position : act.position
                    diagnostics.append(finding(reference, at: position, path: path))
                }
            }
        }
        return diagnostics
    }

    /// The answers that required parameters are given, each once, in the order of the catalogue.
    private func required(
        _ parameters: [EffectDeclaration.Parameter], of arguments: [String: Argument]
    ) -> [AnswerReference] {
        var seen: Set<AnswerReference> = []
        return parameters.compactMap { parameter in
            guard parameter.isRequired, case .answer(let reference) = arguments[parameter.name],
                seen.insert(reference).inserted
            else { return nil }
            return reference
        }
    }

    private func finding(_ reference: AnswerReference, at position: SourcePosition, path: [String]) -> Diagnostic {
        Diagnostic(
            "E122", at: position, "\"\(reference.written)\" dibutuhkan di sini tetapi mungkin belum diisi",
            expected: "isian wajib pada setiap jalur ke sini, atau bawaan", path: path)
    }
}
