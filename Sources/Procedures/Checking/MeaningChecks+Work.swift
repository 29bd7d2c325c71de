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
            checkParameters(use, effect, of: step)
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
            findings.unknown(
                "E204", at: outcome.position, "Hasil \"\(outcome.name)\" tidak ada pada \(what)", outcome.name,
                among: known)
        }
    }

    private func checkParameters(_ use: EffectUse, _ effect: EffectDeclaration, of step: Step) {
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
                    "E207", at: places.value("langkah", step.name, "dengan", parameter.name) ?? use.position,
                    "\(what): parameter \"\(parameter.name)\" berjenis lain",
                    expected: parameter.kinds.map(\.rawValue).listed(with: "atau"))
            }
        }
        let known = effect.parameters.map(\.name)
        for name in use.arguments.keys.sorted() where !known.contains(name) {
            findings.unknown(
                "E207", at: places.key("langkah", step.name, "dengan", name) ?? use.position,
                "\(what): parameter \"\(name)\" tidak dikenal", name, among: known)
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
            findings.unknown(
                "E205", at: outcome.position,
                "Hasil \"\(outcome.name)\" bukan pilihan pada keputusan \"\(step.name)\"", outcome.name, among: known)
        }
    }
}
