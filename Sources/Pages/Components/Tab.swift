/// One of several looks at the same thing: a filter with its count, a document. A link that loads the page again.
public struct Tab: Sendable {
    public var label: String
    /// How many things it holds; nil where counting says nothing.
    public var count: Int?
    public var href: String
    public var isCurrent: Bool

    public init(label: String, count: Int? = nil, href: String, isCurrent: Bool = false) {
        self.label = label
        self.count = count
        self.href = href
        self.isCurrent = isCurrent
    }

    private var html: HTML {
        """
        <li><a\(link: "href", href)\(attribute: "aria-current", isCurrent ? "true" : nil)>\(label)\
        \(count.map { " \(Digits.grouped($0))" })</a></li>
        """
    }

    /// - Parameter name: what the tabs choose, for those who hear the page.
    static func bar(_ tabs: [Tab], name: String) -> HTML? {
        guard tabs.count > 1 else { return nil }
        return #"<nav aria-label="\#(name)"><ul class=tabs>\#(tabs.map(\.html))</ul></nav>"#
    }
}
