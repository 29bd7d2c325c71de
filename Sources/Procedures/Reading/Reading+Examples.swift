import Forms

extension Reading {
    /// `uji` (SOP.md §15).
    func examples(_ top: MapCursor) -> [Example] {
        guard let cursor = top["uji"] else { return [] }
        if cursor.items().isEmpty { cursor.expect("paling sedikit satu uji") }
        return cursor.items().compactMap { example($0) }
    }

    private func example(_ cursor: Cursor) -> Example? {
        guard let map = cursor.map(SOPKeys.example), let items = map["jalan"]?.items().compactMap({ self.item($0) }),
            let expected = map["akhir"].flatMap({ result($0) })
        else { return nil }
        let start = map["mulai"].flatMap { wallTime($0) } ?? Reading.usualStart
        var example = Example(
            name: map["nama"]?.text() ?? "", start: start, answers: answers(map["isi"]), items: items,
            expectedResult: expected, position: cursor.position)
        example.isPart = isPart(map["isi"])
        if let calendar = map["kalender"], calendar.node.text != "baku",
            let parts = calendar.map(SOPKeys.exampleCalendar)
        {
            example.holidays = parts["libur"]?.items().compactMap { date($0) } ?? []
            if let ramadan = parts["ramadan"] {
                let days = ramadan.items().compactMap { date($0) }
                if days.count == 2, days[0] <= days[1] {
                    example.ramadan = (days[0], days[1])
                } else {
                    ramadan.expect("[tanggal pertama, tanggal terakhir]")
                }
            }
        }
        return example
    }

    private static let usualStart = WallTime(
        CalendarDate(iso: "2026-03-02") ?? CalendarDate(dayNumber: 0), TimeOfDay(minutes: 9 * 60))

    /// Answers as somebody would type them, by `formulir.isian`; the names must exist.
    private func answers(_ cursor: Cursor?) -> [String: RawAnswer] {
        guard let cursor else { return [:] }
        guard cursor.isMap else {
            cursor.expect("kumpulan isian")
            return [:]
        }
        var answers: [String: RawAnswer] = [:]
        for entry in cursor.node.entries {
            guard case .field(let path) = reference(entry.key, at: entry.position) else { continue }
            let value = Cursor(entry.value, label: entry.key, findings: findings)
            if let field = fields[path], field.kind == .rows {
                answers[path.description] = .rows(value.items().compactMap { row($0, of: field) })
            } else {
                answers[path.description] = texts(value)
                checkOption(value, of: path)
            }
        }
        return answers
    }

    /// The only fact of a case that nothing in `jalan` could make true.
    private func isPart(_ cursor: Cursor?) -> Bool {
        let entry = cursor?.node.entries.first { $0.key == "kasus.\(CaseFact.part.rawValue)" }
        return entry.flatMap { Cursor($0.value, label: $0.key, findings: findings).yesNo() } ?? false
    }

    private func texts(_ value: Cursor) -> RawAnswer? {
        if value.isList { return .texts(value.items().compactMap { $0.text() }) }
        // An empty text is an answer left open.
        guard let text = value.node.text else {
            value.expect("teks")
            return nil
        }
        return .text(text)
    }

    /// A row of a `daftar`: column → answer.
    private func row(_ cursor: Cursor, of field: Field) -> [String: RawAnswer]? {
        guard cursor.isMap else {
            cursor.expect("daftar {kolom: jawaban}")
            return nil
        }
        let known = field.columns.map(\.name)
        var row: [String: RawAnswer] = [:]
        for entry in cursor.node.entries {
            guard known.contains(entry.key) else {
                findings.unknown(
                    "E105", at: entry.position, "Kolom \"\(entry.key)\" belum didaftarkan", entry.key, among: known)
                continue
            }
            row[entry.key] = texts(Cursor(entry.value, label: entry.key, findings: findings))
        }
        return row
    }

    private func checkOption(_ value: Cursor, of path: FieldPath) {
        guard let known = options(of: .field(path)) else { return }
        for item in value.items() {
            guard let text = item.node.text, !text.isEmpty, !known.contains(text) else { continue }
            notAnOption(text, of: .field(path), known, at: item.position)
        }
    }

    /// An item of `jalan`: a step, `step: outcome`, or a script word.
    private func item(_ cursor: Cursor) -> Located<ExampleItem>? {
        if cursor.node.text == "cabut" { return Located(.withdraw, at: cursor.position) }
        guard cursor.isMap else {
            return only(cursor).map { Located(.act($0), at: cursor.position) }
        }
        guard let map = cursor.map(SOPKeys.script), cursor.node.entries.count == 1,
            let key = cursor.node.entries.first?.key
        else {
            cursor.expect("satu langkah atau satu kata uji")
            return nil
        }
        let found: ExampleItem?
        switch key {
        case "pada": found = map["pada"].flatMap { wallTime($0) }.map { .moveTo($0) }
        case "tunggu": found = map["tunggu"].flatMap { amount($0) }.map { .wait($0) }
        case "terbuka": found = .open(map["terbuka"]?.items().compactMap { step($0) } ?? [])
        case "batas": found = map["batas"].map { .deadlines(deadlines($0)) }
        case "perpanjang": found = map["perpanjang"].flatMap { limitName($0) }.map { .extend($0) }
        case "libur": found = map["libur"].flatMap { date($0) }.map { .decree($0) }
        case "ditolak": found = map["ditolak"].flatMap { refusal($0) }.map { .refused($0) }
        default: found = map.others.first.flatMap { act($0) }.map { .act($0) }
        }
        return found.map { Located($0, at: cursor.position) }
    }

