import Forms

/// E122: an effect or a letter needs a value that may not be there.
struct AnswerFlow {
    let procedure: Procedure
    let graph: FlowGraph
    let catalogue: Catalogue
    let facts: SureFacts

    var diagnostics: [Diagnostic] {
        graph.steps.indices.flatMap { effectFindings(at: $0) + letterFindings(at: $0) }
    }

    private func effectFindings(at number: Int) -> [Diagnostic] {
        guard case .effect(let use) = graph.steps[number].work, let effect = catalogue.effect(use.effect) else {
            return []
        }
        let position = use.position == .start ? graph.steps[number].position : use.position
        return required(effect.parameters, of: use.arguments).compactMap { reference in
            guard case .after(let lacking) = facts.source(of: reference) else { return nil }
            return lacking.ways(in: graph).toStep[number].map { path in
                finding(reference, at: position, path: path)
            }
        }
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
            "E122", at: position, "\"\(Self.name(of: reference))\" dibutuhkan di sini tetapi mungkin belum diisi",
            expected: "isian wajib pada setiap jalur ke sini, atau bawaan", path: path)
    }

    /// An answer as a file names it.
    static func name(of reference: AnswerReference) -> String {
        switch reference {
        case .field(let path): path.description
        case .resident(let name): "warga.\(name)"
        case .fact(let fact): "kasus.\(fact.rawValue)"
        case .output(let step, let name): "\(step).\(name)"
        case .outcome(let step): step
        case .paper(let name): "berkas.\(name)"
        }
    }
}
