/// The SOPs in force at an office.
public struct ProceduresView: Sendable {
    public var rows: [Row]

    public init(rows: [Row]) {
        self.rows = rows
    }

    public struct Row: Sendable {
        public var title: String
        public var href: String
        /// “000/SOP-KOMINFO/2026, versi 1, berlaku sejak 2 Februari 2026”.
        public var note: String
        public var check: CheckView
        public var runningCases: Int

        public init(title: String, href: String, note: String, check: CheckView, runningCases: Int) {
            self.title = title
            self.href = href
            self.note = note
            self.check = check
            self.runningCases = runningCases
        }
    }
}

/// What the check of an SOP found.
public struct CheckView: Sendable {
    public var errors: Int
    public var warnings: Int
    private var isUnderWay = false

    public init(errors: Int, warnings: Int) {
        self.errors = errors
        self.warnings = warnings
    }

    /// It waits for others.
    public static var underWay: CheckView {
        var view = CheckView(errors: 0, warnings: 0)
        view.isUnderWay = true
        return view
    }

    var tag: TagView {
        if isUnderWay { return TagView(text: "Sedang diperiksa", kind: .wait) }
        if errors > 0 { return TagView(text: "\(errors) galat", kind: .late) }
        return warnings > 0
            ? TagView(text: "\(warnings) peringatan", kind: .soon) : TagView(text: "Sudah diperiksa", kind: .ok)
    }
}

/// One SOP.
public struct ProcedureView: Sendable {
    /// The office's part of the address.
    public var office: String
    public var title: String
    /// Number, version, dates, who approved it, identity of the content.
    public var adoption: [AnswerRow]
    public var check: CheckView
    /// What was examined: “Semua jalan sampai selesai (23 keadaan)”.
    public var checked: [AnswerRow]
    /// Who fills each lane: actor and role.
    public var lanes: [AnswerRow]
    /// The limits of the whole case.
    public var limits: [AnswerRow]
    public var flow: FlowView
    public var legalBasis: [String]
    /// The file itself.
    public var file: LinkView?
    public var document: OfficialDocument?

    public init(
        office: String, title: String, adoption: [AnswerRow], check: CheckView, checked: [AnswerRow],
        lanes: [AnswerRow], limits: [AnswerRow], flow: FlowView, legalBasis: [String] = [], file: LinkView? = nil,
        document: OfficialDocument? = nil
    ) {
        self.office = office
        self.title = title
        self.adoption = adoption
        self.check = check
        self.checked = checked
        self.lanes = lanes
        self.limits = limits
        self.flow = flow
        self.legalBasis = legalBasis
        self.file = file
        self.document = document
    }
}

extension Page {
    /// `/meja/{office}/sop`
    public static func procedures(_ view: ProceduresView, in frame: FrameView) -> Page {
        let empty = EmptyState(
            title: "Belum ada SOP yang berlaku", text: "SOP tampil di sini setelah kantor ini menetapkannya.")
        let rows = view.rows.map { row in
            let cases =
                row.runningCases == 0
                ? "tanpa permohonan berjalan" : "\(Digits.grouped(row.runningCases)) permohonan berjalan"
            return LinkRow(title: row.title, href: row.href, note: "\(row.note) · \(cases)", tag: row.check.tag)
        }
        return Frame.page(
            "SOP", in: frame,
            """
            <div class=read><h1>SOP yang berlaku</h1>\(rows.isEmpty ? empty.html : LinkRow.list(rows))</div>
            """)
    }

    /// `/meja/{office}/sop/{name}`
    public static func procedure(_ view: ProcedureView, in frame: FrameView) -> Page {
        let crumb = Crumb(above: [LinkView(label: "SOP", href: "/meja/\(view.office)/sop")], here: view.title)
        return Frame.page(
            view.title, in: frame,
            """
            \(crumb.html)<h1>\(view.title)</h1><p>\(view.check.tag.html)</p>
            <div class=cols><div>\(view.adoption.list)\(view.document?.html)
            <h2>Langkah-langkah</h2>\(FlowView.key, when: view.flow.lanes.count <= FlowStrip.maxLanes)\(view.flow.html)</div>
            <aside aria-label="Tentang SOP ini">
            \(HTML.panel("Pemeriksaan", view.checked.list))
            \(HTML.panel("Pelaksana", view.lanes.list))
            \(view.limits.isEmpty ? nil : HTML.panel("Batas waktu", view.limits.list))
            \(view.legalBasis.isEmpty ? nil : legal(view.legalBasis))
            \(view.file.map { "<ul class=plain><li>\($0.html)</li></ul>" })</aside></div>
            """)
    }

    private static func legal(_ lines: [String]) -> HTML {
        HTML.panel("Dasar hukum", "<ul class=small>\(lines.map { "<li>\($0)</li>" })</ul>")
    }
}
