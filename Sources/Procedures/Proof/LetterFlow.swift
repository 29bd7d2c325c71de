import Forms

/// E114 and P405: what is done with a letter before it exists, or sent before it is signed (SOP.md §5).
struct LetterFlow {
    let procedure: Procedure
    let graph: FlowGraph
    let catalogue: Catalogue

    /// An act of a step is one finding, however many outcomes the step has.
    private struct Spot: Hashable {
        let step: Int
        let act: LetterAct
    }

    var diagnostics: [Diagnostic] {
        procedure.letters.flatMap { letter -> [Diagnostic] in
            let drafted = exits(with: .draft, of: letter.name)
            let draft = Lacking(happens: drafted).ways(in: graph)
            var findings = missingDrafts(of: letter.name, drafted: drafted, draft: draft)
            if isSigned(letter) {
                // A new draft makes the signature fall away.
                let signed = exits(with: .sign, of: letter.name)
                findings += unsigned(
                    letter.name, signed: signed, draft: draft,
                    signature: Lacking(happens: signed, undoes: drafted).ways(in: graph))
            }
            return findings
        }
    }

    private func missingDrafts(of letter: String, drafted: Set<Int>, draft: Lacking.Ways) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        var reported: Set<Spot> = []
        for (exit, act) in acts(on: letter) where act.kind != .draft && !drafted.contains(exit) {
            let step = graph.exits[exit].step
            guard let path = draft.afterExit[exit], reported.insert(Spot(step: step, act: act)).inserted else {
                continue
            }
            findings.append(
                missingDraft(
                    letter, Self.passive(act.kind),
                    at: act.position == .start ? graph.steps[step].position : act.position,
                    path: path))
        }
        for (number, result) in graph.results.enumerated() where result.letter == letter {
            guard let path = draft.toResult[number] else { continue }
            findings.append(missingDraft(letter, Self.passive(.send), at: result.position, path: path))
        }
        return findings
    }

    private func missingDraft(
        _ letter: String, _ passive: String, at position: SourcePosition, path: [String]
    ) -> Diagnostic {
        Diagnostic(
            "E114", at: position, "Surat \"\(letter)\" \(passive) padahal mungkin belum dibuat",
            expected: "surat: {buat: \(letter)} pada setiap jalur ke sini", path: path)
    }

    private func unsigned(
        _ letter: String, signed: Set<Int>, draft: Lacking.Ways, signature: Lacking.Ways
    ) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        var reported: Set<Spot> = []
        for (exit, act) in acts(on: letter) where act.kind == .send && !signed.contains(exit) {
            let step = graph.exits[exit].step
            // Where the draft itself may be missing, that is said already.
            guard draft.afterExit[exit] == nil, let path = signature.afterExit[exit],
                reported.insert(Spot(step: step, act: act)).inserted
            else { continue }
            let position = act.position == .start ? graph.steps[step].position : act.position
            findings.append(sentUnsigned(letter, at: position, path: path))
        }
        for (number, result) in graph.results.enumerated() where result.letter == letter {
            guard draft.toResult[number] == nil, let path = signature.toResult[number] else { continue }
            findings.append(sentUnsigned(letter, at: result.position, path: path))
        }
        return findings
    }

    private func sentUnsigned(_ letter: String, at position: SourcePosition, path: [String]) -> Diagnostic {
        Diagnostic(
            "P405", at: position, "Surat \"\(letter)\" dapat terkirim sebelum ditandatangani",
            expected: "tanda-tangan sebelum kirim pada setiap jalur", path: path)
    }

    private func isSigned(_ letter: LetterUse) -> Bool {
        catalogue.letterType(letter.type)?.isSigned ?? !letter.signers.isEmpty
    }

    /// Every act on a letter, with the exit that does it, in the order of the file.
    private func acts(on letter: String) -> [(exit: Int, act: LetterAct)] {
        graph.exits.indices.flatMap { number -> [(exit: Int, act: LetterAct)] in
            let exit = graph.exits[number]
            guard let outcome = graph.outcome(of: exit) else { return [] }
            return (graph.steps[exit.step].letterActs + outcome.letterActs).filter { $0.letter == letter }
                .map { (number, $0) }
        }
    }

    private func exits(with kind: LetterAct.Kind, of letter: String) -> Set<Int> {
        Set(acts(on: letter).filter { $0.act.kind == kind }.map(\.exit))
    }

    private static func passive(_ kind: LetterAct.Kind) -> String {
        switch kind {
        case .draft: "dibuat"
        case .number: "dinomori"
        case .initial: "diparaf"
        case .sign: "ditandatangani"
        case .send: "dikirim"
        }
    }
}
