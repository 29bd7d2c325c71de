/// A message in a box: what happened, what is safe, what to do.
public struct NoteView: Sendable {
    public enum Kind: Sendable { case neutral, ok, soon, bad }

    public var kind: Kind
    /// The gist, in bold; nil where one sentence says all.
    public var title: String?
    public var text: String

    public init(kind: Kind = .neutral, title: String? = nil, text: String) {
        self.kind = kind
        self.title = title
        self.text = text
    }

    var html: HTML { html(role: nil) }
    /// As a live message: the outcome of what the reader just did.
    var status: HTML { html(role: kind == .bad ? "alert" : "status") }

    private func html(role: String?) -> HTML {
        let name =
            switch kind {
            case .neutral: "note"
            case .ok: "note ok"
            case .soon: "note soon"
            case .bad: "note bad"
            }
        return #"<p class="\#(name)"\#(attribute: "role", role)>\#(title.map { "<b>\($0.sentence)</b> " })\#(text)</p>"#
    }
}
