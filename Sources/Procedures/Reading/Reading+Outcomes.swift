import Forms

extension Reading {
    /// `lalu` or `hasil`.
    func outcomes(_ step: Step, _ map: MapCursor) -> [Outcome] {
        if map.has("lalu"), map.has("hasil") {
            findings.report("E211", at: map.position(of: "lalu"), "Tulis lalu atau hasil, tidak keduanya")
        }
        if let cursor = map["hasil"] {
            if cursor.isMap, cursor.node.entries.isEmpty { cursor.expect("kumpulan hasil") }
            return cursor.named("kumpulan hasil").map { outcome($0, of: step) }
        }
        guard let cursor = map["lalu"] else {
            findings.report("E006", at: map.position, "\"lalu\" atau \"hasil\" wajib ada di \(map.place)")
            return []
        }
        return [only(of: step, targets(cursor), at: map.position(of: "lalu"))]
    }

    /// A step with `lalu`: for an effect, its single outcome keeps the catalogue's name.
    private func only(of step: Step, _ targets: [String], at position: SourcePosition) -> Outcome {
        var name = Outcome.implicitName
        var label = "Selesai"
        if case .effect(let use) = step.work, let effect = catalogue.effect(use.effect) {
            if effect.outcomes.count == 1 {
                (name, label) = (effect.outcomes[0].name, effect.outcomes[0].label)
            } else {
                for missing in effect.outcomes {
                    findings.report(
                        "E204", at: position,
                        "Hasil \"\(missing.name)\" dari efek \"\(effect.name)\" belum punya tujuan",
                        expected: "hasil: {\(effect.outcomes.map { "\($0.name): …" }.joined(separator: ", "))}")
                }
            }
        }
        var outcome = Outcome(name: name, label: label, targets: targets, position: position)
        outcome.isImplicit = true
        return outcome
    }

    private func outcome(_ entry: NamedCursor, of step: Step) -> Outcome {
        var outcome = Outcome(
            name: entry.name, label: label(entry.name, of: step), targets: [], position: entry.position)
        if SOPKeys.reserved.contains(entry.name) || entry.name == Expiry.outcomeName {
            findings.report(
                "E009", at: entry.position, "\"\(entry.name)\" adalah kata khusus dan tidak dapat menjadi nama hasil")
        }
        guard entry.value.isMap else {
            outcome.targets = targets(entry.value)
            return outcome
        }
        guard let map = entry.value.map(SOPKeys.outcome, place: "hasil \"\(entry.name)\"") else { return outcome }
        outcome.targets = map["lalu"].map { targets($0) } ?? []
        if let label = map["label"]?.text() { outcome.label = label }
        outcome.reason = map["alasan"]?.word(ReasonWord.self).map { $0 == .internal ? .internal : .forApplicant }
        outcome.asks = formUses(map["isi"])
        outcome.letterActs = letterActs(map["surat"])
        outcome.records = records(map["catat"])
        outcome.outputs = map.texts("output")
        outcome.notices = notices(map["beritahu"])
        outcome.maximumTimes = map["paling-banyak"]?.integer(in: 1...99)
        checkKeys(ofOutcome: map, step)
        return outcome
    }

    /// What only a person can give, or choose not to take.
    private func checkKeys(ofOutcome map: MapCursor, _ step: Step) {
        if case .person = step.work { return }
        for key in ["alasan", "isi", "paling-banyak"] where map.has(key) {
            findings.report(
                "E119", at: map.position(of: key), "\"\(key)\" tidak berlaku untuk hasil langkah yang dikerjakan sistem"
            )
        }
    }

    private enum ReasonWord: String, CaseIterable {
        case forApplicant = "untuk-pemohon"
        case `internal` = "internal"
    }

    /// From the catalogue or the sub's results, else the name with a capital and without hyphens.
    private func label(_ name: String, of step: Step) -> String {
        switch step.work {
        case .effect(let use):
            if let known = catalogue.effect(use.effect)?.outcomes.first(where: { $0.name == name }) {
                return known.label
            }
        case .sub(let use):
            // An SOP that hands on to itself is known by this file alone.
            let isItself = use.procedure == root["sop"]?.text
            let title = isItself ? root["akhir"]?[name]?["judul"]?.text : nil
            if let title = title ?? catalogue.procedures[use.procedure]?.result(name)?.title { return title }
        case .branch(.byField(let path)):
            if let known = fields[path]?.options.first(where: { $0.name == name }) { return known.label }
        default: break
        }
        return name.split(separator: "-").joined(separator: " ").capitalizedFirst
    }
}
