/// A person's own cases.
public struct MyCasesView: Sendable {
    public var name: String
    /// What waits for the reader; empty: nothing.
    public var todos: [TodoView]
    public var open: [LinkRow]
    public var drafts: [LinkRow]
    public var ended: [LinkRow]
    /// Those at other offices, where the page is one office's.
    public var elsewhere: LinkView?

    public init(
        name: String, todos: [TodoView], open: [LinkRow], drafts: [LinkRow] = [], ended: [LinkRow] = [],
        elsewhere: LinkView? = nil
    ) {
        self.name = name
        self.todos = todos
        self.open = open
        self.drafts = drafts
        self.ended = ended
        self.elsewhere = elsewhere
    }
}

/// Something the applicant has to do.
public struct TodoView: Sendable {
    /// “Surat permohonan dikembalikan”.
    public var title: String
    /// What the officer wrote.
    public var quote: String?
    /// Since when it waits for the reader.
    public var since: LocalTime?
    public var due: DueView
    /// What becomes of the case if nothing is done: “Bila tidak diisi sampai …, permohonan selesai: Tidak dilanjutkan.”
    public var otherwise: String?
    /// Verb and object: “Perbaiki sekarang”.
    public var act: LinkView

    public init(
        title: String, quote: String? = nil, since: LocalTime? = nil, due: DueView = .none, otherwise: String? = nil,
        act: LinkView
    ) {
        self.title = title
        self.quote = quote
        self.since = since
        self.due = due
        self.otherwise = otherwise
        self.act = act
    }

    var html: HTML {
        """
        <p><b>\(title.sentence)</b>\(quote.map { " Petugas menulis: “\($0)”" })</p>
        \(waiting.map { "<p>\($0)</p>" })\(otherwise.map { "<p>\($0.sentence)</p>" })<p class=acts>\(act.button)</p>
        """
    }

    /// The reader's own time is never called late: what the SOP makes of it stands in `otherwise`.
    private var waiting: HTML? {
        if case .at(let due) = due { return "Paling lambat \(due.time.html(due.time.medium)) · \(due.mark)" }
        return since.map {
            "\(TagView(text: "Menunggu Anda", kind: .soon).html) sejak \($0.html($0.medium))"
        }
    }
}

extension Page {
    /// `{base}/permohonan`
    public static func myCases(_ view: MyCasesView, in frame: FrameView) -> Page {
        let isEmpty = view.open.isEmpty && view.drafts.isEmpty && view.ended.isEmpty
        let home = LinkView(label: "Pilih layanan", href: "\(frame.office.base)/")
        let empty = EmptyState(
            title: "Belum ada permohonan", text: "Permohonan yang Anda ajukan akan tampil di sini.", act: home)
        return Frame.page(
            "Permohonan saya", in: frame,
            """
            <div class=read><h1>Permohonan saya</h1><p class=soft>\(view.name)</p>
            \(todoPanel(view.todos), when: !view.todos.isEmpty)
            \(empty.html, when: isEmpty)
            \(section("Sedang berjalan", view.open))\(section("Konsep, belum terkirim", view.drafts))
            \(section("Sudah selesai", view.ended))
            \("<div class=acts>\(LinkView(label: "Ajukan permohonan lain", href: home.href).quietButton)</div>",
                when: !isEmpty)\
            \(view.elsewhere.map { "<p>\($0.html)</p>" })</div>
            """)
    }

    private static func todoPanel(_ todos: [TodoView]) -> HTML {
        "<div class=\"panel act\"><h2>Perlu Anda lakukan</h2>\(todos.map(\.html))</div>"
    }

    private static func section(_ title: String, _ rows: [LinkRow]) -> HTML? {
        rows.isEmpty ? nil : "<h2>\(title)</h2>\(LinkRow.list(rows))"
    }
}
