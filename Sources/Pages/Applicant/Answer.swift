/// A step that the applicant has to answer; after a return, with what was said and with the former answers.
public struct AnswerView: Sendable {
    public var service: String
    public var code: String
    /// The step's text: “Melengkapi permohonan”.
    public var title: String
    /// Why it came back, in the officer's words; nil the first time.
    public var returned: ReturnView?
    public var due: DueView
    /// What becomes of the case if it is not answered.
    public var otherwise: String?
    public var fields: [FieldView]
    /// The case's version that the page shows, sent as `versi`.
    public var version: Int
    public var action: String
    public var caseHref: String
    /// Verb and object: “Kirim perbaikan”.
    public var submit: String
    /// Where the token goes: “Setelah dikirim, Kabid Tata Kelola memeriksa lagi.”
    public var next: String?
    /// The step may be passed over.
    public var skip: SkipView?

    public init(
        service: String, code: String, title: String, returned: ReturnView? = nil, due: DueView,
        otherwise: String? = nil, fields: [FieldView], version: Int, action: String, caseHref: String, submit: String,
        next: String? = nil,
        skip: SkipView? = nil
    ) {
        self.service = service
        self.code = code
        self.title = title
        self.returned = returned
        self.due = due
        self.otherwise = otherwise
        self.fields = fields
        self.version = version
        self.action = action
        self.caseHref = caseHref
        self.submit = submit
        self.next = next
        self.skip = skip
    }
}

public struct ReturnView: Sendable {
    public var reason: String
    /// Who returned it: “Kabid Tata Kelola”.
    public var by: String
    public var at: LocalTime

    public init(reason: String, by: String, at: LocalTime) {
        self.reason = reason
        self.by = by
        self.at = at
    }
}

extension Page {
    /// `{base}/permohonan/{case}/{step}/{visit}`
    public static func answer(_ view: AnswerView, in frame: FrameView) -> Page {
        let crumb = Crumb(above: [LinkView(label: view.code, href: view.caseHref)], here: view.title)
        let errors = ErrorSummary(view.fields + [view.skip?.field].compactMap(\.self))
        let form = FormBody(fields: view.fields, submit: view.submit)
        return Frame.page(
            view.title, in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)\(crumb.html)<p class="soft small">\(view.service)</p>
            <h1>\(view.title)</h1>\(view.returned.map(returned))\(dueLine(view.due))\
            \(view.otherwise.map { "<p>\($0.sentence)</p>" })
            \(HTML.form(view.action, csrf: frame.csrf, version: view.version, hasFiles: view.fields.hasFiles, form.html))
            \(view.skip?.html(csrf: frame.csrf))\(view.next.map { #"<p class="small soft">\#($0)</p>"# })</div>
            """)
    }

    private static func returned(_ view: ReturnView) -> HTML {
        """
        <div class="panel act"><h2>Yang perlu diperbaiki</h2><p>“\(view.reason.lines)”</p>
        <p class="small soft">\(view.by), \(view.at.html(view.at.medium)). Isian dan berkas lama sudah kami tampilkan \
        di bawah; ubah seperlunya.</p></div>
        """
    }

    private static func dueLine(_ due: DueView) -> HTML? {
        guard case .at(let due) = due else { return nil }
        return "<p>Paling lambat <b>\(due.time.html(due.time.full))</b> · \(due.mark)</p>"
    }
}
