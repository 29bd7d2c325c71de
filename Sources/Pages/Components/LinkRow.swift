/// One row of a list whose whole row is the target: a name, a line under it, a state.
public struct LinkRow: Sendable {
    public var title: String
    public var href: String
    public var note: String?
    public var tag: TagView?

    public init(title: String, href: String, note: String? = nil, tag: TagView? = nil) {
        self.title = title
        self.href = href
        self.note = note
        self.tag = tag
    }

    private var html: HTML {
        "<li><a\(link: "href", href)><b>\(title)</b>\(note.map { "<small>\($0)</small>" })\(tag?.html)</a></li>"
    }

    static func list(_ rows: [LinkRow], inTwoColumns: Bool = false) -> HTML {
        #"<ul class="\#(inTwoColumns ? "go two" : "go")">\#(rows.map(\.html))</ul>"#
    }
}
