import Forms

extension Reading {
    /// `<langkah>`, `<langkah>.<hasil>`, either followed by ` pertama`.
    func eventReference(_ cursor: Cursor) -> EventReference? {
        guard let text = cursor.text("langkah, atau langkah.hasil") else { return nil }
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 1 || (words.count == 2 && words[1] == "pertama"), let first = words.first else {
            cursor.expect("langkah, langkah.hasil, atau salah satunya diikuti \"pertama\"")
            return nil
        }
        let parts = first.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, names.steps.contains(parts[0]) else {
            findings.unknown(
                "E104", at: cursor.position, "Langkah \"\(parts[0])\" tidak ada", parts[0], among: names.steps)
            return nil
        }
        let outcome = parts.count == 2 ? parts[1] : nil
        if let outcome, names.outcomes[parts[0]]?.contains(outcome) != true {
            notAnOption(outcome, of: .outcome(step: parts[0]), names.outcomes[parts[0]] ?? [], at: cursor.position)
            return nil
        }
        return EventReference(
            step: parts[0], outcome: outcome, isFirst: words.count == 2, position: cursor.position)
    }

    /// From when a time is counted (SOP.md §12.3).
    func anchor(_ cursor: Cursor) -> Anchor? {
        if cursor.isMap {
            guard let map = cursor.map(SOPKeys.anchor) else { return nil }
            guard map.has("yang-dulu") != map.has("yang-akhir") else {
                cursor.expect("{yang-dulu: […]} atau {yang-akhir: […]}")
                return nil
            }
            let key = map.has("yang-dulu") ? "yang-dulu" : "yang-akhir"
            let anchors = map[key]?.items("beberapa peristiwa").compactMap { anchor($0) } ?? []
            return key == "yang-dulu" ? .earliest(anchors) : .latest(anchors)
        }
        guard let text = cursor.text("awal, langkah, atau isian tanggal") else { return nil }
        if text == "awal" { return .opening }
        if text.hasPrefix("batas ") {
            let name = String(text.dropFirst("batas ".count))
            guard names.steps.contains(name) else {
                findings.unknown("E104", at: cursor.position, "Langkah \"\(name)\" tidak ada", name, among: names.steps)
                return nil
            }
            return .deadline(ofStep: name)
        }
        let head = text.split(separator: ".").first.map(String.init) ?? text
        let isField = names.hasForm(head) || (!text.contains(" ") && !names.formsWith(field: text).isEmpty)
        guard isField, !names.steps.contains(head) else { return eventReference(cursor).map { .event($0) } }
        guard case .field(let path) = reference(text, at: cursor.position),
            isDate(path, for: "sejak", at: cursor.position)
        else { return nil }
        return .answer(path)
    }

    /// `sejak` or `sebelum`, whichever stands there.
    func since(_ map: MapCursor) -> Anchor? {
        guard let before = map["sebelum"] else { return map["sejak"].flatMap { anchor($0) } }
        if map.has("sejak") { notBeside("sebelum", "sejak", at: map.position(of: "sebelum")) }
        guard let path = fieldPath(before), isDate(path, for: "sebelum", at: before.position) else { return nil }
        return .before(path)
    }

    /// A time is counted from what has happened or back from what is to come, not both.
    func notBeside(_ key: String, _ other: String, at position: SourcePosition) {
        findings.report("E119", at: position, "\"\(key)\" tidak berlaku di samping \"\(other)\"")
    }

    private func isDate(_ path: FieldPath, for key: String, at position: SourcePosition) -> Bool {
        guard let field = fields[path], field.kind != .date else { return true }
        findings.report(
            "E120", at: position, "\"\(key)\" memerlukan isian berjenis tanggal, bukan \(field.kind.rawValue)")
        return false
    }
}
