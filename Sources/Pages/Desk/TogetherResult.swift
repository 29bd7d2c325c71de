/// What became of a decision for several cases.
public struct TogetherResultView: Sendable {
    /// A case that it went into, or did not.
    public struct Row: Sendable {
        public var code: String
        public var href: String?
        /// Why it went in earlier, or not at all; nil: it went in now.
        public var why: String?

        public init(code: String, href: String?, why: String? = nil) {
            self.code = code
            self.href = href
            self.why = why
        }
    }

    public var title: String
    public var done: [Row]
    public var refused: [Row]

    public init(title: String, done: [Row], refused: [Row]) {
        self.title = title
        self.done = done
        self.refused = refused
    }
}

extension Page {
    /// The answer of `/daftar-tugas/bersama/putuskan`
    public static func togetherResult(_ view: TogetherResultView, in frame: FrameView) -> Page {
        let total = Digits.grouped(view.done.count + view.refused.count)
        let sentence = "\(Digits.grouped(view.done.count)) dari \(total) permohonan diproses."
        return Frame.page(
            "Hasil: \(view.title)", in: frame,
            """
            <div class=read>\(inboxCrumb("Hasil"))<h1>\(view.title)</h1>
            \(NoteView(kind: view.refused.isEmpty ? .ok : .soon, text: sentence).status)
            \(list("Belum diproses", view.refused), when: !view.refused.isEmpty)\
            \(list("Diproses", view.done), when: !view.done.isEmpty)
            <p class=acts>\(LinkView(label: "Kembali ke Tugas saya", href: "/meja").button)</p></div>
            """)
    }

    private static func list(_ heading: String, _ rows: [TogetherResultView.Row]) -> HTML {
        "<h2>\(heading)</h2><ul>\(rows.map(item))</ul>"
    }

    private static func item(_ row: TogetherResultView.Row) -> HTML {
        let code: HTML = row.href.map { "<a\(link: "href", $0)>\(row.code)</a>" } ?? "\(row.code)"
        return "<li><span class=nb>\(code)</span>\(row.why.map { ": \($0)" })</li>"
    }
}
