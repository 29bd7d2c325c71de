/// The books of an office.
public struct RegistersView: Sendable {
    public var books: [LinkRow]
    /// Who took copies: for whom it is open.
    public var taken: LinkView?

    public init(books: [LinkRow], taken: LinkView? = nil) {
        self.books = books
        self.taken = taken
    }
}

/// One book in one year.
public struct RegisterView: Sendable {
    /// The office's part of the address.
    public var office: String
    public var title: String
    public var year: Int
    /// What is looked for.
    public var query: String
    /// Its own address.
    public var action: String
    /// A tab a year.
    public var years: [Tab]
    /// Heads of the columns after number and date.
    public var columns: [String]
    public var entries: [Entry]
    /// The place of the first entry on view.
    public var first: Int
    public var total: Int
    /// Whether the numbers of the year are all there, in words.
    public var numbers: String?
    public var areNumbersWhole: Bool
    public var newer: LinkView?
    public var more: LinkView?
    /// To print it or take a copy away.
    public var take: LinkView?

    public init(
        office: String, title: String, year: Int, query: String = "", action: String, years: [Tab], columns: [String],
        entries: [Entry], first: Int = 1, total: Int, numbers: String? = nil, areNumbersWhole: Bool = true,
        newer: LinkView? = nil, more: LinkView? = nil, take: LinkView? = nil
    ) {
        self.office = office
        self.title = title
        self.year = year
        self.query = query
        self.action = action
        self.years = years
        self.columns = columns
        self.entries = entries
        self.first = first
        self.total = total
        self.numbers = numbers
        self.areNumbersWhole = areNumbersWhole
        self.newer = newer
        self.more = more
        self.take = take
    }

    public struct Entry: Sendable {
        public var number: String
        public var date: LocalDate
        /// As many as there are columns.
        public var cells: [String]
        /// The case that made it.
        public var href: String?
        /// Why it does not stand, or that its content was erased.
        public var remark: String?
        /// The number was cancelled; it is never used again.
        public var isStruck: Bool

        public init(
            number: String, date: LocalDate, cells: [String], href: String? = nil, remark: String? = nil,
            isStruck: Bool = false
        ) {
            self.number = number
            self.date = date
            self.cells = cells
            self.href = href
            self.remark = remark
            self.isStruck = isStruck
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
            \(view.books.isEmpty ? empty.html : LinkRow.list(view.books))\(view.taken.map { "<p>\($0.html)</p>" })</div>
            """)
    }

    /// `/meja/{office}/buku/{book}`
    public static func register(_ view: RegisterView, in frame: FrameView) -> Page {
        let crumb = Crumb(above: [LinkView(label: "Buku", href: "/meja/\(view.office)/buku")], here: view.title)
        let search = SearchForm(
            action: view.action, name: "q", label: "Cari dalam tahun \(view.year)", value: view.query,
            hint: "Nomor, nama, atau kata lain dalam catatan", isQuiet: true, keeps: [("tahun", "\(view.year)")],
            csrf: frame.csrf)
        let empty =
            view.query.isEmpty
            ? EmptyState(
                title: "Belum ada catatan tahun \(view.year)",
                text: "Catatan masuk sendiri ketika langkah SOP selesai.")
            : EmptyState(
                title: "Tidak ada yang cocok",
                text:
                    "Tidak ada catatan tahun \(view.year) yang memuat “\(view.query)”. Periksa tulisannya, atau cari di tahun lain."
            )
        return Frame.page(
            "\(view.title) \(view.year)", in: frame,
            """
            \(crumb.html)<h1>\(view.title)</h1>\(Tab.bar(view.years, name: "Tahun"))
            \(view.entries.isEmpty && view.query.isEmpty ? nil : search.html)
            \(view.areNumbersWhole ? nil : view.numbers.map { #"<p class="note bad">\#($0)</p>"# })
            <p class=small>\(view.areNumbersWhole ? view.numbers.map { "\($0) · " } : nil)\(view.take?.html)</p>
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
            <p class="small soft">Catatan \(Digits.grouped(view.first)) sampai \
            \(Digits.grouped(view.first + view.entries.count - 1)) dari \(Digits.grouped(view.total))\
            \(view.newer.map { " · \($0.html)" })\(view.more.map { " · \($0.html)" })</p>
            """
    }

    private static func entry(_ entry: RegisterView.Entry, minor: Set<Int>) -> HTML {
        let number: HTML =
            entry.href.map { "<a class=nb\(link: "href", $0)>\(entry.number)</a>" }
            ?? "<span class=nb>\(entry.number)</span>"
        let remark: HTML? = entry.remark.map { "<small>\($0)</small>" }
        func struck(_ text: HTML) -> HTML { entry.isStruck ? "<s>\(text)</s>" : text }
        return """
            <tr><th scope=row>\(number)\(remark)</th>\
            <td class=nb><time datetime="\(entry.date.machine)">\(entry.date.withinYear)</time></td>\
            \(entry.cells.enumerated().map { index, text in
                "<td\(raw: minor.contains(index) ? " class=wide" : "")>\(struck("\(text.lines)"))</td>"
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
