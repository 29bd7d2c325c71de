/// What an office shows of itself, and the offices below it.
public struct OfficeFactsView: Sendable {
    public var root: String
    public var office: String
    /// Kind, name in addresses, region, where it stands.
    public var facts: [AnswerRow]
    public var fields: [FieldView]
    /// Directly below.
    public var below: [LinkRow]
    public var make: LinkView
    public var load: LinkView

    public init(
        root: String, office: String, facts: [AnswerRow], fields: [FieldView], below: [LinkRow], make: LinkView,
        load: LinkView
    ) {
        self.root = root
        self.office = office
        self.facts = facts
        self.fields = fields
        self.below = below
        self.make = make
        self.load = load
    }
}

extension Page {
    /// `/kelola/{office}/kantor`
    public static func officeFacts(_ view: OfficeFactsView, in frame: FrameView) -> Page {
        let errors = ErrorSummary(view.fields)
        let below: HTML = view.below.isEmpty ? "<p>Belum ada.</p>" : LinkRow.list(view.below)
        return Frame.page(
            "Kantor \(view.office)", in: frame, isError: !errors.isEmpty,
            """
            \(errors.html)\(Crumb(above: [LinkView(label: "Kelola", href: "/kelola")], here: view.office).html)
            <h1>Kantor \(view.office)</h1>\(OfficeTabs.bar(view.root, at: .facts))
            <div class=cols><div>\(HTML.form(
                "\(view.root)/kantor", csrf: frame.csrf,
                """
                \(view.fields.map { $0.html() })<div class=acts><button class=btn>Simpan data kantor</button></div>
                """))</div><aside aria-label="Letak kantor">\(HTML.panel("Kantor ini", view.facts.list))
            \(HTML.panel("Kantor di bawahnya", below))
            <div class=acts>\(view.make.quietButton)\(view.load.quietButton)</div></aside></div>
            """)
    }
}
