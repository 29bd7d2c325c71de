/// What an officer is to know.
public struct NoticesView: Sendable {
    public struct Row: Sendable {
        public var words: String
        /// The case's.
        public var number: String
        public var href: String
        public var time: LocalTime
        public var isNew: Bool

        public init(words: String, number: String, href: String, time: LocalTime, isNew: Bool) {
            self.words = words
            self.number = number
            self.href = href
            self.time = time
            self.isNew = isNew
        }
    }

    public var unread: Int
    /// Sent back when they are marked as read: what came later stays new.
    public var upTo: String
    /// Those of the newest second, sent back too: others of it may come later.
    public var newest: [String]
    public var rows: [Row]
    public var more: LinkView?

    public init(unread: Int, upTo: String, newest: [String] = [], rows: [Row], more: LinkView? = nil) {
        self.unread = unread
        self.upTo = upTo
        self.newest = newest
        self.rows = rows
        self.more = more
    }
}

extension Page {
    /// `/meja/kabar`
    public static func notices(_ view: NoticesView, in frame: FrameView) -> Page {
        let empty = EmptyState(
            title: "Belum ada kabar", text: "Tugas baru, pengingat, dan kabar lain untuk Anda tampil di sini.")
        let read: HTML = """
            <input type=hidden name=sampai value="\(view.upTo)">\
            \(view.newest.map { "<input type=hidden name=kabar value=\"\($0)\">" as HTML })<button class="btn alt">Tandai semua sudah dibaca</button>
            """
        return Frame.page(
            "Kabar", in: frame,
            """
            <div class=read><h1>Kabar</h1>\
            \(view.unread > 0 ? HTML.form("/meja/kabar", csrf: frame.csrf, read) : nil)\
            \(view.rows.isEmpty ? empty.html : list(view))</div>
            """)
    }

    private static func list(_ view: NoticesView) -> HTML {
        let unread = view.unread > 0 ? "\(NavItem.counted(view.unread)) belum dibaca" : "Semua sudah dibaca"
        return """
            <p class=soft>\(unread), yang terbaru di atas</p>\
            \(LinkRow.list(view.rows.map { row in
                LinkRow(
                    title: row.words, href: row.href, note: "\(row.number) · \(row.time.medium)",
                    tag: row.isNew ? TagView(text: "Baru", kind: .soon) : nil)
            }))\(view.more.map { "<p>\($0.html)</p>" })
            """
    }
}
