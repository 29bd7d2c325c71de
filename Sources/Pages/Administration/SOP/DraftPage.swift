/// A draft of an SOP: what was proven of it, and what can be done with it.
public struct DraftView: Sendable {
    public var list: LinkView
    public var title: String
    /// “Disimpan 2 Maret 2026, 09.00 oleh ayu”.
    public var kept: String
    /// Nothing stands in the way of its adoption, as far as the file goes.
    public var isAccepted: Bool
    public var proven: [LinkRow]
    public var flow: FlowView
    public var adopt: LinkView
    public var acts: [LinkView]

    public init(
        list: LinkView, title: String, kept: String, isAccepted: Bool, proven: [LinkRow], flow: FlowView,
        adopt: LinkView, acts: [LinkView]
    ) {
        self.list = list
        self.title = title
        self.kept = kept
        self.isAccepted = isAccepted
        self.proven = proven
        self.flow = flow
        self.adopt = adopt
        self.acts = acts
    }
}

extension Page {
    /// `/kelola/{office}/konsep/{draft}`
    public static func draft(_ view: DraftView, in frame: FrameView) -> Page {
        let note = NoteView(
            kind: .soon,
            text:
                "Isi yang dahulu benar sekarang ada galatnya, mungkin karena SOP lain berubah. Sunting, lalu periksa lagi."
        )
        return Frame.page(
            view.title, in: frame,
            """
            \(Crumb(above: [LinkView(label: "Kelola", href: "/kelola"), view.list], here: view.title).html)
            <h1>\(view.title)</h1><p><span class=tag>Konsep</span> \(view.kept)</p>
            <div class=cols><div>\(note.html, when: !view.isAccepted)
            <div class=acts>\(view.isAccepted ? view.adopt.button : nil)\(view.acts.map(\.quietButton))</div>
            <h2>Langkah-langkah</h2>\(FlowView.key, when: view.flow.lanes.count <= FlowStrip.maxLanes)\(view.flow.html)</div>
            <aside aria-label="Hasil pemeriksaan">\(HTML.panel("Pemeriksaan", LinkRow.list(view.proven)))</aside></div>
            """)
    }
}
