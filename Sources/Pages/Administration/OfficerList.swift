/// The officers of an office.
public struct OfficerListView: Sendable {
    public struct Row: Sendable {
        public var name: String
        public var username: String
        public var href: String
        /// “Plt. Kepala Dinas, sampai 31 Desember 2026”, a line a role that is held or to come.
        public var roles: [String]
        /// nil: as usual.
        public var state: TagView?

        public init(name: String, username: String, href: String, roles: [String], state: TagView? = nil) {
            self.name = name
            self.username = username
            self.href = href
            self.roles = roles
            self.state = state
        }
    }

    /// `/kelola/{office}`
    public var root: String
    public var office: String
    public var rows: [Row]
    /// Of how many, before the search.
    public var total: Int
    /// What was looked for; nil: they are too few to need a search.
    public var search: String?
    /// Where the search sends to.
    public var action: String
    public var invite: LinkView
    public var giveRole: LinkView
    /// What else concerns the office's people.
    public var more: [LinkView]
    /// The other list: with those who have left, or without.
    public var other: LinkView

    public init(
        root: String, office: String, rows: [Row], total: Int, search: String?, action: String, invite: LinkView,
        giveRole: LinkView, more: [LinkView], other: LinkView
    ) {
        self.root = root
        self.office = office
        self.rows = rows
        self.total = total
        self.search = search
        self.action = action
        self.invite = invite
        self.giveRole = giveRole
        self.more = more
        self.other = other
    }
}

extension Page {
    /// `/kelola/{office}/petugas`
    public static func officers(_ view: OfficerListView, in frame: FrameView) -> Page {
        let search = view.search.map {
            SearchForm(
                action: view.action, name: "q", label: "Cari petugas", value: $0, hint: "Nama atau nama pengguna",
                isQuiet: true, csrf: frame.csrf
            ).html
        }
        let empty = EmptyState(
            title: view.search?.isEmpty == false ? "Tidak ada yang cocok" : "Belum ada petugas",
            text: "Petugas yang mempunyai peran di kantor ini tampil di sini.")
        return Frame.page(
            "Petugas \(view.office)", in: frame,
            """
            \(Crumb(above: [LinkView(label: "Kelola", href: "/kelola")], here: view.office).html)
            <h1>Petugas \(view.office)</h1>\(OfficeTabs.bar(view.root, at: .officers))
            <div class=acts>\(view.invite.button)\(view.giveRole.quietButton)</div>\(search)
            \(view.rows.isEmpty ? empty.html : table(view))
            <ul class=plain><li>\(view.other.html)</li>\(view.more.map { "<li>\($0.html)</li>" })</ul>
            """)
    }

    private static func table(_ view: OfficerListView) -> HTML {
        """
        <table><caption class=vh>Petugas menurut nama</caption><thead><tr><th scope=col>Nama</th>\
        <th scope=col>Peran</th></tr></thead><tbody>\(view.rows.map(row))</tbody></table>
        <p class="small soft">\(Digits.grouped(view.rows.count)) dari \(Digits.grouped(view.total)) petugas.</p>
        """
    }

    private static func row(_ row: OfficerListView.Row) -> HTML {
        """
        <tr><th scope=row><a\(link: "href", row.href)>\(row.name)</a><small>\(row.username.breakable)</small>\
        \(row.state?.html)</th><td>\(row.roles.isEmpty ? "Tanpa peran" : row.roles.joined(separator: "\n").lines)</td></tr>
        """
    }
}
