import Forms

extension Reading {
    /// `formulir` (SOP.md §4). Kinds and options come first, since any field's conditions may ask for any other's.
    func forms(_ top: MapCursor) -> [Form] {
        let entries = top["formulir"]?.named("kumpulan formulir") ?? []
        var maps: [(form: NamedCursor, fields: [(entry: NamedCursor, map: MapCursor)])] = []
        for entry in entries {
            let found = entry.value.named("kumpulan isian").compactMap { field in
                field.value.map(SOPKeys.field, place: "isian \"\(entry.name).\(field.name)\"").map { (field, $0) }
            }
            for (field, map) in found {
                fields[FieldPath(form: entry.name, field: field.name)] = declaration(field, map)
            }
            maps.append((entry, found))
        }
        return maps.map { form, found in
            let read = found.compactMap { entry, map -> Field? in
                let path = FieldPath(form: form.name, field: entry.name)
                guard let declared = fields[path] else { return nil }
                let full = completed(declared, map)
                fields[path] = full
                withhold(.field(path), map)
                return full
            }
            return Form(name: form.name, fields: read, position: form.position)
        }
    }

    /// Label, kind, options and columns.
    private func declaration(_ entry: NamedCursor, _ map: MapCursor) -> Field? {
        guard let cursor = map["jenis"], let word = cursor.text("jenis isian") else { return nil }
        guard let kind = FieldKind(rawValue: word) else {
            let words = FieldKind.allCases.map(\.rawValue)
            let nearest = NearestWord.of(word, in: words).map { "; mungkin \"\($0)\"?" } ?? ""
            findings.report(
                "E111", at: cursor.position, "Jenis isian \"\(word)\" tidak dikenal" + nearest,
                expected: words.joined(separator: ", "))
            return nil
        }
        var field = Field(
            name: entry.name, label: map["label"]?.text() ?? entry.name, kind: kind, position: entry.position)
        if let options = map["pilihan"] {
            field.options = options.named("kumpulan pilihan").map {
                Option(name: $0.name, label: $0.value.text() ?? $0.name)
            }
        }
        let takesOptions = kind == .choice || kind == .choices
        if takesOptions, field.options.isEmpty {
            findings.report("E110", at: entry.position, "Isian pilihan \"\(entry.name)\" belum punya pilihan")
        }
        if !takesOptions, map.has("pilihan") { misplaced("pilihan", map, kind) }
        if kind == .rows {
            field.columns = columns(map)
        } else if map.has("kolom") {
            misplaced("kolom", map, kind)
        }
        return field
    }

    private func misplaced(_ key: String, _ map: MapCursor, _ kind: FieldKind) {
        findings.report(
            "E119", at: map.position(of: key), "\"\(key)\" tidak berlaku untuk isian berjenis \(kind.rawValue)")
    }

    private func columns(_ map: MapCursor) -> [Field] {
        guard let cursor = map["kolom"] else {
            findings.report("E006", at: map.position, "\"kolom\" wajib ada di \(map.place)")
            return []
        }
        return cursor.named("kumpulan kolom").compactMap { entry in
            guard let column = entry.value.map(SOPKeys.field, place: "kolom \"\(entry.name)\""),
                let field = declaration(entry, column)
            else { return nil }
            if field.kind == .rows {
                findings.report("E119", at: entry.position, "Kolom tidak dapat berjenis daftar")
                return nil
            }
            for key in ["simpan", "tutup-sampai", "terbukti"] where column.has(key) {
                findings.report(
                    "E119", at: column.position(of: key), "\"\(key)\" tidak berlaku untuk satu kolom",
                    expected: "\(key) pada isian daftarnya")
            }
            return completed(field, column)
        }
    }

