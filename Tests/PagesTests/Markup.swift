/// A strict reader of the markup that Pages writes: every element closed, every attribute well formed. What a browser
/// would quietly repair is an error here.
struct Markup {
    struct Element {
        var name: String
        var attributes: [String: String]
        var parent: Int?
        var text = ""
    }

    struct Broken: Error, CustomStringConvertible {
        var description: String
    }

    private(set) var elements: [Element] = []

    private static let void: Set = ["meta", "link", "input", "br", "wbr", "img"]
    private static let blocks: Set = [
        "p", "div", "ul", "ol", "dl", "h1", "h2", "h3", "form", "table", "section", "details", "fieldset", "nav",
        "figure",
    ]

    init(_ page: [UInt8]) throws {
        let source = Array(String(decoding: page, as: UTF8.self))
        var open: [Int] = []
        var at = 0
        while at < source.count {
            guard source[at] == "<" else {
                let start = at
                while at < source.count, source[at] != "<" { at += 1 }
                for index in open { elements[index].text += String(source[start..<at]) }
                continue
            }
            var tag = Tag(source: source, at: at + 1)
            try tag.read()
            at = tag.at
            if tag.name.hasPrefix("!") { continue }
            if tag.isEnd {
                guard let last = open.popLast(), elements[last].name == tag.name else {
                    throw Broken(
                        description: "</\(tag.name)> closes \(open.last.map { elements[$0].name } ?? "nothing")")
                }
                continue
            }
            try check(tag.name, in: open.last)
            elements.append(Element(name: tag.name, attributes: tag.attributes, parent: open.last))
            if !Self.void.contains(tag.name), !tag.isClosed { open.append(elements.count - 1) }
        }
        if let last = open.last { throw Broken(description: "<\(elements[last].name)> stays open") }
    }

    private func check(_ name: String, in parent: Int?) throws {
        guard let parent else { return }
        let outer = elements[parent].name
        if outer == "p", Self.blocks.contains(name) { throw Broken(description: "<\(name)> in <p>") }
        if ["ul", "ol"].contains(outer), name != "li" { throw Broken(description: "<\(name)> in <\(outer)>") }
        if outer == "tr", !["th", "td"].contains(name) { throw Broken(description: "<\(name)> in <tr>") }
        if name == "form", ancestors(of: parent).contains(where: { $0.name == "form" }) {
            throw Broken(description: "<form> in <form>")
        }
    }

    /// The element and everything around it.
    func ancestors(of index: Int) -> [Element] {
        var list: [Element] = []
        var next: Int? = index
        while let index = next {
            list.append(elements[index])
            next = elements[index].parent
        }
        return list
    }

    func all(_ names: String...) -> [Element] { elements.filter { names.contains($0.name) } }

    var classes: Set<String> {
        Set(elements.flatMap { $0.attributes["class", default: ""].split(separator: " ").map(String.init) })
    }
}

/// One tag.
private struct Tag {
    let source: [Character]
    var at: Int
    var name = ""
    var attributes: [String: String] = [:]
    var isEnd = false
    var isClosed = false

    init(source: [Character], at: Int) {
        self.source = source
        self.at = at
    }

    mutating func read() throws {
        if peek == "/" {
            isEnd = true
            at += 1
        }
        name = take { !" >/\n".contains($0) }
        guard let first = name.first, first.isLetter || first == "!" else { throw broken("a bare <") }
        while true {
            _ = take { " \n".contains($0) }
            switch peek {
            case ">":
                at += 1
                return
            case "/" where at + 1 < source.count && source[at + 1] == ">":
                isClosed = true
                at += 2
                return
            case nil: throw broken("an open tag")
            default: try attribute()
            }
        }
    }

    private mutating func attribute() throws {
        let key = take { $0.isLetter || $0.isNumber || $0 == "-" || $0 == ":" }
        guard !key.isEmpty, attributes[key] == nil else { throw broken("attribute “\(key)”") }
        guard peek == "=" else {
            attributes[key] = ""
            return
        }
        at += 1
        if peek == "\"" {
            at += 1
            attributes[key] = take { $0 != "\"" }
            at += 1
            guard let next = peek, " >/\n".contains(next) else { throw broken("text after \(key)=\"…\"") }
        } else {
            let value = take { $0.isLetter || $0.isNumber || "-_.%/#".contains($0) }
            guard !value.isEmpty, let next = peek, " >\n".contains(next) else { throw broken("\(key)= without quotes") }
            attributes[key] = value
        }
    }

    private var peek: Character? { at < source.count ? source[at] : nil }

    private mutating func take(while holds: (Character) -> Bool) -> String {
        let start = at
        while at < source.count, holds(source[at]) { at += 1 }
        return String(source[start..<at])
    }

    private func broken(_ what: String) -> Markup.Broken {
        Markup.Broken(description: "\(what) near “\(String(source[max(0, at - 40)..<min(source.count, at + 40)]))”")
    }
}
