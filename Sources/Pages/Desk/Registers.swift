/// The books of an office.
public struct RegistersView: Sendable {
    public var books: [LinkRow]

    public init(books: [LinkRow]) {
        self.books = books
    }
}

/// One book in one year.
public struct RegisterView: Sendable {
    /// The office's part of the address.
    public var office: String
    public var title: String
    public var year: Int
    /// A tab a year.
    public var years: [Tab]
    /// Heads of the columns after number and date.
    public var columns: [String]
    public var entries: [Entry]
    public var total: Int
    public var more: LinkView?

    public init(
        office: String, title: String, year: Int, years: [Tab], columns: [String], entries: [Entry], total: Int,
        more: LinkView? = nil
    ) {
        self.office = office
        self.title = title
        self.year = year
        self.years = years
        self.columns = columns
        self.entries = entries
        self.total = total
        self.more = more
    }

    public struct Entry: Sendable {
        public var number: String
        public var date: LocalDate
        /// As many as there are columns.
        public var cells: [String]
        /// The case that made it.
        public var href: String?
        /// Why the number was cancelled; it is never used again.
        public var cancelled: String?

        public init(number: String, date: LocalDate, cells: [String], href: String? = nil, cancelled: String? = nil) {
            self.number = number
            self.date = date
            self.cells = cells
            self.href = href
            self.cancelled = cancelled
        }
    }
}

extension Page {
    /// `/meja/{office}/buku`
    public static func registers(_ view: RegistersView, in frame: FrameView) -> Page {
        let empty = EmptyState(
            title: "Belum ada buku", text: "Buku dibuka oleh SOP yang mencatat ke dalamnya.")
        return Frame.page(
            "Buku", in: frame,
            """
            <div class=read><h1>Buku</h1>
            \(view.books.isEmpty ? empty.html : LinkRow.list(view.books))</div>
            """)
    }

    /// `/meja/{office}/buku/{book}`
    public static func register(_ view: RegisterView, in frame: FrameView) -> Page {
        let crumb = Crumb(above: [LinkView(label: "Buku", href: "/meja/\(view.office)/buku")], here: view.title)
        let empty = EmptyState(
            title: "Belum ada catatan tahun \(view.year)", text: "Catatan masuk sendiri ketika langkah SOP selesai.")
        return Frame.page(
            "\(view.title) \(view.year)", in: frame,
            """
            \(crumb.html)<h1>\(view.title)</h1>\(Tab.bar(view.years, name: "Tahun"))
            \(view.entries.isEmpty ? empty.html : entries(view))
            """)
    }

    private static func entries(_ view: RegisterView) -> HTML {
        let minor = view.columnsThatSayOneThing
        return """
            \("<p class=\"narrow small soft\">Geser tabel untuk melihat kolom berikutnya.</p>",
                when: view.columns.count - minor.count > 2)<div class=scroll tabindex=0 role=region aria-label="\(view.title) tahun \(view.year), dapat digeser">
            <table><caption class=vh>\(view.title) tahun \(view.year)</caption><thead><tr><th scope=col>Nomor</th>\
            <th scope=col>Tanggal</th>\(view.columns.enumerated().map { index, title in
                "<th scope=col\(raw: minor.contains(index) ? " class=wide" : "")>\(title)</th>"
            })</tr></thead>
            <tbody>\(view.entries.map { entry($0, minor: minor) })</tbody></table></div>
            <p class="small soft">\(Digits.grouped(view.entries.count)) dari \(Digits.grouped(view.total)) catatan.\
            \(view.more.map { " \($0.html)" })</p>
            """
    }

    private static func entry(_ entry: RegisterView.Entry, minor: Set<Int>) -> HTML {
        let number: HTML =
            entry.href.map { "<a class=nb\(link: "href", $0)>\(entry.number)</a>" }
            ?? "<span class=nb>\(entry.number)</span>"
        let cancelled: HTML? = entry.cancelled.map { "<small>Batal: \($0)</small>" }
        return """
            <tr><th scope=row>\(number)\(cancelled)</th>\
            <td class=nb><time datetime="\(entry.date.machine)">\(entry.date.withinYear)</time></td>\
            \(entry.cells.enumerated().map { index, text in
                "<td\(raw: minor.contains(index) ? " class=wide" : "")>\(text.lines)</td>"
            })</tr>
            """
    }
}

extension RegisterView {
    /// Columns with the same words in every entry of the page: the first to go where there is no room.
    fileprivate var columnsThatSayOneThing: Set<Int> {
        guard entries.count > 1 else { return [] }
        return Set(
            columns.indices.filter { index in
                Set(entries.map { $0.cells.indices.contains(index) ? $0.cells[index] : "" }).count == 1
            })
    }
}