    private func completed(_ declared: Field, _ map: MapCursor) -> Field {
        var field = declared
        if map["wajib"]?.yesNo() == true { field.required = .yes }
        if let cursor = map["wajib-jika"] {
            if map.has("wajib") {
                findings.report(
                    "E108", at: cursor.position, "Isian \"\(field.name)\" memakai wajib dan wajib-jika sekaligus")
            }
            if let condition = condition(cursor) { field.required = .when(condition) }
        }
        field.shownWhen = map["tampil-jika"].flatMap { condition($0) }
        field.help = map["bantuan"]?.text()
        field.minimum = map["min"].flatMap { bound($0, field.kind) }
        field.maximum = map["maks"].flatMap { bound($0, field.kind) }
        field.pattern = map["pola"]?.word(FieldPattern.self)
        field.initial = map["bawaan"].flatMap { initial($0, field) }
        field.isFixed = map["tetap"]?.yesNo() ?? false
        field.retention = map["simpan"].flatMap { amount($0) }
        if let secret = map["rahasia"]?.yesNo(), secret { field.isSecret = true }
        if map["terbukti"]?.yesNo() == true {
            field.mustBeProven = true
            if field.kind != .email { misplaced("terbukti", map, field.kind) }
        }
        checkBounds(field, map)
        if map.has("pola"), field.kind != .text { misplaced("pola", map, field.kind) }
        if field.isFixed, !map.has("bawaan") {
            findings.report("E006", at: map.position(of: "tetap"), "\"bawaan\" wajib ada di \(map.place) yang tetap")
        }
        return field
    }

    private func bound(_ cursor: Cursor, _ kind: FieldKind) -> Bound? {
        if cursor.isMap {
            guard let map = cursor.map(SOPKeys.byAnswer), let by = map["menurut"], let reference = reference(by) else {
                return nil
            }
            var bounds: [String: Bound] = [:]
            for (option, value) in cases(map, of: reference, at: by.position) { bounds[option] = bound(value, kind) }
            return .byAnswer(reference, bounds, otherwise: map["lainnya"].flatMap { bound($0, kind) })
        }
        guard let text = cursor.text("batas isian") else { return nil }
        switch kind {
        case .date, .dateTime:
            if let date = DateBound(text) { return .date(date) }
            cursor.expect("tanggal, misalnya 2026-03-02, hari ini, atau 3 hari lagi")
        case .number, .money, .text, .paragraph, .choices, .rows:
            if let number = Int64(text) { return .number(number) }
            cursor.expect("bilangan bulat")
        default:
            findings.report(
                "E119", at: cursor.position, "\"\(cursor.label)\" tidak berlaku untuk isian berjenis \(kind.rawValue)")
        }
        return nil
    }

    private func checkBounds(_ field: Field, _ map: MapCursor) {
        let tooLarge: (String, String)? =
            switch (field.minimum, field.maximum) {
            case (.number(let low), .number(let high)) where low > high: ("\(low)", "\(high)")
            case (.date(.fixed(let low)), .date(.fixed(let high))) where low > high: ("\(low)", "\(high)")
            default: nil
            }
        if let (low, high) = tooLarge {
            findings.report("E112", at: map.position(of: "min"), "min (\(low)) lebih besar dari maks (\(high))")
        }
    }

    /// `bawaan`: a source (with a dot), or a literal of the field's kind.
    private func initial(_ cursor: Cursor, _ field: Field) -> InitialValue? {
        guard let text = cursor.text("nilai bawaan") else { return nil }
        if cursor.node.isPlain, text.contains("."), NameForm.matchesReference(text) {
            return reference(text, at: cursor.position).map { .source($0) }
        }
        if field.kind == .choice || field.kind == .choices {
            guard field.options.contains(where: { $0.name == text }) else {
                findings.unknown(
                    "E121", at: cursor.position, "\"\(text)\" bukan pilihan \"\(field.name)\"", text,
                    among: field.options.map(\.name))
                return nil
            }
            return .literal(field.kind == .choice ? .text(text) : .choices([text]))
        }
        let value: Value? =
            switch field.kind {
            case .number, .money: Int64(text).map { .number($0) }
            case .yesNo: text == "ya" ? .flag(true) : text == "tidak" ? .flag(false) : nil
            case .date: CalendarDate(iso: text).map { .date($0) }
            case .time: TimeOfDay(text).map { .time($0) }
            case .statement, .rows, .dateTime: nil
            default: .text(text)
            }
        guard let value else {
            cursor.expect("nilai berjenis \(field.kind.rawValue)")
            return nil
        }
        return .literal(value)
    }
}
