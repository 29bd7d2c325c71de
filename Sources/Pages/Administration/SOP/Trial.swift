/// A case that is tried on a draft, as whoever plays every lane sees it.
public struct TrialView: Sendable {
    public struct Task: Sendable {
        /// The step's name, sent with the form.
        public var step: String
        public var title: String
        /// “Sebagai Kepala Bidang”.
        public var who: String
        /// “paling lambat Senin 9 Maret 2026, 16.00”.
        public var due: String?
        /// Outcomes, questions, papers.
        public var fields: [FieldView]
        public var submit: String
        public var maySkip: Bool

        public init(
            step: String, title: String, who: String, due: String?, fields: [FieldView], submit: String, maySkip: Bool
        ) {
            self.step = step
            self.title = title
            self.who = who
            self.due = due
            self.fields = fields
            self.submit = submit
            self.maySkip = maySkip
        }
    }

    /// A way to let the clock go on.
    public struct Wait: Sendable {
        public var label: String
        public var value: String

        public init(label: String, value: String) {
            self.label = label
            self.value = value
        }
    }

    public var above: [LinkView]
    public var title: String
    public var now: LocalTime
    /// The one that is played now; nil: none waits.
    public var task: Task?
    /// Others that wait beside it.
    public var others: [LinkView]
    /// How it ended; nil: it has not.
    public var ending: String?
    public var waits: [Wait]
    public var mayWithdraw: Bool
    public var isBegun: Bool
    public var version: Int
    public var action: String
    public var history: [TimelineEntry]
    /// What would have been done: entries in books, effects.
    public var untouched: [String]
    public var flow: FlowView
    public var trouble: String?

    public init(
        above: [LinkView], title: String, now: LocalTime, task: Task?, others: [LinkView] = [], ending: String?,
        waits: [Wait],
        mayWithdraw: Bool, isBegun: Bool, version: Int, action: String, history: [TimelineEntry], untouched: [String],
        flow: FlowView, trouble: String? = nil
    ) {
        self.above = above
        self.title = title
        self.now = now
        self.task = task
        self.others = others
        self.ending = ending
        self.waits = waits
        self.mayWithdraw = mayWithdraw
        self.isBegun = isBegun
        self.version = version
        self.action = action
        self.history = history
        self.untouched = untouched
        self.flow = flow
        self.trouble = trouble
    }
}

extension Page {
    /// `/kelola/{office}/konsep/{draft}/uji-coba`
    public static func trial(_ view: TrialView, in frame: FrameView) -> Page {
        let errors = ErrorSummary(view.task?.fields ?? [])
        let note = NoteView(
            kind: .soon, title: "Uji coba",
            text: "Bukan permohonan sungguhan: tidak ada nomor, catatan buku, email, atau laporan yang dibuat.")
        return Frame.page(
            "Uji coba: \(view.title)", in: frame, isError: !errors.isEmpty || view.trouble != nil,
            """
            \(errors.html)\(view.trouble.map { NoteView(kind: .bad, text: $0.sentence).status })
            \(Crumb(above: view.above, here: "Uji coba").html)<h1>Uji coba: \(view.title)</h1>\(note.html)
            <div class=cols><div>\(view.ending.map { NoteView(kind: .ok, title: "Selesai", text: $0.sentence).html })
            \(view.task.map { task($0, view, csrf: frame.csrf) })\(others(view.others))
            \(waiting(view, csrf: frame.csrf))
            <h2>Letak dalam SOP</h2>\(FlowView.key, when: view.flow.lanes.count <= FlowStrip.maxLanes)\(view.flow.html)</div>
            <aside aria-label="Yang sudah terjadi">\(HTML.panel("Riwayat", history(view)))\(untouched(view.untouched))</aside>
            </div>
            """)
    }

    private static func task(_ task: TrialView.Task, _ view: TrialView, csrf: String) -> HTML {
        let skip: HTML =
            "<button class=\"btn alt\" name=perbuatan value=lewati>Lewati langkah ini</button>"
        return """
            <section class=panel aria-label="\(task.title)"><h2>\(task.title)</h2>\
            <p>\(task.who)\(task.due.map { " · \($0)" })</p>\
            \(HTML.form(
                view.action, csrf: csrf, version: view.version,
                """
                <input type=hidden name=langkah value="\(task.step)">\(task.fields.map { $0.html() })
                <div class=acts><button class=btn name=perbuatan value=kerjakan>\(task.submit)</button>\
                \(skip, when: task.maySkip)</div>
                """))</section>
            """
    }

    private static func others(_ links: [LinkView]) -> HTML? {
        guard !links.isEmpty else { return nil }
        return HTML.panel("Juga menunggu", "<ul class=plain>\(links.map { "<li>\($0.html)</li>" })</ul>")
    }

    private static func waiting(_ view: TrialView, csrf: String) -> HTML {
        let waits = view.ending == nil && view.isBegun ? view.waits : []
        let withdraw: HTML = "<button class=\"btn alt\" name=perbuatan value=cabut>Cabut permohonan</button>"
        let again: HTML = "<button class=\"btn alt\" name=perbuatan value=ulang>Ulangi dari awal</button>"
        return """
            <section class=panel aria-label="Waktu uji coba"><h2>Waktu uji coba</h2><p>\(view.now.html(view.now.full))</p>\
            \(HTML.form(
                view.action, csrf: csrf, version: view.version,
                """
                <div class=acts>\(waits.map {
                    "<button class=\"btn alt\" name=maju value=\"\($0.value)\">\($0.label)</button>" as HTML
                })\(withdraw, when: view.mayWithdraw)\(again, when: view.isBegun)</div>
                """))</section>
            """
    }

    private static func history(_ view: TrialView) -> HTML {
        view.history.isEmpty ? "<p>Belum ada yang terjadi. Ajukan permohonannya lebih dahulu.</p>" : view.history.small
    }

    private static func untouched(_ lines: [String]) -> HTML? {
        guard !lines.isEmpty else { return nil }
        return HTML.panel(
            "Yang akan dilakukan bila sungguhan", "<ul class=small>\(lines.map { "<li>\($0)</li>" })</ul>")
    }
}
