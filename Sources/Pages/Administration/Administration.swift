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
        public var href: String

        public init(
            name: String, kind: String, parent: String? = nil, officers: Int, lacksAdministrator: Bool, href: String
        ) {
            self.name = name
            self.kind = kind
            self.parent = parent
            self.officers = officers
            self.lacksAdministrator = lacksAdministrator
            self.href = href
        }
    }

    public var rows: [Row]

    public init(rows: [Row]) { self.rows = rows }
}

extension Page {
    /// `/kelola`
    public static func administration(_ view: AdministrationView, in frame: FrameView) -> Page {
        let rows = view.rows.map { row in
            LinkRow(
                title: row.name, href: row.href,
                note:
                    "\(row.kind)\(row.parent.map { " di bawah \($0)" } ?? "") · \(Digits.grouped(row.officers)) petugas"
                    + (row.lacksAdministrator ? " · tanpa administrator sendiri" : ""))
        }
        return Frame.page(
            "Kelola", in: frame,
            """
            <div class=read><h1>Kelola</h1><p class=lede>Kantor yang Anda kelola. Setiap tindakan tercatat.</p>
            \(LinkRow.list(rows))</div>
            """)
    }
}
