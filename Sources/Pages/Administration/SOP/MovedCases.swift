/// What came of moving cases, where some of them stayed.
public struct MovedCasesView: Sendable {
    /// One that stayed.
    public struct Row: Sendable {
        public var number: String
        public var reason: String

        public init(number: String, reason: String) {
            self.number = number
            self.reason = reason
        }
    }

    public var above: [LinkView]
    /// “12 permohonan dipindahkan”.
    public var about: String
    /// Why it went no further.
    public var stopped: String?
    public var rows: [Row]
    public var back: LinkView
    public var again: LinkView

    public init(
        above: [LinkView], about: String, stopped: String? = nil, rows: [Row], back: LinkView, again: LinkView
    ) {
        self.above = above
        self.about = about
        self.stopped = stopped
        self.rows = rows
        self.back = back
        self.again = again
    }
}

extension Page {
    /// The answer to `/kelola/{office}/penetapan/{adoption}/pindahkan`
    public static func movedCases(_ view: MovedCasesView, in frame: FrameView) -> Page {
        let rows = view.rows.map { row in
            "<li><span><b>\(row.number)</b>\(row.reason.sentence)</span></li>" as HTML
        }
        let left: HTML = "<h2>Tidak dipindahkan (\(view.rows.count))</h2><ul class=files>\(rows)</ul>"
        return Frame.page(
            "Permohonan dipindahkan", in: frame,
            """
            <div class=read>\(view.stopped.map { NoteView(kind: .bad, text: $0.sentence).status })\
            \(Crumb(above: view.above, here: "Pindahkan").html)<h1>\(view.about)</h1>
            \(left, when: !view.rows.isEmpty)
            <div class=acts>\(view.back.button)\(view.again.quietButton)</div></div>
            """)
    }
}
