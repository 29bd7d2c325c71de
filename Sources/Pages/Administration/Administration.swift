/// The offices that somebody administers.
public struct AdministrationView: Sendable {
    public struct Row: Sendable {
        public var name: String
        public var kind: String
        /// The office that it stands below; nil: none of the list.
        public var parent: String?
        public var officers: Int
        /// Nobody administers it itself.
        public var lacksAdministrator: Bool
        public var isClosed: Bool
        public var href: String

        public init(
            name: String, kind: String, parent: String? = nil, officers: Int, lacksAdministrator: Bool,
            isClosed: Bool = false, href: String
        ) {
            self.name = name
            self.kind = kind
            self.parent = parent
            self.officers = officers
            self.lacksAdministrator = lacksAdministrator
            self.isClosed = isClosed
            self.href = href
        }
    }

    public var rows: [Row]
    /// “449 kantor”, “12 kantor di bawah Kecamatan Sungai”.
    public var summary: String
    /// What was searched for; nil: there are too few to search.
    public var query: String?
    /// The office below which is looked, by its name in addresses.
    public var below: String?
    /// Those before and after the ones shown.
    public var pages: [LinkView]

    public init(
        rows: [Row], summary: String = "", query: String? = nil, below: String? = nil, pages: [LinkView] = []
    ) {
        self.rows = rows
        self.summary = summary
        self.query = query
        self.below = below
        self.pages = pages
    }
}

extension Page {
    /// `/kelola`
    public static func administration(_ view: AdministrationView, in frame: FrameView) -> Page {
        let rows = view.rows.map { row in
            let parent: String = row.parent.map { " di bawah \($0)" } ?? ""
            let people: String = row.isClosed ? "ditutup" : "\(Digits.grouped(row.officers)) petugas"
            let lack: String = row.lacksAdministrator && !row.isClosed ? " · tanpa administrator sendiri" : ""
            return LinkRow(title: row.name, href: row.href, note: "\(row.kind)\(parent) · \(people)\(lack)")
        }
        return Frame.page(
            "Kelola", in: frame,
            """
            <div class=read><h1>Kelola</h1><p class=lede>Kantor yang Anda kelola. Setiap tindakan tercatat.</p>
            \(view.query.map { query in
                SearchForm(
                    action: "/kelola", name: "cari", label: "Cari kantor", value: query,
                    hint: "Nama, nama pendek, atau jenis kantor", isQuiet: true,
                    keeps: view.below.map { [("di", $0)] } ?? []
                ).html
            })\("<p>\(view.summary)</p>", when: !view.summary.isEmpty)\
            \(view.rows.isEmpty ? "<p>Tidak ada kantor yang cocok.</p>" : LinkRow.list(rows))\
            \(view.pages.isEmpty ? nil : "<p class=acts>\(view.pages.map(\.quietButton))</p>" as HTML)</div>
            """)
    }
}
