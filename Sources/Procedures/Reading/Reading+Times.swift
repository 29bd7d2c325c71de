import Forms

extension Reading {
    /// A time (SOP.md §9), with its remarks.
    func amount(_ cursor: Cursor) -> TimeAmount? {
        guard let text = cursor.text("waktu, misalnya \"2 hari kerja\"") else { return nil }
        switch TimeAmount.parse(text) {
        case .success(let amount):
            if let remark = amount.remark {
                findings.report(remark.code, at: cursor.position, remark.message, expected: remark.clearer)
            }
            return amount
        case .failure(let trouble):
            findings.report(
                trouble.code, at: cursor.position, trouble.message,
                expected: trouble.code == "E401" ? nil : TimeLiteralTrouble.expected)
            return nil
        }
    }

    /// A time, `tidak diatur`, or a time by an answer.
    func timeRule(_ cursor: Cursor) -> TimeRule? {
        if cursor.node.text == "tidak diatur" { return .unregulated }
        guard cursor.isMap else { return amount(cursor).map { .fixed($0) } }
        guard let map = cursor.map(SOPKeys.byAnswer), let by = map["menurut"], let reference = reference(by) else {
            return nil
        }
        var rules: [String: TimeRule] = [:]
        for (option, value) in cases(map, of: reference, at: by.position) { rules[option] = timeRule(value) }
        return .byAnswer(reference, rules, otherwise: map["lainnya"].flatMap { timeRule($0) })
    }

    /// The cases of a `menurut` map by option; options that do not exist (E121) are left out, and every option must have
    /// a case unless `lainnya` stands (E205).
    func cases(_ map: MapCursor, of reference: AnswerReference, at position: SourcePosition) -> [(String, Cursor)] {
        guard let known = options(of: reference) else {
            if kind(of: reference) != nil {
                findings.report(
                    "E120", at: position, "\"menurut\" memerlukan isian dengan pilihan",
                    expected: "isian berjenis pilihan atau ya-tidak, atau sebuah langkah")
            }
            return []
        }
        var found: [(String, Cursor)] = []
        for entry in map.others {
            guard known.contains(entry.name) else {
                notAnOption(entry.name, of: reference, known, at: entry.position)
                continue
            }
            found.append((entry.name, entry.value))
        }
        if !map.has("lainnya"),
            let missing = known.first(where: { option in !map.others.contains { $0.name == option } })
        {
            findings.report(
                "E205", at: map.position, "Pilihan \"\(missing)\" belum disebut di \(map.place)",
                expected: "\(missing): …, atau lainnya: …")
        }
        return found
    }

    func notAnOption(_ value: String, of reference: AnswerReference, _ known: [String], at position: SourcePosition) {
        findings.unknown(
            "E121", at: position, "\"\(value)\" bukan pilihan \"\(reference.written)\"", value, among: known)
    }

    /// `50%`, or a time after opening.
    func mark(_ cursor: Cursor) -> TimeMark? {
        guard let text = cursor.text("persentase atau waktu") else { return nil }
        guard text.hasSuffix("%") else { return amount(cursor).map { .after($0) } }
        guard let percent = Int(text.dropLast()), (1...1000).contains(percent) else {
            cursor.expect("persentase, misalnya 80%")
            return nil
        }
        return .percent(percent)
    }

    func escalations(_ cursor: Cursor?) -> [Escalation] {
        cursor?.items("{pada: …, kepada: …}").compactMap { item in
            guard let map = item.map(SOPKeys.escalation), let at = map["pada"].flatMap({ mark($0) }) else { return nil }
            return Escalation(at: at, lanes: lanes(map["kepada"]), takesOver: map["ambil-alih"]?.yesNo() ?? false)
        } ?? []
    }

    func reminders(_ cursor: Cursor?) -> [Reminder] {
        cursor?.items("persentase atau waktu").compactMap { reminder($0) } ?? []
    }

    private func reminder(_ item: Cursor) -> Reminder? {
        guard item.isMap else { return mark(item).map { Reminder(.once($0)) } }
        guard let map = item.map(SOPKeys.reminder) else { return nil }
        guard map.has("pada") != map.has("setiap") else {
            item.expect("{pada: …} atau {setiap: …}")
            return nil
        }
        let condition = map["jika"].flatMap { self.condition($0) }
        if let every = map["setiap"] { return amount(every).map { Reminder(.every($0), condition: condition) } }
        return map["pada"].flatMap { mark($0) }.map { Reminder(.once($0), condition: condition) }
    }
}
