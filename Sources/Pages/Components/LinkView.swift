/// A link with its words.
public struct LinkView: Sendable {
    public var label: String
    public var href: String

    public init(label: String, href: String) {
        self.label = label
        self.href = href
    }

    var html: HTML { "<a\(link: "href", href)>\(label)</a>" }
    var button: HTML { "<a class=btn\(link: "href", href)>\(label)</a>" }
    var quietButton: HTML { #"<a class="btn alt"\#(link: "href", href)>\#(label)</a>"# }
}
