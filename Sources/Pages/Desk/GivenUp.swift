/// An office's work that the system has given up.
public struct GivenUpView: Sendable {
    public var rows: [Row]
    public var total: Int
    /// How many of all are mails, which can be tried again together.
    public var mails: Int
    /// Offices below that have such work.
    public var below: [LinkRow]
    /// Where the buttons send to.
    public var action: String

    public init(rows: [Row], total: Int, mails: Int, below: [LinkRow], action: String) {
        self.rows = rows
        self.total = total
        self.mails = mails
        self.below = below
        self.action = action
    }

    public struct Row: Sendable {
        /// “Membuka SOP turunan: Mendaftarkan akun”.
        public var title: String
        /// The case, where the reader may open it.
        public var link: LinkView?
        /// What happened, or who knows.
        public var cause: String
        public var attempts: Int
        public var tried: LocalTime
        /// Who has it as a task.
        public var answering: String?
        /// Names the work in a form.
        public var place: [(name: String, value: String)]
        public var mayRetry: Bool
        public var maySettle: Bool

        public init(
            title: String, link: LinkView?, cause: String, attempts: Int, tried: LocalTime, answering: String?,
            place: [(name: String, value: String)], mayRetry: Bool, maySettle: Bool
        ) {
            self.title = title
            self.link = link
            self.cause = cause
            self.attempts = attempts
            self.tried = tried
            self.answering = answering
            self.place = place
            self.mayRetry = mayRetry
            self.maySettle = maySettle
        }
    }
}

extension Page {
    /// `/meja/{office}/pekerjaan`
    public static func givenUp(_ view: GivenUpView, in frame: FrameView) -> Page {
        let empty = EmptyState(
            title: "Tidak ada pekerjaan tertunda",
            text: "Pekerjaan sistem yang berulang kali gagal tampil di sini, dengan sebabnya.")
        return Frame.page(
            "Pekerjaan tertunda", in: frame,
            """
            <h1>Pekerjaan tertunda</h1>
            <p class=read>Pekerjaan ini berulang kali gagal, jadi sistem berhenti mencoba. Perbaiki sebabnya, lalu coba \
            lagi.</p>
            \(view.mails > 1 ? everyMail(view, csrf: frame.csrf) : nil)
            \(view.rows.isEmpty ? empty.html : table(view, csrf: frame.csrf))
            \("<h2>Kantor di bawah</h2>\(LinkRow.list(view.below))", when: !view.below.isEmpty)
            """)
    }

    private static func everyMail(_ view: GivenUpView, csrf: String) -> HTML {
        HTML.form(
            view.action, csrf: csrf,
            """
            <button class="btn alt" name=tindakan value=semua-email>Coba lagi semua email \
            (\(Digits.grouped(view.mails)))</button>
            """)
    }

    private static func table(_ view: GivenUpView, csrf: String) -> HTML {
        """
        <div class=scroll tabindex=0 role=region aria-label="Pekerjaan tertunda, dapat digeser">
        <table><caption class=vh>Pekerjaan tertunda, yang terlama di atas</caption><thead><tr>\
        <th scope=col>Pekerjaan</th><th scope=col>Sebab</th><th scope=col>Terakhir dicoba</th>\
        <th scope=col>Tindakan</th></tr></thead><tbody>\(view.rows.map { row($0, view.action, csrf: csrf) })</tbody>
        </table></div>
        <p class="small soft">\(Digits.grouped(view.rows.count)) dari \(Digits.grouped(view.total)) pekerjaan.</p>
        """
    }

    private static func row(_ row: GivenUpView.Row, _ action: String, csrf: String) -> HTML {
        """
        <tr><th scope=row>\(row.title)\(row.link.map { "<small>\($0.html)</small>" })</th>\
        <td>\(row.cause.lines)\(row.answering.map { "<small>Tugas \($0)</small>" })</td>\
        <td class=nb>\(row.tried.html(row.tried.short))<small>\(row.attempts) kali dicoba</small></td>\
        <td>\(row.mayRetry ? button("coba-lagi", "Coba lagi", row, action, csrf) : nil)\
        \(row.maySettle ? button("selesai", "Sudah ditangani", row, action, csrf) : nil)</td></tr>
        """
    }

    private static func button(
        _ act: String, _ label: String, _ row: GivenUpView.Row, _ action: String, _ csrf: String
    ) -> HTML {
        HTML.form(
            action, csrf: csrf,
            """
            \(row.place.map { "<input type=hidden\(attribute: "name", $0.name)\(attribute: "value", $0.value)>" })\
            <button class="btn alt" name=tindakan\(attribute: "value", act)>\(label)<span class=vh>: \(row.title)</span>\
            </button>
            """)
    }
}
