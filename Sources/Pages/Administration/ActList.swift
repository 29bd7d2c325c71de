/// What administrators did with the people of an office.
public struct ActListView: Sendable {
    public struct Row: Sendable {
        public var time: LocalTime
        /// “Memberi peran”.
        public var what: String
        /// Whom it was about.
        public var subject: String
        public var detail: String?
        public var by: String

        public init(time: LocalTime, what: String, subject: String, detail: String?, by: String) {
            self.time = time
            self.what = what
            self.subject = subject
            self.detail = detail
            self.by = by
        }
    }

    public var office: String
    /// Where the reader came from.
    public var back: LinkView
    /// The newest first.
    public var rows: [Row]
    public var more: LinkView?

    public init(office: String, back: LinkView, rows: [Row], more: LinkView? = nil) {
        self.office = office
        self.back = back
        self.rows = rows
        self.more = more
    }
}

extension Page {
    /// `/kelola/{office}/catatan`
    public static func acts(_ view: ActListView, in frame: FrameView) -> Page {
        let empty = EmptyState(
            title: "Belum ada catatan", text: "Undangan, perubahan peran, dan penutupan akun tampil di sini.")
        return Frame.page(
            "Catatan pengelolaan", in: frame,
            """
            <div class=read>\(Crumb(above: [view.back], here: "Catatan").html)
            <h1>Catatan pengelolaan</h1><p class=lede>\(view.office). Yang terbaru di atas; tidak dapat diubah.</p>
            \(view.rows.isEmpty ? empty.html : "<ol class=line>\(view.rows.map(row))</ol>")
            \(view.more.map { "<p>\($0.html)</p>" })</div>
            """)
    }

    private static func row(_ row: ActListView.Row) -> HTML {
        """
        <li><b>\(row.what): \(row.subject)</b>\(row.detail.map { "\($0.lines)<br>" })oleh \(row.by)\
        \(row.time.html(row.time.full))</li>
        """
    }
}
