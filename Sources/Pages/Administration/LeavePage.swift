/// An officer's leaves in an office, and the form that notes one more.
public struct LeaveView: Sendable {
    public struct Row: Sendable {
        /// “26 November 2026 sampai 3 Desember 2026”.
        public var days: String
        /// “Digantikan Citra Contoh sebagai Plh. Kepala Dinas”.
        public var standIn: String
        public var state: TagView?
        /// Where a form gives the tasks that were taken to the stand-in; nil: there are none, or it has not begun.
        public var pass: String?
        /// How many those are.
        public var tasks: Int
        /// Where a form ends it.
        public var end: String

        public init(
            days: String, standIn: String, state: TagView? = nil, pass: String? = nil, tasks: Int = 0, end: String
        ) {
            self.days = days
            self.standIn = standIn
            self.state = state
            self.pass = pass
            self.tasks = tasks
            self.end = end
        }
    }

    /// Whose, and where: “Budi Contoh, Dinas Kominfo Contoh”.
    public var about: String
    public var back: String
    public var rows: [Row]
    /// Stand-in, first and last day.
    public var fields: [FieldView]
    public var action: String

    public init(about: String, back: String, rows: [Row], fields: [FieldView], action: String) {
        self.about = about
        self.back = back
        self.rows = rows
        self.fields = fields
        self.action = action
    }
}

extension Page {
    /// `/meja/{office}/cuti`, and of another: `/kelola/{office}/petugas/{account}/cuti`
    public static func leave(_ view: LeaveView, in frame: FrameView) -> Page {
        let errors = ErrorSummary(view.fields)
        let list: HTML = "<ul class=files>\(view.rows.map { row($0, csrf: frame.csrf) })</ul>"
        return Frame.page(
            "Cuti", in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)\(Crumb.back(view.back))<h1>Cuti</h1><p class=lede>\(view.about)</p>
            \(list, when: !view.rows.isEmpty)
            <h2>Catat cuti</h2>
            <ul><li>Pengganti mendapat tugas dan hak peran petugas ini di kantor ini sebagai Plh., dari hari pertama sampai \
            hari terakhir.</li><li>Peran administrator dan pemeriksa tidak ikut digantikan.</li>\
            <li>Alasan cuti tidak dicatat di sini.</li></ul>
            \(HTML.form(view.action, csrf: frame.csrf, FormBody(fields: view.fields, submit: "Catat cuti").html))</div>
            """)
    }

    private static func row(_ row: LeaveView.Row, csrf: String) -> HTML {
        let pass: HTML? = row.pass.map {
            HTML.form($0, csrf: csrf, "<button class=\"btn alt\">Serahkan \(row.tasks) tugas kepada pengganti</button>")
        }
        let end = HTML.form(
            row.end, csrf: csrf,
            "<button class=\"btn alt bad\">Akhiri cuti<span class=vh> \(row.days)</span></button>")
        return """
            <li><span><b>\(row.days)</b><small>\(row.standIn)</small>\(row.state?.html)</span><span>\(pass)\(end)</span></li>
            """
    }
}
