/// The sheet that goes with the papers of a case (`lembar disposisi`): on A4, to be printed and signed.
public struct DispositionSheetView: Sendable {
    /// One instruction, from whom to whom.
    public struct Row: Sendable {
        public var date: String
        public var from: String
        public var to: String
        public var text: String

        public init(date: String, from: String, to: String, text: String) {
            self.date = date
            self.from = from
            self.to = to
            self.text = text
        }
    }

    public var code: String
    public var caseHref: String
    public var facts: [AnswerRow]
    /// Oldest first.
    public var rows: [Row]

    public init(code: String, caseHref: String, facts: [AnswerRow], rows: [Row]) {
        self.code = code
        self.caseHref = caseHref
        self.facts = facts
        self.rows = rows
    }
}

extension Page {
    /// Lines left for a pen.
    private static let emptyLines = 6

    /// `/meja/{office}/{case}/lembar-disposisi`
    public static func dispositionSheet(_ view: DispositionSheetView, in frame: FrameView) -> Page {
        let crumb = Crumb(
            above: [
                LinkView(label: "Tugas saya", href: "/meja"), LinkView(label: view.code, href: view.caseHref),
            ], here: "Lembar disposisi")
        let empty = Array(
            repeating: "<tr><td><br><br></td><td></td><td></td><td></td><td></td></tr>" as HTML, count: emptyLines)
        return Frame.page(
            "Lembar disposisi \(view.code)", in: frame,
            """
            <div class=sheet>\(crumb.html)<h1>Lembar disposisi</h1>
            <dl class="rows lined">\(view.facts.map { "<dt>\($0.label)</dt><dd>\($0.value)</dd>" as HTML })</dl>
            <div class=scroll tabindex=0 role=region aria-label="Isi disposisi"><table>\
            <caption class=vh>Isi disposisi</caption><thead><tr><th scope=col>Tanggal</th><th scope=col>Dari</th>\
            <th scope=col>Diteruskan kepada</th><th scope=col>Isi disposisi</th><th scope=col>Paraf</th></tr></thead>\
            <tbody>\(view.rows.map(row))\(empty)</tbody></table></div>
            <p class="acts small">Cetak halaman ini pada kertas A4 dari menu peramban. Kolom paraf ditandatangani tangan.</p></div>
            """)
    }

    private static func row(_ row: DispositionSheetView.Row) -> HTML {
        "<tr><td>\(row.date)</td><td>\(row.from)</td><td>\(row.to)</td><td>\(row.text.lines)</td><td></td></tr>"
    }
}
