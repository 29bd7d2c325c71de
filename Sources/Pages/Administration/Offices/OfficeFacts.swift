/// What an office shows of itself, and the offices below it.
public struct OfficeFactsView: Sendable {
    public var root: String
    public var office: String
    /// The hash of the facts shown.
    public var seen: String?
    /// What is wrong with no field.
    public var trouble: String?
    /// Kind, name in addresses, region, where it stands.
    public var facts: [AnswerRow]
    public var fields: [FieldView]
    public var logo: OfficeLogoView
    /// Directly below, or the first of them.
    public var below: [LinkRow]
    /// nil: these are all.
    public var all: LinkView?
    public var make: LinkView
    public var load: LinkView
    /// To the kinds of offices; nil: they are made elsewhere.
    public var kinds: LinkView?
    /// Its host names.
    public var hosts: LinkView
    /// nil: the reader may not.
    public var remove: LinkView?
    /// To its closing, or its opening again; nil: the reader may not.
    public var close: LinkView?

    public init(
        root: String, office: String, seen: String? = nil, trouble: String? = nil, facts: [AnswerRow],
        fields: [FieldView], logo: OfficeLogoView,
        below: [LinkRow], all: LinkView? = nil, make: LinkView, load: LinkView,
        hosts: LinkView, kinds: LinkView? = nil, remove: LinkView? = nil, close: LinkView? = nil
    ) {
        self.root = root
        self.office = office
        self.seen = seen
        self.trouble = trouble
        self.facts = facts
        self.fields = fields
        self.logo = logo
        self.below = below
        self.all = all
        self.make = make
        self.load = load
        self.kinds = kinds
        self.hosts = hosts
        self.remove = remove
        self.close = close
    }
}

extension Page {
    /// `/kelola/{office}/kantor`
    public static func officeFacts(_ view: OfficeFactsView, in frame: FrameView) -> Page {
        let errors = ErrorSummary(view.fields + [view.logo.field])
        let below: HTML = view.below.isEmpty ? "<p>Belum ada.</p>" : LinkRow.list(view.below)
        return Frame.page(
            "Kantor \(view.office)", in: frame, isError: !errors.isEmpty || view.trouble != nil,
            """
            \(errors.html)\(view.trouble.map { NoteView(kind: .bad, text: $0.sentence).status })\(Crumb(above: [LinkView(label: "Kelola", href: "/kelola")], here: view.office).html)
            <h1>Kantor \(view.office)</h1>\(OfficeTabs.bar(view.root, at: .facts))
            <div class=cols><div>\(HTML.form(
                "\(view.root)/kantor", csrf: frame.csrf,
                """
                \(HTML.seen(view.seen))\(view.fields.map { $0.html() })<div class=acts><button class=btn>Simpan data kantor</button></div>
                """))</div><aside aria-label="Letak kantor">\(HTML.panel("Kantor ini", view.facts.list))
            \(HTML.panel("Logo", view.logo.html(csrf: frame.csrf)))\(HTML.panel("Kantor di bawahnya", "\(below)\(view.all.map { "<p>\($0.html)</p>" as HTML })"))
            <div class=acts>\(view.make.quietButton)\(view.load.quietButton)\(view.hosts.quietButton)\(view.kinds?.quietButton)\(view.close?.quietButton)\(view.remove?.quietButton)</div></aside></div>
            """)
    }
}
