/// A form of an administrator's: what is decided, what follows from it, the fields, one button.
public struct AskView: Sendable {
    /// A question where something ends, else what is done: “Beri peran”.
    public var title: String
    /// Whom or what it is about.
    public var about: String
    /// What follows, a sentence each.
    public var points: [String]
    public var fields: [FieldView]
    /// The hash of what was shown, sent with the form: what is another by then is not touched unseen.
    public var seen: String?
    public var action: String
    /// Verb and object; nil where nothing can be done about what stands in the way, so that there is nothing to send.
    public var submit: String?
    /// It takes something away.
    public var isBad: Bool
    public var back: String
    /// What stands in the way, whatever is filled in.
    public var trouble: String?
    /// What was found, or would come of it, under its heading.
    public var listed: (title: String, lines: [String])?
    /// A button that only looks: “Lihat yang akan dibuat”; sends `lihat`.
    public var look: String?
    /// Where those go on who sent it before: “Sudah punya kode?”.
    public var already: LinkView?

    public init(
        title: String, about: String, points: [String] = [], fields: [FieldView] = [], seen: String? = nil,
        action: String, submit: String?,
        isBad: Bool = false, back: String, trouble: String? = nil, listed: (title: String, lines: [String])? = nil,
        look: String? = nil, already: LinkView? = nil
    ) {
        self.title = title
        self.about = about
        self.points = points
        self.fields = fields
        self.seen = seen
        self.action = action
        self.submit = submit
        self.isBad = isBad
        self.back = back
        self.trouble = trouble
        self.listed = listed
        self.look = look
        self.already = already
    }
}

extension FieldView {
    /// The administrator's own password, before what is hard to take back.
    public static func ownPassword(error: String?) -> FieldView {
        FieldView(
            name: "sandi", label: "Kata sandi Anda", hint: "Untuk memastikan bahwa ini Anda sendiri", error: error,
            isRequired: true, control: .line("", .currentPassword))
    }
}

extension Page {
    /// Below `/kelola/{office}`.
    public static func ask(_ view: AskView, in frame: FrameView) -> Page {
        let errors = ErrorSummary(view.fields)
        return Frame.page(
            view.title, in: frame, isError: !errors.isEmpty || view.trouble != nil,
            """
            <div class=read>\(errors.html)\(view.trouble.map { NoteView(kind: .bad, text: $0.sentence).status })\
            \(Crumb.back(view.back))<h1>\(view.title)</h1><p class=lede>\(view.about)</p>
            \("<ul>\(view.points.map { "<li>\($0.sentence)</li>" })</ul>", when: !view.points.isEmpty)
            \(view.listed.map { list in
                "<h2>\(list.title)</h2><ul>\(list.lines.map { "<li>\($0)</li>" as HTML })</ul>" as HTML
            })
            \(form(view, csrf: frame.csrf))\(view.already.map { "<p>\($0.html)</p>" as HTML })</div>
            """)
    }

    private static func form(_ view: AskView, csrf: String) -> HTML {
        guard let submit = view.submit else {
            return "<p>\(LinkView(label: "Kembali", href: view.back).html)</p>"
        }
        let button: HTML =
            view.isBad ? "<button class=\"btn alt bad\">\(submit)</button>" : "<button class=btn>\(submit)</button>"
        return HTML.form(
            view.action, csrf: csrf, hasFiles: view.fields.hasFiles,
            """
            \(HTML.seen(view.seen))\(view.fields.map { $0.html() })<div class=acts>\
            \(view.look.map { "<button class=\"btn alt\" name=lihat value=ya>\($0)</button>" as HTML })\(button)\
            \(LinkView(label: "Batal", href: view.back).quietButton)</div>
            """)
    }
}
