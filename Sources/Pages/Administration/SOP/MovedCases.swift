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
    public var rows: [Row]
    public var back: LinkView
    public var again: LinkView

    public init(above: [LinkView], about: String, rows: [Row], back: LinkView, again: LinkView) {
        self.above = above
        self.about = about
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
        return Frame.page(
            "Permohonan dipindahkan", in: frame,
            """
            <div class=read>\(Crumb(above: view.above, here: "Pindahkan").html)
            <h1>\(view.about)</h1><h2>Tidak dipindahkan (\(view.rows.count))</h2><ul class=files>\(rows)</ul>
            <div class=acts>\(view.back.button)\(view.again.quietButton)</div></div>
            """)
    }
}
