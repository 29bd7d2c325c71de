import Yams

/// Turns the YAML library's nodes into `SourceNode`s, and refuses what slipped past the scan.
struct TreeBuilder {
    let source: SourceText
    let duplicates: DuplicateKeys
    let limits: SourceLimits
    let findings: Findings
    /// Nodes come in the order of the file; one that jumps back is an alias.
    private var last = SourcePosition.start
    private var isStopped = false

    init(source: SourceText, duplicates: DuplicateKeys, limits: SourceLimits, findings: Findings) {
        self.source = source
        self.duplicates = duplicates
        self.limits = limits
        self.findings = findings
    }

    /// nil only after a finding that makes the rest unreadable.
    mutating func build(_ node: Node, depth: Int) -> SourceNode? {
        guard !isStopped else { return nil }
        let position = node.mark.map { SourcePosition(line: $0.line, column: $0.column) } ?? last
        guard depth <= limits.depth else {
            isStopped = true
            findings.report(
                "E008", at: position, "Susunan di sini terlalu dalam", expected: SourceTree.depthExpected(limits))
            return nil
        }
        guard position >= last, !hasAnchor(node) else {
            isStopped = true
            SourceTree.reportForbidden(at: position, findings)
            return nil
        }
        last = position
        let isFlow = source[position] == "{"
        switch node {
        case .scalar(let scalar): return build(scalar, at: position)
        case .sequence(let sequence):
            guard fits(sequence.count, at: position) else { return nil }
            var items: [SourceNode] = []
            for item in sequence {
                guard let built = build(item, depth: depth + 1) else { return nil }
                items.append(built)
            }
            return SourceNode(.list(items), at: position)
        case .mapping(let mapping):
            guard fits(mapping.count, at: position), let entries = build(mapping, depth: depth, isFlow: isFlow) else {
                return nil
            }
            return SourceNode(.map(entries), at: position)
        case .alias:
            isStopped = true
            SourceTree.reportForbidden(at: position, findings)
            return nil
        }
    }

    private mutating func fits(_ count: Int, at position: SourcePosition) -> Bool {
        guard count > limits.entries else { return true }
        isStopped = true
        findings.report(
            "E008", at: position, "Ada \(count) butir di sini", expected: "paling banyak \(limits.entries)")
        return false
    }

    private mutating func build(_ scalar: Node.Scalar, at position: SourcePosition) -> SourceNode {
        var text = scalar.string
        let isControl: (Unicode.Scalar) -> Bool = {
            $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t"
        }
        if text.unicodeScalars.contains(where: isControl) {
            findings.report("E008", at: position, "Teks ini memuat karakter kendali")
            text = String(String.UnicodeScalarView(text.unicodeScalars.filter { !isControl($0) }))
        }
        return SourceNode(.scalar(text, isPlain: scalar.style == .plain), at: position)
    }

    private mutating func build(_ mapping: Node.Mapping, depth: Int, isFlow: Bool) -> [SourceEntry]? {
        var entries: [SourceEntry] = []
        for (key, value) in mapping {
            guard let builtKey = build(key, depth: depth + 1) else { return nil }
            guard let builtValue = build(value, depth: depth + 1) else { return nil }
            guard let text = builtKey.text else {
                findings.report("E005", at: builtKey.position, "Kunci harus teks, bukan \(builtKey.kindInWords)")
                continue
            }
            let name = duplicates.original(text, at: builtKey.position)
            if isFlow, builtValue.isEmptyScalar, builtKey.isPlain, let previous = entries.last, previous.value.isPlain {
                findings.report(
                    "E003", at: previous.value.position, "Teks ini perlu tanda kutip karena memuat \",\"",
                    expected: "\"\(previous.value.text ?? ""), \(name)\"")
                continue
            }
            entries.append(SourceEntry(key: name, position: builtKey.position, value: builtValue))
        }
        return withoutDuplicates(entries)
    }

    private func withoutDuplicates(_ entries: [SourceEntry]) -> [SourceEntry] {
        var first: [String: SourceEntry] = [:]
        return entries.filter { entry in
            guard let earlier = first[entry.key] else {
                first[entry.key] = entry
                return true
            }
            findings.report(
                "E002", at: entry.position,
                "Kunci \"\(entry.key)\" ditulis dua kali (pertama di baris \(earlier.position.line))")
            return false
        }
    }

    private func hasAnchor(_ node: Node) -> Bool {
        switch node {
        case .scalar(let scalar): scalar.anchor != nil
        case .sequence(let sequence): sequence.anchor != nil
        case .mapping(let mapping): mapping.anchor != nil
        case .alias: true
        }
    }
}
