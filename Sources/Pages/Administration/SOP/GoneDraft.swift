/// A form about a draft that is not there any more, or that no office can adopt any more: what came of it, and what was
/// typed.
public struct GoneDraftView: Sendable {
    /// Where to go on.
    public var list: LinkView
    /// Who was first, and what they did; or what has changed.
    public var trouble: String
    /// What somebody made of the draft.
    public var made: LinkView?
    public var typed: [AnswerRow]

    public init(list: LinkView, trouble: String, made: LinkView?, typed: [AnswerRow]) {
        self.list = list
        self.trouble = trouble
        self.made = made
        self.typed = typed
    }
}

extension Page {
    /// The answer to `/kelola/{office}/konsep/{draft}/tetapkan` and to its `bawahan`
    public static func goneDraft(_ view: GoneDraftView, in frame: FrameView) -> Page {
        let title = "Tidak ada yang ditetapkan"
        return Frame.page(
            title, in: frame, isError: true,
            """
            <div class=read>\(NoteView(kind: .bad, text: view.trouble.sentence).status)\
            \(Crumb(above: [view.list], here: title).html)<h1>\(title)</h1>
            \(AnswerSection(title: "Yang Anda isi", rows: view.typed).html())
            <div class=acts>\(view.made?.button)\(view.list.quietButton)</div></div>
            """)
    }
}
