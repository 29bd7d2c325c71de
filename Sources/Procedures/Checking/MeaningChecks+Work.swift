import Forms

extension MeaningChecks {
    /// What an effect, a sub-procedure or a branch asks of its step.
    func checkWork(_ step: Step) {
        switch step.work {
        case .person: break
        case .effect(let use):
            guard let effect = catalogue.effect(use.effect) else { return }
            if !(step.outcomes.count == 1 && step.outcomes[0].isImplicit) {
                checkOutcomes(step, effect.outcomes.map(\.name), of: "efek \"\(effect.name)\"")
            }
            checkParameters(use, effect)
        case .sub(let use): checkSub(step, use)
        case .branch(let branch): checkBranch(step, branch)
        }
        let acts = step.letterActs + step.outcomes.flatMap(\.letterActs)
        if case .person = step.work { return }
        for act in acts where act.kind == .initial || act.kind == .sign {
            findings.report(
                "E119", at: act.position, "\"\(act.kind.rawValue)\" tidak berlaku untuk langkah yang dikerjakan sistem",
                expected: "buat, nomori, kirim")
        }
    }

    private func checkOutcomes(_ step: Step, _ known: [String], of what: String) {
        for name in known where step.outcome(name) == nil {
            findings.report("E204", at: step.position, "Hasil \"\(name)\" dari \(what) belum punya tujuan")
        }
        for outcome in step.outcomes where !known.contains(outcome.name) {
            var message = "Hasil \"\(outcome.name)\" tidak ada pada \(what)"
            if let nearest = NearestWord.of(outcome.name, in: known) { message += "; mungkin \"\(nearest)\"?" }
            findings.report("E204", at: outcome.position, message, expected: Reading.list(known))
        }
    }

    private func checkParameters(_ use: EffectUse, _ effect: EffectDeclaration) {
        let what = "Efek \"\(effect.name)\""
        for parameter in effect.parameters {
            guard let argument = use.arguments[parameter.name] else {
                if parameter.isRequired {
                    findings.report("E207", at: use.position, "\(what): parameter \"\(parameter.name)\" belum diisi")
                }
                continue
            }
            if !fits(argument, parameter.kinds) {
                findings.report(
                    "E207", at: use.position, "\(what): parameter \"\(parameter.name)\" berjenis lain",
                    expected: parameter.kinds.map(\.rawValue).listed(with: "atau"))
            }
        }
        for name in use.arguments.keys.sorted() where !effect.parameters.contains(where: { $0.name == name }) {
            var message = "\(what): parameter \"\(name)\" tidak dikenal"
            if let nearest = NearestWord.of(name, in: effect.parameters.map(\.name)) {
                message += "; mungkin \"\(nearest)\"?"
            }
            findings.report("E207", at: use.position, message)
        }
    }

    private func checkBranch(_ step: Step, _ branch: Branch) {
        let known: [String]
        switch branch {
        case .byField(let path):
            guard let field = procedure.field(path) else { return }
            known = field.kind == .yesNo || field.kind == .statement ? ["ya", "tidak"] : field.options.map(\.name)
        case .byStep(let earlier): known = DataFlow.latestOutcomes(of: earlier, at: step.name, in: procedure)
        case .byConditions(let cases, let otherwise): known = cases.map(\.outcome) + [otherwise]
        }
        for value in known where step.outcome(value) == nil {
            findings.report(
                "E205", at: step.position, "Pilihan \"\(value)\" belum punya tujuan pada keputusan \"\(step.name)\"")
        }
        for outcome in step.outcomes where !known.contains(outcome.name) {
            var message = "Hasil \"\(outcome.name)\" bukan pilihan pada keputusan \"\(step.name)\""
            if let nearest = NearestWord.of(outcome.name, in: known) { message += "; mungkin \"\(nearest)\"?" }
            findings.report("E205", at: outcome.position, message, expected: Reading.list(known))
        }
    }
}
