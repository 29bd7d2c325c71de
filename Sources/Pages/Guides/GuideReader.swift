/// Reads the Markdown in which the guides are written: headings, paragraphs, lists, pictures, what is typed, and within a
/// line *words of a page*, **lead words**, `code` and [links](target). Everything else is refused, so that no guide looks
/// otherwise here than where the repository is read.
public struct GuideReader {
    private struct Line {
        let number: Int
        let text: Substring

        var isBlank: Bool { text.allSatisfy { $0 == " " } }
        var indent: Int { text.prefix { $0 == " " }.count }

        /// Without the spaces that put it into an item of a list.
        func dedented(by count: Int) -> Line { Line(number: number, text: text.dropFirst(min(indent, count))) }

        /// How many characters begin an item of a list here, and whether the items are numbered; nil: it begins none.
        var item: (width: Int, isNumbered: Bool)? {
            if text.hasPrefix("- ") { return (2, false) }
            let digits = text.prefix { $0.isASCII && $0.isNumber }
            return !digits.isEmpty && text.dropFirst(digits.count).hasPrefix(". ") ? (digits.count + 2, true) : nil
        }
    }

    private let file: String

    /// - Parameter name: the file's without its ending: `warga`.
    /// - Throws: `GuideTrouble` for what is not of this Markdown.
    public static func read(_ text: String, name: String) throws(GuideTrouble) -> Guide {
        let reader = GuideReader(file: "\(name).md")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .map { Line(number: $0.offset + 1, text: $0.element) }
        guard let first = lines.first, first.text.hasPrefix("# ") else {
            throw GuideTrouble(file: reader.file, line: 1, message: "the first line is no title")
        }
        var lead: [Guide.Block] = []
        var chapters: [Guide.Chapter] = []
        for (heading, body) in reader.parts(of: lines.dropFirst()) {
            let blocks = try reader.blocks(of: body)
            if let heading {
                chapters.append(Guide.Chapter(title: String(heading.dropFirst(3)), blocks: blocks))
            } else {
                lead = blocks
            }
        }
        return Guide(name: name, title: String(first.text.dropFirst(2)), lead: lead, chapters: chapters)
    }

    /// What stands above the first chapter, then each chapter under its heading. A `## ` between fences heads nothing.
    private func parts(of lines: ArraySlice<Line>) -> [(heading: Substring?, body: [Line])] {
        var parts: [(heading: Substring?, body: [Line])] = [(nil, [])]
        var isFenced = false
        for line in lines {
            if line.text.hasPrefix("```") { isFenced.toggle() }
            if !isFenced, line.text.hasPrefix("## ") {
                parts.append((line.text, []))
            } else {
                parts[parts.count - 1].body.append(line)
            }
        }
        return parts
    }

    private func blocks(of lines: [Line]) throws(GuideTrouble) -> [Guide.Block] {
        var rest = lines[...]
        var blocks: [Guide.Block] = []
        while let line = rest.first {
            if line.isBlank {
                rest.removeFirst()
            } else if line.text.hasPrefix("```") {
                blocks.append(try verbatim(&rest))
            } else if line.text.hasPrefix("### ") {
                blocks.append(.section(String(line.text.dropFirst(4))))
                rest.removeFirst()
            } else if let item = line.item {
                blocks.append(try list(&rest, isNumbered: item.isNumbered))
            } else if line.text.hasPrefix("![") {
                blocks.append(try picture(line))
                rest.removeFirst()
            } else {
                blocks.append(.paragraph(try paragraph(&rest)))
            }
        }
        return blocks
    }

    private func verbatim(_ rest: inout ArraySlice<Line>) throws(GuideTrouble) -> Guide.Block {
        let opening = rest.removeFirst()
        var content: [String] = []
        while let line = rest.popFirst() {
            if line.text == "```" { return .verbatim(content.joined(separator: "\n")) }
            content.append(String(line.text))
        }
        throw trouble(opening, "``` that nothing closes")
    }

    private func list(_ rest: inout ArraySlice<Line>, isNumbered: Bool) throws(GuideTrouble) -> Guide.Block {
        var items: [[Guide.Block]] = []
        while let line = rest.first, let item = line.item, item.isNumbered == isNumbered {
            rest.removeFirst()
            var content = [Line(number: line.number, text: line.text.dropFirst(item.width))]
            // What is indented, or stands behind a blank line and is indented, goes on with the item.
            while let next = rest.first, next.isBlank || next.indent >= 2 {
                content.append(next.dedented(by: item.width))
                rest.removeFirst()
            }
            items.append(try blocks(of: content))
        }
        return isNumbered ? .steps(items) : .bullets(items)
    }

    private func picture(_ line: Line) throws(GuideTrouble) -> Guide.Block {
        guard let match = line.text.wholeMatch(of: #/!\[([^\]]+)\]\(\.\./gambar/([a-z0-9-]+\.png)\)/#) else {
            throw trouble(line, "a picture is ![words](../gambar/name.png), alone on its line")
        }
        return .picture(name: String(match.2), words: String(match.1))
    }

    private func paragraph(_ rest: inout ArraySlice<Line>) throws(GuideTrouble) -> [Guide.Span] {
        let first = rest[rest.startIndex]
        var words: [Substring] = []
        while let line = rest.first, !line.isBlank, line.item == nil || words.isEmpty, !line.text.hasPrefix("```") {
            if let mark = line.text.first, "#|<>".contains(mark) || line.indent > 0 {
                throw trouble(line, "a line that begins with “\(mark)” is not of the guides' Markdown")
            }
            words.append(line.text)
            rest.removeFirst()
        }
        return try SpanReader(words.joined(separator: " ")).read { trouble(first, $0) }
    }

    private func trouble(_ line: Line, _ message: String) -> GuideTrouble {
        GuideTrouble(file: file, line: line.number, message: message)
    }
}
