/// Texts that can be put into a form: what the reader chooses among, and into which fields.
public struct SnippetsView: Sendable {
    public struct Option: Sendable {
        public var id: String
        public var title: String
        public var text: String

        public init(id: String, title: String, text: String) {
            self.id = id
            self.title = title
            self.text = text
        }
    }

    public var own: [Option]
    public var shared: [Option]
    /// Names of the fields that take one, with what they are called.
    public var fields: [(name: String, label: String)]

    public init(own: [Option], shared: [Option], fields: [(name: String, label: String)]) {
        self.own = own
        self.shared = shared
        self.fields = fields
    }

    /// A list and one button a field: the page comes back with the text in it; a script does it at once.
    var html: HTML? {
        guard !own.isEmpty || !shared.isEmpty, !fields.isEmpty else { return nil }
        return """
            <details class=field><summary>Sisipkan teks siap pakai</summary>\
            <label for=siapan>Teks</label><select id=siapan name=siapan><option value="">Pilih teks</option>\
            \(group("Teks saya", own))\(group("Teks kantor", shared))</select>\
            <div class=acts>\(fields.map { field in
                #"<button class="btn alt" name=sisip value="\#(field.name)">Sisipkan ke \#(field.label)</button>"# as HTML
            })</div></details>
            """
    }

    private func group(_ label: String, _ options: [Option]) -> HTML? {
        guard !options.isEmpty else { return nil }
        let rows = options.map { option in
            #"<option value="\#(option.id)" data-teks="\#(option.text)">\#(option.title)</option>"# as HTML
        }
        return #"<optgroup label="\#(label)">\#(rows)</optgroup>"#
    }
}

/// The texts of one owner, with the form for a new one or a change.
public struct SnippetListView: Sendable {
    public struct Row: Sendable {
        public var title: String
        public var text: String
        public var change: String
        /// Where it is asked whether to remove it.
        public var remove: String

        public init(title: String, text: String, change: String, remove: String) {
            self.title = title
            self.text = text
            self.change = change
            self.remove = remove
        }
    }

    /// “Teks saya”, “Teks kantor”.
    public var title: String
    /// Who sees them.
    public var about: String
    public var rows: [Row]
    /// nil: the reader may only look.
    public var form: (fields: [FieldView], action: String, submit: String)?
    /// The other owners' lists.
    public var others: [LinkView]

    public init(
        title: String, about: String, rows: [Row], form: (fields: [FieldView], action: String, submit: String)?,
        others: [LinkView]
    ) {
        self.title = title
        self.about = about
        self.rows = rows
        self.form = form
        self.others = others
    }
}

extension Page {
    /// `/daftar-tugas/teks` and `/meja/{office}/teks`
    public static func snippets(_ view: SnippetListView, in frame: FrameView) -> Page {
        let errors = ErrorSummary(view.form?.fields ?? [])
        return Frame.page(
            view.title, in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)\(inboxCrumb(view.title))<h1>\(view.title)</h1><p class=lede>\(view.about)</p>
            \(view.rows.isEmpty ? "<p>Belum ada teks.</p>" : list(view))
            \(view.form.map { form in
                """
                <section class=panel aria-label="\(form.submit)"><h2>\(form.submit)</h2>\
                \(HTML.form(form.action, csrf: frame.csrf, FormBody(fields: form.fields, submit: form.submit).html))</section>
                """ as HTML
            })
            \("<ul>\(view.others.map { "<li>\($0.html)</li>" })</ul>", when: !view.others.isEmpty)</div>
            """)
    }

    private static func list(_ view: SnippetListView) -> HTML {
        "<ul class=files>\(view.rows.map { row($0, mayChange: view.form != nil) })</ul>"
    }

    private static func row(_ row: SnippetListView.Row, mayChange: Bool) -> HTML {
        let change: HTML = """
            <span class=join><a class="btn alt"\(link: "href", row.change)>Ubah<span class=vh> \(row.title)</span></a>\
            <a class="btn alt"\(link: "href", row.remove)>Hapus…<span class=vh> \(row.title)</span></a></span>
            """
        return "<li><span><b>\(row.title)</b><small>\(row.text.lines)</small></span>\(change, when: mayChange)</li>"
    }
}
