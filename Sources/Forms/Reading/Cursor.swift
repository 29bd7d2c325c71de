/// A place in a file's tree from which typed things are read; what does not fit is reported and read as nil.
public struct Cursor {
    public let node: SourceNode
    /// How messages call what is read here: a key.
    public let label: String
    public let findings: Findings

    public init(_ node: SourceNode, label: String, findings: Findings) {
        self.node = node
        self.label = label
        self.findings = findings
    }

    public var position: SourcePosition { node.position }

    /// Reports E005: something else was expected here.
    public func expect(_ what: String) {
        findings.report("E005", at: position, "\"\(label)\" harus \(what), bukan \(node.kindInWords)")
    }

    public var isMap: Bool {
        if case .map = node.content { true } else { false }
    }

    public var isList: Bool {
        if case .list = node.content { true } else { false }
    }

    /// Text with something in it.
    public func text(_ what: String = "teks") -> String? {
        guard let text = node.text, text.contains(where: { !$0.isWhitespace }) else {
            expect(what)
            return nil
        }
        return text
    }

    /// A name that the author gives or uses, of the right form.
    public func name(_ what: String = "nama") -> String? {
        guard let text = text(what) else { return nil }
        guard NameForm.matches(text) else {
            reportName(text, at: position)
            return nil
        }
        return text
    }

    func reportName(_ text: String, at position: SourcePosition) {
        let suggestion = NameForm.suggestion(for: text).map { "; mungkin \"\($0)\"?" } ?? ""
        findings.report(
            "E009", at: position, "\"\(text.prefix(60))\" tidak dapat menjadi nama" + suggestion,
            expected: "huruf kecil, angka, dan tanda hubung, diawali huruf, paling panjang 40")
    }

    public func integer(in range: ClosedRange<Int>) -> Int? {
        guard let text = node.text, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text),
            range.contains(number)
        else {
            expect("bilangan \(range.lowerBound) sampai \(range.upperBound)")
            return nil
        }
        return number
    }

    public func yesNo() -> Bool? {
        switch node.text {
        case "ya": return true
        case "tidak": return false
        default:
            expect("ya atau tidak")
            return nil
        }
    }

    /// One of a fixed set of words.
    public func word<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> Word? where Word.RawValue == String {
        if let text = node.text, let word = Word(rawValue: text) { return word }
        let words = Word.allCases.map(\.rawValue)
        var message = "\"\(label)\" harus salah satu dari \(words.joined(separator: ", ")), bukan \(node.kindInWords)"
        if let text = node.text, let nearest = NearestWord.of(text, in: words) {
            message += "; mungkin \"\(nearest)\"?"
        }
        findings.report("E005", at: position, message)
        return nil
    }

    /// The items of a list; a single item may stand without brackets. An empty list is nothing.
    public func items() -> [Cursor] {
        switch node.content {
        case .list(let nodes): return nodes.map { Cursor($0, label: label, findings: findings) }
        default: return [self]
        }
    }

    /// The items of a list that must name something, and nothing twice; a single item may stand without brackets.
    public func items(_ what: String) -> [Cursor] {
        let all = items()
        if all.isEmpty { expect(what) }
        var seen: Set<String> = []
        return all.filter { item in
            guard let text = item.node.text, !seen.insert(text).inserted else { return true }
            findings.report("E005", at: item.position, "\"\(label)\" menyebut \"\(text.prefix(60))\" dua kali")
            return false
        }
    }

    /// The values of a map whose keys are names of the author's own.
    public func named(_ what: String = "kumpulan nama") -> [NamedCursor] {
        guard isMap else {
            expect(what)
            return []
        }
        return node.entries.compactMap { entry in
            guard NameForm.matches(entry.key) else {
                reportName(entry.key, at: entry.position)
                return nil
            }
            return NamedCursor(
                name: entry.key, position: entry.position,
                value: Cursor(entry.value, label: entry.key, findings: findings))
        }
    }

    /// A map with known keys: unknown ones (E004) and missing ones (E006) are reported. nil when it is no map.
    public func map(_ context: KeyContext, place: String? = nil) -> MapCursor? {
        guard isMap else {
            expect("kumpulan kunci (\(context.names.prefix(4).joined(separator: ", ")), …)")
            return nil
        }
        return MapCursor(node, context: context, place: place ?? context.title, findings: findings)
    }
}

/// A name of the author's own, and what it stands for.
public struct NamedCursor {
    public let name: String
    /// Of the name.
    public let position: SourcePosition
    public let value: Cursor
}
