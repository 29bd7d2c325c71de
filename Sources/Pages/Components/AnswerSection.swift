/// A label and its value, aligned at the colon.
public struct AnswerRow: Sendable {
    /// Three words at most.
    public var label: String
    /// May hold line ends.
    public var value: String
    /// What a screen reader says instead of a masked value: “NIK berakhir 0417”.
    public var spoken: String?
    /// Where the answer can be changed; nil: nowhere.
    public var change: String?

    public init(label: String, value: String, spoken: String? = nil, change: String? = nil) {
        self.label = label
        self.value = value
        self.spoken = spoken
        self.change = change
    }

    fileprivate var html: HTML {
        let shown: HTML =
            spoken.map { "<span aria-hidden=true>\(value)</span><span class=vh>\($0)</span>" } ?? value.lines
        return "<dt>\(label)</dt><dd>\(shown)\(change.map(changeLink))</dd>"
    }

    private func changeLink(_ href: String) -> HTML {
        " <a\(link: "href", href)>Ubah<span class=vh> \(label)</span></a>"
    }
}

/// Answers under one heading.
public struct AnswerSection: Sendable {
    /// "" for rows without a heading of their own.
    public var title: String
    public var rows: [AnswerRow]

    public init(title: String = "", rows: [AnswerRow]) {
        self.title = title
        self.rows = rows
    }

    /// - Parameter level: of the heading; the page knows what stands above.
    func html(level: Int = 2) -> HTML {
        let heading: HTML = level == 2 ? "<h2>\(title)</h2>" : "<h3>\(title)</h3>"
        return "\(heading, when: !title.isEmpty)\(rows.list)"
    }
}

extension [AnswerRow] {
    var list: HTML { #"<dl class="rows lined">\#(map(\.html))</dl>"# }
}
