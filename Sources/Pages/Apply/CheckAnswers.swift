/// Everything that was answered, before it is sent.
public struct CheckAnswersView: Sendable {
    public var service: String
    /// In the order asked; each row with its `change`.
    public var sections: [AnswerSection]
    /// What happens after sending: “Kepala Dinas menerima permohonan lebih dulu.”
    public var next: String
    /// What falls due then: “Batas waktu seluruhnya”.
    public var dueTitle: String
    /// The first limit's end, were it sent now; nil where it does not count from then on.
    public var due: LocalTime?
    /// “10 hari kalender sejak dikirim sekarang”.
    public var limit: String?
    /// A limit that counts from a later step: “Batas waktu seluruhnya 3 hari kerja sejak “Mengajukan””.
    public var later: String?
    /// Something to know before it is sent: that nobody will get news of it.
    public var note: NoteView?
    /// What only the counter is asked before it is sent.
    public var fields: [FieldView]
    /// What sending it declares; nil where a question of the SOP asks for that.
    public var declaration: String?
    public var action: String
    public var back: String?
    /// Answers still missing, each with the screen that asks for it.
    public var missing: [LinkView]

    public init(
        service: String, sections: [AnswerSection], next: String, dueTitle: String = "", due: LocalTime? = nil,
        limit: String? = nil, later: String? = nil, note: NoteView? = nil, fields: [FieldView] = [],
        declaration: String? = nil, action: String, back: String? = nil, missing: [LinkView] = []
    ) {
        self.service = service
        self.sections = sections
        self.next = next
        self.dueTitle = dueTitle
        self.due = due
        self.limit = limit
        self.later = later
        self.note = note
        self.fields = fields
        self.declaration = declaration
        self.action = action
        self.back = back
        self.missing = missing
    }
}

extension Page {
    /// `{base}/ajukan/{draft}/periksa`
    public static func checkAnswers(_ view: CheckAnswersView, in frame: FrameView) -> Page {
        let form = FormBody(fields: view.fields, submit: "Kirim permohonan")
        let errors = ErrorSummary(view.missing.isEmpty ? view.fields : [])
        return Frame.page(
            "Periksa jawaban", in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)\(Crumb.back(view.back))<p class="soft small">\(view.service)</p>
            <h1>Periksa sebelum mengirim</h1>
            <p class=lede>Permohonan belum terkirim. Ubah yang keliru, lalu kirim.</p>
            \(view.sections.map { $0.html() })\(view.note?.html)
            \(view.missing.isEmpty ? sending(view, HTML.form(view.action, csrf: frame.csrf, form.html)) : missing(view.missing))
            </div>
            """)
    }

    private static func sending(_ view: CheckAnswersView, _ form: HTML) -> HTML {
        let limit = view.limit.map { ", \($0)" } ?? ""
        let due: HTML? = view.due.map { " \(view.dueTitle) <b>\($0.html($0.formal))</b>\(limit)." }
        let later: HTML? = view.later.map { " \($0)." }
        return "<h2>Setelah dikirim</h2><p>\(view.next.sentence)\(due)\(later)</p>"
            + "\(view.declaration.map { "<p>\($0.sentence)</p>" })\(form)"
    }

    private static func missing(_ links: [LinkView]) -> HTML {
        """
        <h2>Masih ada yang kurang</h2><p>Permohonan dapat dikirim setelah ini diisi.</p>
        <ul>\(links.map { "<li>\($0.html)</li>" })</ul>
        """
    }
}
