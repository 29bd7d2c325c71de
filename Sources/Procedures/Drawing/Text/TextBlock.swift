/// Text broken into lines that fit a width.
struct TextBlock {
    let lines: [String]
    /// Of the widest line.
    let width: Double
    let style: TextStyle

    var height: Double { Double(lines.count) * style.leading }
    var isEmpty: Bool { lines.isEmpty }

    init(_ paragraphs: [String], in width: Double, style: TextStyle, measure: TextMeasure) {
        let breaker = LineBreaker(width: width) { measure.width($0, style.size, style.isBold) }
        lines = paragraphs.flatMap(breaker.lines)
        self.width = lines.map { measure.width($0, style.size, style.isBold) }.max() ?? 0
        self.style = style
    }

    /// Lines that are broken already.
    init(lines: [String], style: TextStyle, measure: TextMeasure) {
        self.lines = lines
        width = lines.map { measure.width($0, style.size, style.isBold) }.max() ?? 0
        self.style = style
    }
}

/// Size and weight of a text.
struct TextStyle: Hashable {
    var size: Double
    var isBold = false

    /// From one line to the next.
    var leading: Double { size * 1.2 }

    func scaled(by factor: Double) -> TextStyle { TextStyle(size: size * factor, isBold: isBold) }
}

/// Breaks at spaces; within a word, after a slash or a hyphen or else anywhere, only where the word alone is too wide.
struct LineBreaker {
    let width: Double
    let measure: (String) -> Double

    func lines(of paragraph: String) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in paragraph.split(whereSeparator: \.isWhitespace).flatMap({ pieces(of: String($0)) }) {
            let longer = line.isEmpty || word.continues ? line + word.text : "\(line) \(word.text)"
            if measure(longer) <= width || line.isEmpty {
                line = longer
            } else {
                lines.append(line)
                line = word.text
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }

    /// A word, in as many pieces as it needs.
    private func pieces(of word: String) -> [(text: String, continues: Bool)] {
        guard measure(word) > width else { return [(word, false)] }
        var pieces: [(text: String, continues: Bool)] = []
        var piece = ""
        for letter in word {
            if !piece.isEmpty, measure(piece + String(letter)) > width {
                let end = piece.lastIndex { "/-.@".contains($0) }.map { piece.index(after: $0) }
                let cut = end.flatMap { $0 < piece.endIndex ? $0 : nil } ?? piece.endIndex
                pieces.append((String(piece[..<cut]), !pieces.isEmpty))
                piece = String(piece[cut...])
            }
            piece.append(letter)
        }
        return pieces + [(piece, !pieces.isEmpty)]
    }
}
