/// The cases of an office.
public struct CaseListView: Sendable {
    /// The office's part of the address.
    public var office: String
    public var query: String
    /// Running, ended, late … with their counts.
    public var filters: [Tab]
    public var rows: [Row]
    public var total: Int
    public var more: LinkView?
    public var keeps: [(name: String, value: String)]
    /// What the reader must know of the list as a whole.
    public var note: String?
    /// Only cases that are over: the last column says when.
    public var isEnded: Bool
    /// The reader's roles have no lane in any SOP of the office.
    public var hasNoPart: Bool
    /// For the head of the office: cases that this list does not show are theirs to erase, too.
    public var erase: LinkView?
    /// Where a search goes on that has looked through a part only.
    public var older: LinkView?

    public init(
        office: String, query: String = "", filters: [Tab], rows: [Row], total: Int, more: LinkView? = nil,
        keeps: [(name: String, value: String)] = [], note: String? = nil, isEnded: Bool = false,
        hasNoPart: Bool = false, erase: LinkView? = nil
    ) {
        self.office = office
        self.query = query
        self.filters = filters
        self.rows = rows
        self.total = total
        self.more = more
        self.keeps = keeps
        self.note = note
        self.isEnded = isEnded
        self.hasNoPart = hasNoPart
        self.erase = erase
    }

    public struct Row: Sendable {
        public var code: String
        public var href: String
        public var service: String
        public var applicant: String
        /// Where it is: “Memeriksa kelengkapan berkas · Kabid Tata Kelola”, or its result.
        public var place: String
        public var receivedAt: LocalTime
        public var due: DueView
        /// Said instead of a deadline once it is over.
        public var endedAt: LocalTime?

        public init(
            code: String, href: String, service: String, applicant: String, place: String, receivedAt: LocalTime,
            due: DueView, endedAt: LocalTime? = nil
        ) {
            self.code = code
            self.href = href
            self.service = service
            self.applicant = applicant
            self.place = place
            self.receivedAt = receivedAt
            self.due = due
            self.endedAt = endedAt
        }
    }
}

extension Page {
    /// `/meja/{office}/permohonan`
    public static func caseList(_ view: CaseListView, in frame: FrameView) -> Page {
        let search = SearchForm(
            action: "/meja/\(view.office)/permohonan", name: "q", label: "Cari permohonan", value: view.query,
            hint: "Kode, nomor agenda, atau nama pemohon", isQuiet: true, keeps: view.keeps,
            csrf: frame.csrf)
        let empty = EmptyState(
            title: view.hasNoPart
                ? "Tidak ada bagian Anda" : view.query.isEmpty ? "Belum ada permohonan" : "Tidak ada yang cocok",
            text: view.hasNoPart
                ? EmptyState.noPart
                : view.query.isEmpty
                    ? "Permohonan yang masuk ke kantor ini akan tampil di sini."
                    : "Tidak ada permohonan yang cocok dengan “\(view.query)”. Periksa tulisannya, atau cari dengan kode."
        )
        return Frame.page(
            "Permohonan", in: frame,
            """
            <h1>Permohonan</h1>\(Tab.bar(view.filters, name: "Saringan permohonan"))\(search.html)
            \(view.rows.isEmpty ? empty.html : table(view))\(searched(view))\(view.erase.map { "<p>\($0.html)</p>" })
            """)
    }

    /// Also where nothing was found: what is looked for may be older.
    private static func searched(_ view: CaseListView) -> HTML {
        let note: HTML? = view.note.map { "<p class=\"small soft\">\($0)</p>" }
        return "\(note)\(view.older.map { "<p>\($0.html)</p>" })"
    }

    private static func table(_ view: CaseListView) -> HTML {
        """
        <div class=scroll tabindex=0 role=region aria-label="Daftar permohonan"><table class=inbox>\
        <caption class=vh>Permohonan kantor ini</caption>
        <thead class=wide><tr><th scope=col>Nomor agenda</th><th scope=col>Pemohon</th><th scope=col>Keadaan</th>\
        <th scope=col>Diterima</th><th scope=col>\(view.isEnded ? "Selesai" : "Batas waktu")</th></tr></thead>
        <tbody>\(view.rows.map(row))</tbody></table></div>
        <p class="small soft">\(Digits.grouped(view.rows.count)) dari \(Digits.grouped(view.total)) permohonan.\
        \(view.more.map { " \($0.html)" })</p>
        """
    }

    private static func row(_ row: CaseListView.Row) -> HTML {
        let due = row.endedAt.map(ended) ?? due(row.due)
        return """
            <tr><td><a\(link: "href", row.href)>\(row.code)</a><small>\(row.service)</small>\
            <small class=narrow>\(due.mark)\(due.time.map { " · \($0)" })</small>\
            <small class=narrow>\(row.applicant) · \(row.place)</small></td><td class=wide>\(row.applicant)</td>\
            <td class=wide>\(row.place)</td><td class="wide nb">\(row.receivedAt.html(row.receivedAt.short))</td>\
            <td class=wide>\(due.mark)<small>\(due.time)</small></td></tr>
            """
    }

    private static func ended(_ time: LocalTime) -> (mark: HTML, time: HTML?) {
        ("<span class=nb>\(time.html(time.date.short))</span>", "\(time.clock)")
    }

    private static func due(_ due: DueView) -> (mark: HTML, time: HTML?) {
        switch due {
        case .none: ("–", nil)
        case .at(let due): (due.mark, due.time.html(due.time.short))
        case .paused(let since, let left): ("Waktu berhenti", "\(DueView.rest(left, since: since))")
        }
    }
}
