/// One of several looks at the same thing: a filter with its count, a document. A link that loads the page again.
public struct Tab: Sendable {
    public var label: String
    /// How many things it holds; nil where counting says nothing.
    public var count: Int?
    public var href: String
    public var isCurrent: Bool
    /// Set beside a form that somebody may be filling in: a link would lose what they typed.
    public var press: FormButton?

    public init(label: String, count: Int? = nil, href: String, isCurrent: Bool = false, press: FormButton? = nil) {
        self.label = label
        self.count = count
        self.href = href
        self.isCurrent = isCurrent
        self.press = press
    }

    private var html: HTML {
        let words: HTML = "\(label)\(count.map { " \(Digits.grouped($0))" })"
        let current = attributeOfCurrent
        if let press { return "<li><button\(press.attributes)\(current)>\(words)</button></li>" }
        return "<li><a\(link: "href", href)\(current)>\(words)</a></li>"
    }

    private var attributeOfCurrent: HTML { "\(attribute: "aria-current", isCurrent ? "true" : nil)" }

    /// - Parameters:
    ///   - name: what the tabs choose, for those who hear the page.
    ///   - least: fewer are not shown: one look is no choice.
    static func bar(_ tabs: [Tab], name: String, least: Int = 2) -> HTML? {
        guard tabs.count >= least else { return nil }
        return #"<nav aria-label="\#(name)"><ul class=tabs>\#(tabs.map(\.html))</ul></nav>"#
    }
}
