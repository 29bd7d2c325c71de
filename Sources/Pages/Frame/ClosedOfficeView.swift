/// Said on top of every public page of an office that is closed.
public struct ClosedOfficeView: Sendable {
    /// Since when, and by which regulation: a sentence.
    public var text: String
    /// The office that took over.
    public var successor: LinkView

    public init(text: String, successor: LinkView) {
        self.text = text
        self.successor = successor
    }

    var html: HTML { #"<p class="note soon">\#(text.sentence) Layanannya pada \#(successor.html).</p>"# }
}
