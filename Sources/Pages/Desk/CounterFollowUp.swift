/// The page on which an officer begins, for the applicant of a case, one that may follow it.
public struct CounterFollowUpView: Sendable {
    /// The title of the SOP that begins.
    public var title: String
    /// The first case: its number, and its page.
    public var code: String
    public var caseHref: String
    public var applicant: String
    /// Until when it may begin; nil: as long as its reason lasts.
    public var until: LocalTime?
    /// By which way the applicant asked for it, and when.
    public var fields: [FieldView]
    public var action: String

    public init(
        title: String, code: String, caseHref: String, applicant: String, until: LocalTime? = nil,
        fields: [FieldView], action: String
    ) {
        self.title = title
        self.code = code
        self.caseHref = caseHref
        self.applicant = applicant
        self.until = until
        self.fields = fields
        self.action = action
    }
}

extension Page {
    /// `/meja/{office}/{case}/lanjutan/{follow-up}`
    public static func counterFollowUp(_ view: CounterFollowUpView, in frame: FrameView) -> Page {
        let crumb = Crumb(above: [LinkView(label: view.code, href: view.caseHref)], here: "Ajukan lanjutan")
        let errors = ErrorSummary(view.fields)
        let form = FormBody(fields: view.fields, submit: "Isi permohonan")
        return Frame.page(
            "Ajukan \(view.title) untuk pemohon", in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)\(crumb.html)<h1>Ajukan \(view.title) untuk pemohon</h1>
            <p class=lede>Untuk \(view.applicant), menyusul permohonan \(view.code). Yang sudah diketahui terisi lebih \
            dulu.</p>
            \(view.until.map { "<p>Dapat diajukan sampai <b>\($0.html($0.full))</b>.</p>" })
            \(HTML.form(view.action, csrf: frame.csrf, form.html))
            <p>\(LinkView(label: "Batal", href: view.caseHref).html)</p></div>
            """)
    }
}
