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

    /// What was typed, and the ticks that did not go in: pressed again, they are read anew.
    public struct Again: Sendable {
        public var action: String
        public var ticks: [String]
        public var outcome: String
        public var reason: String
        public var note: String

        public init(action: String, ticks: [String], outcome: String, reason: String, note: String) {
            self.action = action
            self.ticks = ticks
            self.outcome = outcome
            self.reason = reason
            self.note = note
        }
    }

    public var title: String
    public var done: [Row]
    public var refused: [Row]
    public var again: Again?

    public init(title: String, done: [Row], refused: [Row], again: Again? = nil) {
        self.title = title
        self.done = done
        self.refused = refused
        self.again = again
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
            \(view.again.map { again($0, csrf: frame.csrf) })\
            \(list("Diproses", view.done), when: !view.done.isEmpty)
            <p class=acts>\(LinkView(label: "Kembali ke Tugas saya", href: "/meja").button)</p></div>
            """)
    }

    private static func again(_ again: TogetherResultView.Again, csrf: String) -> HTML {
        let typed = [("Alasan", again.reason), ("Catatan", again.note)].filter { !$0.1.isEmpty }
        let hidden =
            again.ticks.map { ("tugas", $0) }
            + [
                ("hasil", again.outcome), ("alasan", again.reason), ("catatan", again.note),
            ].filter { !$0.1.isEmpty }
        return """
            \(typed.map { "<p>\($0.0) yang Anda tulis: “\($0.1)”</p>" as HTML })\
            \(HTML.form(again.action, csrf: csrf, """
                \(hidden.map { #"<input type=hidden name="\#($0.0)" value="\#($0.1)">"# as HTML })\
                <button class="btn alt">Periksa lagi yang belum diproses</button>
                """))
            """
    }

    private static func list(_ heading: String, _ rows: [TogetherResultView.Row]) -> HTML {
        "<h2>\(heading)</h2><ul>\(rows.map(item))</ul>"
    }

    private static func item(_ row: TogetherResultView.Row) -> HTML {
        let code: HTML = row.href.map { "<a\(link: "href", $0)>\(row.code)</a>" } ?? "\(row.code)"
        return "<li><span class=nb>\(code)</span>\(row.why.map { ": \($0)" })</li>"
    }
}
