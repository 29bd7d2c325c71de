/// Reads a letter's file line by line.
struct LetterTemplateReading {
    let letter: String
    private var title: String?
    private var blocks: [LetterTemplate.Block] = []
    /// Whether the next line may go on with the block before.
    private var isOpen = false

    init(letter: String) { self.letter = letter }

    mutating func take(_ text: Substring, at number: Int) throws {
        let line = text.trimmed
        guard !line.isEmpty else {
            isOpen = false
            return
        }
        let rest = String(line.drop { "#|<>".contains($0) }).trimmed
        if line.hasPrefix("##") {
            put(.title(rest))
        } else if line.hasPrefix("#") {
            guard title == nil else { throw trouble(number, "surat ini sudah bernama") }
            title = rest
        } else if line.hasPrefix("|") {
            put(.lines([try pieces(rest, number)]))
        } else if line.hasPrefix("<") {
            put(.signatures(left: [try pieces(rest, number)], right: []))
        } else if line.hasPrefix(">") {
            put(.signatures(left: [], right: [try pieces(rest, number)]))
        } else if let row = try row(line, number) {
            put(.rows([row]))
        } else {
            put(.paragraph(try pieces(line, number)))
        }
        isOpen = true
    }

    func end() throws -> (title: String, blocks: [LetterTemplate.Block]) {
        guard let title, !title.isEmpty else { throw trouble(1, "baris pertama menyebut nama surat: # Surat kuasa") }
        return (title, blocks)
    }

    /// Goes on with the block before where it is of the same kind.
    private mutating func put(_ block: LetterTemplate.Block) {
        guard isOpen, let last = blocks.last, let both = LetterTemplateReading.joined(last, block) else {
            blocks.append(block)
            return
        }
        blocks[blocks.count - 1] = both
    }

    private static func joined(
        _ block: LetterTemplate.Block, _ next: LetterTemplate.Block
    ) -> LetterTemplate.Block? {
        switch (block, next) {
        case (.paragraph(let pieces), .paragraph(let more)): .paragraph(pieces + [.text(" ")] + more)
        case (.lines(let lines), .lines(let more)): .lines(lines + more)
        case (.rows(let rows), .rows(let more)): .rows(rows + more)
        case (.signatures(let left, let right), .signatures(let moreLeft, let moreRight)):
            .signatures(left: left + moreLeft, right: right + moreRight)
        default: nil
        }
    }

    /// `Label : text`, whose label is short: a colon in a paragraph is none.
    private func row(_ line: String, _ number: Int) throws -> LetterTemplate.Row? {
        guard let colon = line.firstRange(of: " : ") else { return nil }
        let label = String(line[..<colon.lowerBound])
        guard label.count <= 24, !label.contains("{") else { return nil }
        return LetterTemplate.Row(label: label, value: try pieces(String(line[colon.upperBound...]), number))
    }

    private func pieces(_ text: String, _ number: Int) throws -> [LetterTemplate.Piece] {
        var pieces: [LetterTemplate.Piece] = []
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
            guard let close = rest[open...].firstIndex(of: "}") else { throw trouble(number, "kurung { tidak ditutup") }
            let name = String(rest[rest.index(after: open)..<close])
            guard name.allSatisfy({ ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }) else {
                throw trouble(number, "{\(name)} bukan nama parameter")
            }
            pieces.append(name.isEmpty ? .blank : .parameter(name))
            rest = rest[rest.index(after: close)...]
        }
        guard !rest.contains("}") else { throw trouble(number, "kurung } tidak dibuka") }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        return pieces
    }

    private func trouble(_ line: Int, _ message: String) -> LetterTemplateTrouble {
        LetterTemplateTrouble(letter: letter, line: line, message: message)
    }
}

extension StringProtocol {
    /// Without spaces at both ends.
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
