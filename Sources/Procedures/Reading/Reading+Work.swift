import Forms

extension Reading {
    /// Whether a person, an effect, another SOP or the system does a step.
    func work(_ step: inout Step, _ map: MapCursor) {
        let kinds = ["otomatis", "sub", "menurut"].filter { map.has($0) }
        if kinds.count > 1 {
            findings.report(
                "E119", at: map.position(of: kinds[1]), "\"\(kinds[1])\" tidak berlaku di samping \"\(kinds[0])\"")
        }
        if let cursor = map["otomatis"] {
            if let use = effect(cursor, map["dengan"]) { step.work = .effect(use) }
        } else if let cursor = map["sub"] {
            if let use = sub(cursor, map) { step.work = .sub(use) }
        } else if let cursor = map["menurut"] {
            if let branch = branch(cursor) { step.work = .branch(branch) }
        }
        step.forEach = map["untuk-setiap"].flatMap { cursor in
            guard let path = fieldPath(cursor) else { return nil }
            if let field = fields[path], field.kind != .rows {
                findings.report(
                    "E120", at: cursor.position,
                    "\"untuk-setiap\" memerlukan isian berjenis daftar, bukan \(field.kind.rawValue)")
            }
            return path
        }
    }

    private func effect(_ cursor: Cursor, _ with: Cursor?) -> EffectUse? {
        guard let name = cursor.text("nama efek") else { return nil }
        guard catalogue.effect(name) != nil else {
            findings.unknown(
                "E105", at: cursor.position, "Efek \"\(name)\" belum didaftarkan", name,
                among: catalogue.effects.map(\.name))
            return nil
        }
        return EffectUse(effect: name, arguments: arguments(with), position: cursor.position)
    }

    private func sub(_ cursor: Cursor, _ map: MapCursor) -> SubUse? {
        guard let name = procedureName(cursor) else { return nil }
        var use = SubUse(procedure: name, position: cursor.position)
        let given = subArguments(map["dengan"], of: name)
        use.arguments = given.fields
        use.forms = given.forms
        let theirs = catalogue.procedures[name]?.papers.map(\.name)
        for entry in map["berkas"]?.named("kumpulan berkas") ?? [] {
            if let theirs, !theirs.contains(entry.name) {
                findings.unknown(
                    "E113", at: entry.position, "SOP \"\(name)\" tidak mempunyai \"berkas.\(entry.name)\"", entry.name,
                    among: theirs)
                continue
            }
            use.papers[entry.name] = paper(entry.value)
        }
        if let place = map["di"].flatMap({ place($0) }) { use.place = place }
        return use
    }

    /// `dengan` of a `sub`: their field → our answer, or their form → our form.
    func subArguments(
        _ cursor: Cursor?, of procedure: String
    ) -> (fields: [FieldPath: Argument], forms: [String: String]) {
        var fields: [FieldPath: Argument] = [:]
        var forms: [String: String] = [:]
        guard let cursor else { return (fields, forms) }
        guard cursor.isMap else {
            cursor.expect("kumpulan isian")
            return (fields, forms)
        }
        let theirs = catalogue.procedures[procedure]
        for entry in cursor.node.entries {
            let value = Cursor(entry.value, label: entry.key, findings: findings)
            if let path = FieldPath(entry.key) {
                if let theirs, theirs.field(path) == nil {
                    let known = theirs.forms.flatMap { form in form.fields.map { "\(form.name).\($0.name)" } }
                    findings.unknown(
                        "E113", at: entry.position, "SOP \"\(procedure)\" tidak mempunyai \"\(entry.key)\"", entry.key,
                        among: known)
                } else {
                    fields[path] = argument(value)
                }
            } else if let theirs, theirs.form(entry.key) == nil {
                findings.unknown(
                    "E113", at: entry.position, "SOP \"\(procedure)\" tidak mempunyai formulir \"\(entry.key)\"",
                    entry.key, among: theirs.forms.map(\.name))
            } else {
                forms[entry.key] = declared("Formulir", value, among: names.forms.map(\.name))
            }
        }
        return (fields, forms)
    }

    /// `menurut` of a step.
    private func branch(_ cursor: Cursor) -> Branch? {
        guard cursor.isMap else {
            switch reference(cursor) {
            case .field(let path):
                guard options(of: .field(path)) != nil || fields[path] == nil else {
                    findings.report(
                        "E120", at: cursor.position, "\"menurut\" memerlukan isian dengan pilihan",
                        expected: "isian berjenis pilihan atau ya-tidak, sebuah langkah, atau syarat")
                    return nil
                }
                return .byField(path)
            case .outcome(let step): return .byStep(step)
            case nil: return nil
            default:
                cursor.expect("isian berpilihan, langkah, atau {hasil: syarat, …, hasil: lainnya}")
                return nil
            }
        }
        var cases: [(outcome: String, condition: Condition)] = []
        let entries = cursor.named("kumpulan hasil dan syarat")
        for entry in entries.dropLast() {
            guard entry.value.node.text != "lainnya" else {
                findings.report("E210", at: entry.value.position, "Cabang terakhir menurut syarat harus \"lainnya\"")
                return nil
            }
            guard let condition = condition(entry.value) else { return nil }
            cases.append((entry.name, condition))
        }
        guard let last = entries.last, last.value.node.text == "lainnya" else {
            findings.report(
                "E210", at: entries.last?.value.position ?? cursor.position,
                "Cabang terakhir menurut syarat harus \"lainnya\"")
            return nil
        }
        return .byConditions(cases, otherwise: last.name)
    }
}
