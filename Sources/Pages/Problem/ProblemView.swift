/// Something that could not be done: what happened, what was kept, where to go.
public struct ProblemView: Sendable {
    public var title: String
    /// What happened, and why as far as it helps.
    public var text: String
    /// What is safe: “Isian Anda tidak dikirim.”
    public var kept: String?
    /// What the reader had typed, so that it is not lost.
    public var typed: [AnswerRow] = []
    public var links: [LinkView]
    /// What finds the request in the log: “7k2m94xq3t9a”.
    public var number: String?

    public init(title: String, text: String, kept: String? = nil, links: [LinkView]) {
        self.title = title
        self.text = text
        self.kept = kept
        self.links = links
    }
}

extension Page {
    /// Any page that reports a problem.
    public static func problem(_ view: ProblemView, in frame: FrameView) -> Page {
        Frame.page(
            view.title, in: frame,
            """
            <div class=read><h1>\(view.title)</h1><p class=lede>\(view.text)</p>
            \(view.kept.map { NoteView(text: $0).html })\(AnswerSection.typed(view.typed))
            \("<ul>\(view.links.map { "<li>\($0.html)</li>" })</ul>", when: !view.links.isEmpty)
            \(view.number.map { "<p class=hint>Sebutkan nomor ini bila menghubungi kami: <span class=nb>\($0)</span></p>" as HTML })</div>
            """)
    }
}
