/// What is asked before a year of a book is printed or taken away.
public struct TakeBookView: Sendable {
    public var title: String
    public var year: Int
    public var bookHref: String
    public var action: String
    /// The chosen one of `files`.
    public var file: String
    public var files: [OptionView]
    public var reason: String
    public var error: String?
    public var fileError: String?

    public init(
        title: String, year: Int, bookHref: String, action: String, file: String, files: [OptionView],
        reason: String = "", error: String? = nil, fileError: String? = nil
    ) {
        self.title = title
        self.year = year
        self.bookHref = bookHref
        self.action = action
        self.file = file
        self.files = files
        self.reason = reason
        self.error = error
        self.fileError = fileError
    }
}

/// Who took copies of an office's books.
public struct TakenBooksView: Sendable {
    public struct Row: Sendable {
        public var time: LocalTime
        public var name: String
        /// “Register permohonan tahun 2026, XLSX”.
        public var what: String
        public var href: String?
        public var reason: String

        public init(time: LocalTime, name: String, what: String, href: String? = nil, reason: String) {
            self.time = time
            self.name = name
            self.what = what
            self.href = href
            self.reason = reason
        }
    }

    public var books: String
    public var rows: [Row]
    public var more: LinkView?

    public init(books: String, rows: [Row], more: LinkView? = nil) {
        self.books = books
        self.rows = rows
        self.more = more
    }
}

extension Page {
    /// `/meja/{office}/buku/{book}/salinan`
    public static func takeBook(_ view: TakeBookView, in frame: FrameView) -> Page {
        let fields = [
            FieldView(
                name: "bentuk", label: "Bentuk salinan", error: view.fileError, control: .choice(view.file, view.files)),
            FieldView(
                name: "alasan", label: "Untuk apa salinan ini?",
                hint: "Misalnya laporan triwulan kepada camat. Disimpan bersama nama Anda", error: view.error,
                control: .paragraph(view.reason, rows: 2)),
        ]
        return Frame.page(
            "Salinan \(view.title) \(view.year)", in: frame, isError: !fields.errors.isEmpty,
            """
            <div class=read>\(ErrorSummary(fields).html)\(Crumb.back(view.bookHref))
            <h1>Cetak atau ambil salinan</h1><p class=lede>\(view.title) tahun \(view.year), seluruhnya</p>
            <ul><li>Pimpinan kantor dan pemeriksa melihat siapa mengambil salinan, kapan, dan untuk apa.</li>\
            <li>Yang tertutup bagi Anda pada halaman, dan yang sudah dihapus, tidak ada di dalamnya.</li>\
            <li>Salinan memuat data pribadi dan tidak ikut terhapus. Simpan dan musnahkan sebagaimana mestinya.</li></ul>
            \(HTML.form(view.action, csrf: frame.csrf, """
                <input type=hidden name=tahun value="\(view.year)">\(fields.html)
                <div class=acts><button class=btn>Ambil salinan</button>\
                \(LinkView(label: "Batal", href: view.bookHref).quietButton)</div>
                """))</div>
            """)
    }

    /// `/meja/{office}/salinan-buku`
    public static func takenBooks(_ view: TakenBooksView, in frame: FrameView) -> Page {
        let empty = EmptyState(
            title: "Belum ada salinan yang diambil", text: "Setiap cetakan dan salinan buku tercatat di sini.")
        return Frame.page(
            "Salinan buku", in: frame,
            """
            \(Crumb(above: [LinkView(label: "Buku", href: view.books)], here: "Salinan buku").html)
            <h1>Siapa mengambil salinan buku</h1>\(view.rows.isEmpty ? empty.html : table(view))
            """)
    }

    private static func table(_ view: TakenBooksView) -> HTML {
        """
        <div class=scroll tabindex=0 role=region aria-label="Siapa mengambil salinan buku, dapat digeser"><table>
        <caption class=vh>Salinan buku, yang terbaru di atas</caption><thead><tr><th scope=col>Waktu</th>\
        <th scope=col>Petugas</th><th scope=col>Salinan</th><th scope=col>Untuk apa</th></tr></thead>
        <tbody>\(view.rows.map { row in
            let what: HTML = row.href.map { "<a\(link: "href", $0)>\(row.what)</a>" } ?? "\(row.what)"
            return """
                <tr><th scope=row>\(row.time.html(row.time.medium))</th><td>\(row.name)</td><td>\(what)</td>\
                <td>\(row.reason.lines)</td></tr>
                """ as HTML
        })</tbody></table></div>\(view.more.map { "<p>\($0.html)</p>" })
        """
    }
}
