/// A light walk over a YAML text that knows quotes, comments and braces, but builds nothing: it finds what must be
/// refused before parsing (anchors, aliases, tags, further documents, deep nesting), and which unquoted text is to
/// blame when parsing fails.
struct SourceScan {
    /// Anchors, aliases, tags, directives and second documents.
    private(set) var forbidden: [SourcePosition] = []
    /// Unquoted texts that hold a character with a meaning of its own.
    private(set) var unquoted: [Unquoted] = []
    private(set) var depth = 0
    /// Tabs that indent a line.
    private(set) var tabs: [SourcePosition] = []

    /// A text that needs quotes.
    struct Unquoted {
        let position: SourcePosition
        let character: Character
        /// As far as its author meant it to go.
        let text: String
    }

    private let text: SourceText
    private var index = 0
    private var line = 1
    /// Braces and brackets that are open.
    private var flow: [SourcePosition] = []
    /// Columns at which block nodes began that are still open.
    private var blocks: [Int] = []
    private var isValue = false
    private var hasContent = false

    init(_ text: SourceText) {
        self.text = text
        while index < text.scalars.count { walkLine() }
    }

    /// The first brace or bracket that is never closed.
    var unclosed: SourcePosition? { flow.first }

    /// A line of the text, without its end.
    func line(_ number: Int) -> String {
        guard text.lineStarts.indices.contains(number - 1) else { return "" }
        let start = text.lineStarts[number - 1]
        let end = text.lineStarts.indices.contains(number) ? text.lineStarts[number] : text.scalars.count
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text.scalars[start..<end].filter { $0 != "\n" && $0 != "\r" })
        return String(view)
    }

    private var column: Int { index - text.lineStarts[line - 1] + 1 }
    private var position: SourcePosition { SourcePosition(line: line, column: column) }
    private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
        text.scalars.indices.contains(index + ahead) ? text.scalars[index + ahead] : nil
    }
    private func isBlank(_ scalar: Unicode.Scalar?) -> Bool {
        scalar == nil || scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
    }

    private mutating func advance() {
        if text.scalars[index] == "\n", text.lineStarts.indices.contains(line) { line += 1 }
        index += 1
    }

    private mutating func toLineEnd() {
        while index < text.scalars.count, text.scalars[index] != "\n" { index += 1 }
    }

    /// From the first character of a line to the end of what begins on it.
    private mutating func walkLine() {
        var tab: SourcePosition?
        while let scalar = peek(), scalar == " " || scalar == "\t" {
            if scalar == "\t", tab == nil { tab = position }
            index += 1
        }
        guard let first = peek(), first != "\n", first != "\r", first != "#" else { return endLine() }
        if let tab, flow.isEmpty { tabs.append(tab) }
        if flow.isEmpty, column == 1, isMarker() { return }
        if flow.isEmpty {
            let start = column
            blocks.removeAll { $0 >= start }
            isValue = false
        }
        while let scalar = peek(), scalar != "\n" { walkNode(scalar) }
        endLine()
    }

    private mutating func endLine() {
        toLineEnd()
        if peek() == "\n" { advance() }
    }

    /// `---`, `...` and `%` at the start of a line.
    private mutating func isMarker() -> Bool {
        let three = (0..<3).map { peek($0) }
        let isRule = (three == ["-", "-", "-"] || three == [".", ".", "."]) && isBlank(peek(3))
        guard isRule || peek() == "%" else { return false }
        if hasContent || peek() == "%" { forbidden.append(position) }
        hasContent = true
        index += isRule ? 3 : 1
        if peek() == "%" || !isRule { toLineEnd() }
        return peek() == "\n" || peek() == nil
            ? {
                endLine(); return true
            }() : false
    }

    private mutating func walkNode(_ scalar: Unicode.Scalar) {
        switch scalar {
        case " ", "\t", "\r": index += 1
        case "#": toLineEnd()
        case "\"", "'": open(); skipQuoted(scalar)
        case "{", "[":
            open()
            flow.append(position)
            deepen()
            isValue = false
            index += 1
        case "}", "]":
            if !flow.isEmpty { flow.removeLast() }
            isValue = true
            index += 1
        case ",":
            isValue = false
            index += 1
        case "-", "?", ":":
            guard isBlank(peek(1)) || (scalar == ":" && !flow.isEmpty) else { return walkPlain() }
            if scalar == ":" {
                isValue = true
            } else if flow.isEmpty {
                open()
            }
            index += 1
        case "&", "*", "!":
            if isBlank(peek(1)), scalar != "!" { return walkPlain() }
            forbidden.append(position)
            skipWord()
        case "|", ">":
            flow.isEmpty ? skipContinuation() : walkPlain()
        case "@", "`", "%":
            note(unquoted: scalar, from: index, at: position)
            toLineEnd()
        default: walkPlain()
        }
    }

    /// Keeps a text for the case that the file cannot be parsed.
    private mutating func note(unquoted character: Unicode.Scalar, from start: Int, at position: SourcePosition) {
        var end = start
        var nested = 0
        while end < text.scalars.count, text.scalars[end] != "\n" {
            let scalar = text.scalars[end]
            if !flow.isEmpty, scalar == "," || scalar == "}" { break }
            if scalar == "[" { nested += 1 }
            if scalar == "]" {
                nested -= 1
                if nested < 0 { break }
            }
            end += 1
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text.scalars[start..<end])
        let words = String(view).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        unquoted.append(Unquoted(position: position, character: Character(character), text: words))
    }

    /// Notes that a block node begins here.
    private mutating func open() {
        hasContent = true
        let start = column
        guard flow.isEmpty, !isValue, !blocks.contains(where: { $0 >= start }) else { return }
        blocks.append(start)
        deepen()
    }

    private mutating func deepen() { depth = max(depth, flow.count + blocks.count) }

    private mutating func skipWord() {
        while let scalar = peek(), !isBlank(scalar), scalar != ",", scalar != "}", scalar != "]" { index += 1 }
    }

    private mutating func skipQuoted(_ quote: Unicode.Scalar) {
        index += 1
        while let scalar = peek() {
            if scalar == "\\", quote == "\"", peek(1) != nil {
                advance()
                advance()
            } else if scalar == quote {
                index += 1
                if quote == "'", peek() == "'" { index += 1 } else { return }
            } else {
                advance()
            }
        }
    }

    /// The lines below that belong to the value begun on this one: indented deeper than its key, or empty.
    private mutating func skipContinuation() {
        let indent = (blocks.last ?? 1) - 1
        endLine()
        skipDeeperLines(than: indent)
        // `walkLine` ends the line that it is on: step back to the last line of the value.
        if index > 0, text.scalars[index - 1] == "\n", line > 1 {
            index -= 1
            line -= 1
        }
    }

    private mutating func skipDeeperLines(than indent: Int) {
        while index < text.scalars.count {
            let rest = text.scalars[index...]
            let spaces = rest.prefix { $0 == " " }.count
            let content = rest.dropFirst(spaces).first
            guard spaces > indent || content == "\n" || content == "\r" || content == nil else { return }
            endLine()
        }
    }

    private mutating func walkPlain() {
        let start = position
        let first = index
        let wasValue = isValue
        open()
        while let scalar = peek() {
            if scalar == "\n" { break }
            let next = peek(1)
            if scalar == "#", index > 0, isBlank(text.scalars[index - 1]) {
                // A comment after the last item of a line is one; one that swallows a brace was meant as text.
                let rest = text.scalars[index...].prefix { $0 != "\n" }
                if !flow.isEmpty, rest.contains("}") || rest.contains("]") {
                    note(unquoted: scalar, from: first, at: start)
                }
                toLineEnd()
                break
            }
            if scalar == ":", isBlank(next) || (!flow.isEmpty && (next == "," || next == "}" || next == "]")) {
                guard wasValue else { return }
                note(unquoted: scalar, from: first, at: start)
            }
            if !flow.isEmpty, scalar == "," || scalar == "}" || scalar == "]" { break }
            if !flow.isEmpty, scalar == "{" || scalar == "[" {
                note(unquoted: scalar, from: first, at: start)
                break
            }
            index += 1
        }
        if wasValue, flow.isEmpty { skipContinuation() }
        isValue = true
    }
}
