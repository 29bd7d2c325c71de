/// A task that another office's case asks of this desk.
public struct HandoverView: Sendable {
    /// What came of something that the reader sent.
    public struct Note: Sendable {
        public var note: NoteView
        /// Where a form says that it was read; nil: nothing to say.
        public var read: String?

        public init(note: NoteView, read: String? = nil) {
            self.note = note
            self.read = read
        }
    }

    /// The step's text.
    public var title: String
    public var code: String
    public var service: String
    /// The office whose case it is.
    public var from: String
    public var due: DueView
    public var why: WhyView?
    public var notes: [Note]
    public var documents: DocumentPane?
    /// The answers that the step names.
    public var sections: [AnswerSection]
    /// Said where the SOP closes a part of them.
    public var closed: NoteView?
    /// nil: there is nothing to do here.
    public var task: TaskPanel?
    /// The form of a sub-procedure, on pages of its own.
    public var form: LinkView?

    public init(
        title: String, code: String, service: String, from: String, due: DueView, why: WhyView? = nil,
        notes: [Note] = [], documents: DocumentPane? = nil, sections: [AnswerSection], closed: NoteView? = nil,
        task: TaskPanel? = nil, form: LinkView? = nil
    ) {
        self.title = title
        self.code = code
        self.service = service
        self.from = from
        self.due = due
        self.why = why
        self.notes = notes
        self.documents = documents
        self.sections = sections
        self.closed = closed
        self.task = task
        self.form = form
    }
}

extension Page {
    /// `/meja/{office}/titipan/{case}/tugas/{step}/{visit}`
    public static func handover(_ view: HandoverView, in frame: FrameView) -> Page {
        let errors = ErrorSummary(view.task?.formFields ?? [])
        let crumb = Crumb(above: [LinkView(label: "Tugas saya", href: "/meja")], here: view.code)
        return Frame.page(
            "\(view.title) \(view.code)", in: frame, isError: !errors.isEmpty,
            """
            \(errors.html)\(crumb.html)
            <h1>\(view.title)</h1>
            \("<p>\(deskDueWords(view.due))\(why, when: view.why != nil)</p>", when: view.task != nil)
            <p class=soft>\(view.service) · tugas dari \(view.from)</p>
            \(view.notes.map { note($0, csrf: frame.csrf) })
            <div class=work>\(view.documents?.press?.first(view.task?.submit ?? ""))\(view.documents?.html)
            \(content(view), when: !view.sections.isEmpty || view.closed != nil || view.why != nil)
            \(view.task?.html(csrf: frame.csrf) ?? nothing(view))</div>
            """)
    }

    private static let why: HTML = "<span class=plain> <a href=\"#mengapa\">Rincian</a></span>"

    private static func note(_ note: HandoverView.Note, csrf: String) -> HTML {
        let button: HTML = "<button class=\"btn alt\">Sudah saya baca</button>"
        return "\(note.note.html)\(note.read.map { HTML.form($0, csrf: csrf, button) })"
    }

    private static func content(_ view: HandoverView) -> HTML {
        """
        <section class=panel aria-label="Yang diperlukan langkah ini"><h2>Yang diperlukan langkah ini</h2>
        \(view.sections.map { $0.html(level: 3) })\(view.closed?.html)\(view.why?.details(id: "mengapa"))</section>
        """
    }

    private static func nothing(_ view: HandoverView) -> HTML {
        let words: HTML =
            view.form.map { $0.button }
            ?? "<p>Tugas ini tidak menunggu Anda. Yang sudah dikirim tercatat di kantor asalnya.</p>"
        return "<section class=panel aria-label=Tugas><h2>Tugas</h2>\(words)</section>"
    }
}
