import Forms

extension MeaningChecks {
    func checkTimes(_ step: Step) {
        let isPerson = if case .person = step.work { true } else { false }
        let isBranch = if case .branch = step.work { true } else { false }
        // A time that could not be read is there all the same.
        let isSaid = step.time != nil || places.key("langkah", step.name, "waktu") != nil
        if !isSaid, procedure.limits.isEmpty, !isBranch, step.printing == .yes {
            findings.report(
                "P401", at: step.position, "Langkah \"\(step.name)\" tidak punya waktu; Mutu Baku memintanya",
                expected: "misalnya waktu: 1 hari kerja, atau waktu: tidak diatur")
        }
        if let expiry = step.expiry, expiry.after == nil, step.time == nil {
            findings.report(
                "E406", at: expiry.position, "\"habis\" memerlukan setelah, atau waktu pada langkahnya",
                expected: "habis: {setelah: …, lalu: …}")
        }
        let hasClock = step.time != nil || step.expiry?.after != nil
        let needsClock =
            step.escalations.contains { MeaningChecks.isPercent($0.at) }
            || step.reminders.contains {
                if case .once(let mark) = $0.schedule { MeaningChecks.isPercent(mark) } else { false }
            }
        if needsClock, !hasClock {
            let key = step.escalations.contains { MeaningChecks.isPercent($0.at) } ? "eskalasi" : "ingatkan"
            findings.report(
                "E402", at: place(of: key, in: step), "\"\(key)\" memerlukan waktu, tetapi langkah ini tidak punya")
        }
        checkEarliest(step)
        checkCountedBack(step)
        checkWaiting(step, isPerson: isPerson)
        for rule in [step.time, step.expiry?.after].compactMap({ $0 }) {
            checkAnswerIsThere(rule, at: place(ofValue: step.time == nil ? "habis" : "waktu", in: step)) {
                graph.canReach(step.name, withoutPassing: $0)
            }
        }
    }

    private static func isPercent(_ mark: TimeMark) -> Bool {
        if case .percent = mark { true } else { false }
    }

    /// E405. Only times of the same kind can be compared for certain.
    private func checkEarliest(_ step: Step) {
        guard let earliest = step.notBefore else { return }
        let rules: [(rule: TimeRule?, since: Anchor?)] = [
            (step.time, step.since), (step.expiry?.after, step.expiry?.since),
        ]
        for (rule, since) in rules {
            // What counts back from a date has nothing to do with what counts from the opening, or from another date.
            guard let rule, (since?.isBefore ?? false) == step.isCountedBack,
                !step.isCountedBack || since == step.since
            else { continue }
            for amount in Reading.amounts(rule) where isOver(amount, before: earliest, step) {
                let nested = places.value("langkah", step.name, "waktu", "paling-cepat")
                findings.report(
                    "E405", at: nested ?? place(ofValue: "paling-cepat", in: step),
                    "paling-cepat (\(earliest.written)) melewati batas waktu (\(amount.written))")
            }
        }
    }

    /// Before a date, the longer time is the earlier one.
    private func isOver(_ amount: TimeAmount, before earliest: TimeAmount, _ step: Step) -> Bool {
        step.isCountedBack ? Effort.isLonger(amount, than: earliest) : Effort.isLonger(earliest, than: amount)
    }

    /// P411: an applicant, or somebody outside, who may never act.
    private func checkWaiting(_ step: Step, isPerson: Bool) {
        guard isPerson, step.printing != .rowOnly, step.expiry == nil, step.reminders.isEmpty else { return }
        let waits = step.lanes.compactMap { procedure.lane($0) }.first { $0.party != .officer }
        // Nobody waits for the start step the first time: there is no case yet.
        guard let waits, step.name != procedure.start || graph.canFollow(step.name, step.name) else { return }
        let whom = waits.party == .applicant ? "pemohon" : "pihak luar"
        findings.report(
            "P411", at: step.position, "\"\(step.name)\" menunggu \(whom) tanpa batas; tambahkan habis atau ingatkan")
    }

    /// P416: a time by an answer that may not be there yet.
    func checkAnswerIsThere(_ rule: TimeRule, at position: SourcePosition, canCome: (Set<String>) -> Bool) {
        guard case .byAnswer(.field(let path), let rules, let otherwise) = rule else { return }
        for inner in rules.values { checkAnswerIsThere(inner, at: position, canCome: canCome) }
        guard otherwise == nil, let field = procedure.field(path), field.initial == nil else { return }
        let isSure = field.required == .yes && field.shownWhen == nil
        let asking = procedure.steps.filter { step in step.asks.contains { $0.asks(path) } }
        if !isSure || canCome(Set(asking.map(\.name))) {
            findings.report(
                "P416", at: position, "Waktu menurut \"\(path)\" belum dapat dihitung sebelum \"\(path)\" diisi",
                expected: "lainnya: …, atau bawaan pada isiannya")
        }
    }

    /// P417: a right to withdraw, or to correct, that ends at the first return.
    func checkWithdrawal() {
        for (right, until) in [
            ("mencabut", procedure.withdrawal?.until), ("memperbaiki isian", procedure.correction?.until),
        ] {
            guard let until, until.outcome == nil, let step = procedure.step(until.step), step.outcomes.count > 1,
                step.outcomes.contains(where: { graph.reachable(from: $0.targets).contains(step.name) })
            else { continue }
            findings.report(
                "P417", at: until.position,
                "Hak \(right) berakhir pada \(step.name) pertama, juga bila dikembalikan; tulis \(step.name).<hasil>")
        }
    }
}