    private func deadlines(_ cursor: Cursor) -> [Located<ExampleDeadline>] {
        cursor.named("kumpulan batas").compactMap { entry in
            guard names.steps.contains(entry.name) || names.limits.contains(entry.name) else {
                findings.unknown(
                    "E104", at: entry.position, "\"\(entry.name)\" bukan langkah dan bukan batas", entry.name,
                    among: names.steps + names.limits)
                return nil
            }
            return wallTime(entry.value).map { Located(ExampleDeadline(name: entry.name, due: $0), at: entry.position) }
        }
    }

    func limitName(_ cursor: Cursor) -> String? {
        guard let name = cursor.text("nama batas") else { return nil }
        guard names.limits.contains(name) else {
            findings.unknown("E104", at: cursor.position, "Batas \"\(name)\" tidak ada", name, among: names.limits)
            return nil
        }
        return name
    }

    private func refusal(_ cursor: Cursor) -> ExampleRefusal? {
        if cursor.node.text == "cabut" { return .withdraw }
        guard cursor.isMap else { return only(cursor).map { .act($0) } }
        let keys = cursor.node.entries.map(\.key)
        if keys == ["perpanjang"], let map = cursor.map(SOPKeys.script) {
            return map["perpanjang"].flatMap { limitName($0) }.map { .extend($0) }
        }
        if keys.contains("langkah") {
            guard let map = cursor.map(SOPKeys.refusedAct), let step = map["langkah"].flatMap({ step($0) }) else {
                return nil
            }
            return .act(details(map, of: step))
        }
        guard keys.count == 1, let map = cursor.map(SOPKeys.script), let entry = map.others.first else {
            cursor.expect("sebuah tindakan, cabut, atau {perpanjang: …}")
            return nil
        }
        return act(entry).map { .act($0) }
    }

    /// `step: outcome`, or `step: {hasil, oleh, orang, isi, tanpa, lewati}`.
    private func act(_ entry: NamedCursor) -> ExampleAct? {
        guard names.steps.contains(entry.name) else {
            findings.unknown(
                "E104", at: entry.position, "\"\(entry.name)\" bukan langkah dan bukan kata uji", entry.name,
                among: names.steps + SOPKeys.scriptWords.sorted())
            return nil
        }
        guard entry.value.isMap else {
            return outcomeName(entry.value, of: entry.name).map { ExampleAct(step: entry.name, outcome: $0) }
        }
        return entry.value.map(SOPKeys.act).map { details($0, of: entry.name) }
    }

    /// A step by its name alone: it is done with its only outcome.
    private func only(_ cursor: Cursor) -> ExampleAct? {
        step(cursor).map { name in
            requireOutcome(of: name, at: cursor.position)
            return ExampleAct(step: name)
        }
    }

    /// Of several outcomes one must be named, or what the item shows is left to chance.
    private func requireOutcome(of step: String, at position: SourcePosition) {
        let known = (names.outcomes[step] ?? []).filter { $0 != Expiry.outcomeName }
        guard known.count > 1 else { return }
        findings.report(
            "E006", at: position, "Hasil \"\(step)\" belum disebut",
            expected: known.map { "{\(step): \($0)}" }.listed(with: "atau"))
    }

    private func outcomeName(_ cursor: Cursor, of step: String) -> String? {
        guard let name = cursor.text("nama hasil") else { return nil }
        let known = names.outcomes[step] ?? []
        guard known.contains(name) else {
            notAnOption(name, of: .outcome(step: step), known, at: cursor.position)
            return nil
        }
        return name
    }

    private func details(_ map: MapCursor, of step: String) -> ExampleAct {
        var act = ExampleAct(step: step, outcome: map["hasil"].flatMap { outcomeName($0, of: step) })
        act.lane = map["oleh"].flatMap { lane($0) }
        act.person = map["orang"]?.text()
        act.answers = answers(map["isi"])
        act.without = map["tanpa"]?.items().compactMap { omitted($0) } ?? []
        act.skips = map["lewati"]?.yesNo() ?? false
        if !map.has("hasil"), !act.skips { requireOutcome(of: step, at: map.position) }
        return act
    }

    /// A question or a paper that an act leaves out.
    private func omitted(_ cursor: Cursor) -> String? {
        guard let name = cursor.text("isian atau berkas") else { return nil }
        if names.papers.contains(name) { return name }
        guard case .field(let path) = reference(name, at: cursor.position) else { return nil }
        return path.description
    }

    private func date(_ cursor: Cursor) -> CalendarDate? {
        guard let date = cursor.node.text.flatMap({ CalendarDate(iso: $0) }) else {
            cursor.expect("tanggal, misalnya 2026-03-02")
            return nil
        }
        return date
    }

    /// `2026-03-02 09:00`.
    private func wallTime(_ cursor: Cursor) -> WallTime? {
        let parts = cursor.node.text?.split(separator: " ") ?? []
        guard parts.count == 2, let date = CalendarDate(iso: parts[0]), let time = TimeOfDay(parts[1]) else {
            cursor.expect("tanggal dan jam, misalnya 2026-03-02 09:00")
            return nil
        }
        return WallTime(date, time)
    }
}
