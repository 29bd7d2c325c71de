import Forms

extension MeaningChecks {
    /// Parameters and signers of letters, and letters that are never sent (E113, E115, P404).
    func checkLetters() {
        let acts = procedure.steps.flatMap { step in
            (step.letterActs + step.outcomes.flatMap(\.letterActs)).map { (step, $0) }
        }
        for letter in procedure.letters {
            let type = catalogue.letterType(letter.type)
            if let type { checkParameters(letter, type) }
            let mine = acts.filter { $0.1.letter == letter.name }
            for (step, act) in mine where act.kind == .sign {
                for lane in step.lanes where !letter.signers.contains(lane) {
                    findings.report(
                        "E115", at: act.position, "\"\(lane)\" bukan penanda tangan surat \"\(letter.name)\"")
                }
            }
            let isSent =
                mine.contains { $0.1.kind == .send || $0.1.kind == .sign }
                || procedure.results.contains { $0.letter == letter.name } || extensionLetters.contains(letter.name)
            if mine.contains(where: { $0.1.kind == .draft }), !isSent {
                let what = type?.isSigned == true ? "ditandatangani" : "dikirim"
                findings.report(
                    "P404", at: letter.position, "Surat \"\(letter.name)\" dibuat tetapi tidak pernah \(what)")
            }
        }
    }

    private func checkParameters(_ letter: LetterUse, _ type: LetterTypeDeclaration) {
        if type.isSigned, letter.signers.isEmpty {
            findings.report("E006", at: letter.position, "\"penanda-tangan\" wajib ada di surat \"\(letter.name)\"")
        }
        let known = type.parameters.map(\.name)
        for name in letter.arguments.keys.sorted() where !known.contains(name) {
            findings.unknown(
                "E113", at: place(of: name, in: letter), "Surat \"\(letter.name)\" tidak mempunyai \"\(name)\"", name,
                among: known)
        }
        for parameter in type.parameters {
            guard let argument = letter.arguments[parameter.name] else {
                if parameter.isRequired {
                    findings.report(
                        "E113", at: letter.position, "Surat \"\(letter.name)\" memerlukan \"\(parameter.name)\"")
                }
                continue
            }
            if !fits(argument, parameter.kinds) {
                findings.report(
                    "E113", at: place(ofValue: parameter.name, in: letter),
                    "Surat \"\(letter.name)\": \"\(parameter.name)\" berjenis lain",
                    expected: parameter.kinds.map(\.rawValue).listed(with: "atau"))
            }
        }
    }

    private func place(of parameter: String, in letter: LetterUse) -> SourcePosition {
        places.key("surat", letter.name, "dengan", parameter) ?? letter.position
    }

    func place(ofValue parameter: String, in letter: LetterUse) -> SourcePosition {
        places.value("surat", letter.name, "dengan", parameter) ?? letter.position
    }
}
