import Forms

extension Reading {
    /// A condition (SOP.md §8): all lines must hold.
    func condition(_ cursor: Cursor) -> Condition? { condition(cursor, depth: 1) }

    private func condition(_ cursor: Cursor, depth: Int) -> Condition? {
        guard depth <= 3 else {
            findings.report(
                "E120", at: cursor.position, "Syarat bersusun terlalu dalam", expected: "paling dalam tiga tingkat")
            return nil
        }
        guard let map = cursor.map(SOPKeys.condition) else { return nil }
        var parts: [Condition] = []
        for (key, combine) in [("salah-satu", Condition.any), ("semua", Condition.all)] {
            guard let list = map[key] else { continue }
            parts.append(combine(list.items("satu syarat atau lebih").compactMap { condition($0, depth: depth + 1) }))
        }
        if let inner = map["bukan"].flatMap({ condition($0, depth: depth + 1) }) { parts.append(.not(inner)) }
        for entry in map.others {
            guard let reference = reference(entry.name, at: entry.position),
                let test = test(entry.value, of: reference)
            else { continue }
            parts.append(.test(reference, test))
        }
        if cursor.node.entries.isEmpty { cursor.expect("isian dan syaratnya") }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private func test(_ cursor: Cursor, of reference: AnswerReference) -> AnswerTest? {
        if cursor.isList {
            return .isOneOf(cursor.items("satu nilai atau lebih").compactMap { value($0, of: reference) })
        }
        guard let text = cursor.text("nilai atau syarat") else { return nil }
        guard cursor.node.isPlain else { return value(cursor, of: reference).map { .isOneOf([$0]) } }
        if text == "terisi" { return .filled }
        if text == "kosong" { return .empty }
        if text.hasPrefix("bukan ") {
            return value(text.dropFirst(6), cursor, of: reference).map { .isNot($0) }
        }
        if text.hasPrefix("usia ") { return age(text.dropFirst(5), cursor, of: reference) }
        if text.hasPrefix("antara ") {
            guard let (low, high) = Reading.between(text.dropFirst(7)),
                let first = operand(low, cursor, of: reference), let second = operand(high, cursor, of: reference)
            else { return misfit(text, cursor, of: reference) }
            return .between(first, second)
        }
        for comparison in Comparison.allCases where text.hasPrefix(comparison.rawValue + " ") {
            guard let operand = operand(text.dropFirst(comparison.rawValue.count + 1), cursor, of: reference) else {
                return misfit(text, cursor, of: reference)
            }
            return .compare(comparison, operand)
        }
        return value(cursor, of: reference).map { .isOneOf([$0]) }
    }

    private func age(_ text: Substring, _ cursor: Cursor, of reference: AnswerReference) -> AnswerTest? {
        guard kind(of: reference)?.fieldKind == .date else { return misfit("usia \(text)", cursor, of: reference) }
        if text.hasPrefix("antara "), let (low, high) = Reading.between(text.dropFirst(7)), let first = Int(low),
            let second = Int(high)
        {
            return .ageBetween(first, second)
        }
        for comparison in Comparison.allCases where text.hasPrefix(comparison.rawValue + " ") {
            if let years = Int(text.dropFirst(comparison.rawValue.count + 1)) { return .age(comparison, years) }
        }
        return misfit("usia \(text)", cursor, of: reference)
    }

    private static func between(_ text: Substring) -> (Substring, Substring)? {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard let middle = words.firstIndex(of: "dan"), middle > 0, middle < words.count - 1 else { return nil }
        return (
            text[..<words[middle - 1].endIndex], text[words[middle + 1].startIndex...]
        )
    }

    private func operand(_ text: Substring, _ cursor: Cursor, of reference: AnswerReference) -> Operand? {
        switch kind(of: reference)?.fieldKind {
        case .number, .money: Int64(text).map { .number($0) }
        case .date, .dateTime: DateBound(text).map { .date($0) }
        default: nil
        }
    }

    /// Reports E120.
    private func misfit(_ test: String, _ cursor: Cursor, of reference: AnswerReference) -> AnswerTest? {
        guard let kind = kind(of: reference) else { return nil }
        let name =
            switch kind {
            case .field(let field): field.kind.rawValue
            case .plain(let kind): kind.rawValue
            case .channel: "kanal"
            case .outcome: "hasil langkah"
            case .paper: "berkas"
            }
        findings.report("E120", at: cursor.position, "Syarat \"\(test)\" tidak cocok untuk isian berjenis \(name)")
        return nil
    }

    private func value(_ cursor: Cursor, of reference: AnswerReference) -> Value? {
        guard let text = cursor.text("nilai") else { return nil }
        return value(text[...], cursor, of: reference)
    }

    private func value(_ text: Substring, _ cursor: Cursor, of reference: AnswerReference) -> Value? {
        let text = String(text)
        guard let kind = kind(of: reference) else { return nil }
        if let known = options(of: reference), !known.contains(text) {
            notAnOption(text, of: reference, known, at: cursor.position)
            return nil
        }
        let value = normalForm(text, of: kind)
        if value == nil { _ = misfit(text, cursor, of: reference) }
        return value
    }

    /// As the answer will be kept, so that `0812…` finds `+62812…` (SOP.md §8); nil where it can never be an answer.
    private func normalForm(_ text: String, of kind: AnswerKind) -> Value? {
        switch kind {
        // One of several: the option's name, not a list of them.
        case .field(let field) where field.kind == .choices: .text(text)
        case .field(let field) where field.kind == .rows || field.kind == .dateTime: nil
        case .field(let field): field.normalForm(of: text)
        case .plain(let kind): Field(name: "", label: "", kind: kind).normalForm(of: text)
        case .channel, .outcome: .text(text)
        case .paper: nil
        }
    }
}
