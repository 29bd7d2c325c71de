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

    /// A role that waits for an answer.
    public struct Offer: Sendable {
        /// As it was typed.
        public var username: String
        /// “Operator, sejak 2 Januari 2026”.
        public var role: String
        /// “Menunggu jawaban sampai 16 Januari 2026”.
        public var state: String
        public var takeBack: LinkView

        public init(username: String, role: String, state: String, takeBack: LinkView) {
            self.username = username
            self.role = role
            self.state = state
            self.takeBack = takeBack
        }
    }

    /// `/kelola/{office}`
    public var root: String
    public var office: String
    public var rows: [Row]
    public var offers: [Offer]
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
        root: String, office: String, rows: [Row], offers: [Offer] = [], total: Int, search: String?, action: String,
        invite: LinkView, giveRole: LinkView, more: [LinkView], other: LinkView
    ) {
        self.root = root
        self.office = office
        self.rows = rows
        self.offers = offers
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
            \(view.rows.isEmpty ? empty.html : table(view))\(offers(view.offers))
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

    private static func offers(_ offers: [OfficerListView.Offer]) -> HTML {
        guard !offers.isEmpty else { return "" }
        return "<h2>Peran yang ditawarkan</h2><ul class=files>\(offers.map(offer))</ul>"
    }

    private static func offer(_ offer: OfficerListView.Offer) -> HTML {
        """
        <li><span><b>\(offer.username.breakable)</b><small>\(offer.role)</small><small>\(offer.state)</small></span>\
        \(offer.takeBack.html)</li>
        """
    }

    private static func row(_ row: OfficerListView.Row) -> HTML {
        """
        <tr><th scope=row><a\(link: "href", row.href)>\(row.name)</a><small>\(row.username.breakable)</small>\
        \(row.state?.html)</th><td>\(row.roles.isEmpty ? "Tanpa peran" : row.roles.joined(separator: "\n").lines)</td></tr>
        """
    }
}
