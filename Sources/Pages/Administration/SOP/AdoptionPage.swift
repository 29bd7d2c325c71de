/// One adoption of an SOP, as the office's administrator sees it.
public struct AdoptionView: Sendable {
    public var list: LinkView
    public var title: String
    public var state: TagView
    /// Number, version, days, who approved it.
    public var facts: [AnswerRow]
    /// Who fills each lane.
    public var lanes: [AnswerRow]
    /// What the checker found.
    public var checked: [AnswerRow]
    public var document: OfficialDocument
    public var edit: LinkView
    /// What can be done with it.
    public var acts: [LinkView]
    /// Running cases of earlier versions.
    public var note: String?

    public init(
        list: LinkView, title: String, state: TagView, facts: [AnswerRow], lanes: [AnswerRow], checked: [AnswerRow],
        document: OfficialDocument, edit: LinkView, acts: [LinkView], note: String? = nil
    ) {
        self.list = list
        self.title = title
        self.state = state
        self.facts = facts
        self.lanes = lanes
        self.checked = checked
        self.document = document
        self.edit = edit
        self.acts = acts
        self.note = note
    }
}

extension Page {
    /// `/kelola/{office}/penetapan/{adoption}`
    public static func adoption(_ view: AdoptionView, in frame: FrameView) -> Page {
        Frame.page(
            view.title, in: frame,
            """
            \(Crumb(above: [LinkView(label: "Kelola", href: "/kelola"), view.list], here: view.title).html)
            <h1>\(view.title)</h1><p>\(view.state.html)</p>
            <div class=cols><div>\(view.note.map { NoteView(text: $0).html })\(view.facts.list)
            <div class=acts>\(view.edit.quietButton)\(view.acts.map(\.quietButton))</div>\(view.document.html)</div>
            <aside aria-label="Tentang penetapan ini">\(HTML.panel("Pelaksana", view.lanes.list))
            \(HTML.panel("Pemeriksaan", view.checked.list))</aside></div>
            """)
    }
}
