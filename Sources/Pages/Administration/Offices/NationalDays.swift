/// The days off by national decree, and the form by which a new decree is loaded.
public struct NationalDaysView: Sendable {
    public struct Year: Sendable {
        /// “2027, dimuat di sini”.
        public var title: String
        public var days: [String]

        public init(title: String, days: [String]) {
            self.title = title
            self.days = days
        }
    }

    /// What a list would change, to be looked at before it is put in force.
    public struct Preview: Sendable {
        public var title: String
        /// What follows, a sentence each.
        public var points: [String]
        public var added: [String]
        public var removed: [String]
        /// Of the list in force when it was made.
        public var seen: String
        /// The list, sent again with the decision.
        public var text: String

        public init(
            title: String, points: [String], added: [String], removed: [String], seen: String, text: String
        ) {
            self.title = title
            self.points = points
            self.added = added
            self.removed = removed
            self.seen = seen
            self.text = text
        }
    }

    public var root: String
    public var office: String
    public var years: [Year]
    public var fields: [FieldView]
    public var preview: Preview?
    /// The list in force as a file.
    public var download: LinkView
    /// What is wrong with no field.
    public var trouble: String?

    public init(
        root: String, office: String, years: [Year], fields: [FieldView], preview: Preview? = nil, download: LinkView,
        trouble: String? = nil
    ) {
        self.root = root
        self.office = office
        self.years = years
        self.fields = fields
        self.preview = preview
        self.download = download
        self.trouble = trouble
    }
}

extension Page {
    /// `/kelola/{office}/libur-nasional`
    public static func nationalDays(_ view: NationalDaysView, in frame: FrameView) -> Page {
        let errors = ErrorSummary(view.fields)
        let crumb = Crumb(
            above: [
                LinkView(label: "Kelola", href: "/kelola"),
                LinkView(label: "Kalender kerja \(view.office)", href: "\(view.root)/kalender"),
            ], here: "Libur nasional")
        return Frame.page(
            "Libur nasional dan cuti bersama", in: frame, isError: !errors.isEmpty || view.trouble != nil,
            """
            <div class=read>\(errors.html)\(view.trouble.map { NoteView(kind: .bad, text: $0.sentence).status })\(crumb.html)
            <h1>Libur nasional dan cuti bersama</h1>
            <p class=lede>Berlaku bagi semua kantor. Kantor yang punya kalender sendiri ikut berubah; hari libur dan hari masuk \
            yang ditetapkannya sendiri tetap.</p>
            \(view.preview.map { preview($0, view.root, csrf: frame.csrf) })
            <h2>Muat keputusan baru</h2>\(HTML.form(
                "\(view.root)/libur-nasional", csrf: frame.csrf, hasFiles: true,
                """
                <p>Baris pertama <code>tanggal;hari;jenis;nama;dasar</code>, lalu satu baris sehari. Tahun yang disebut \
                diganti seluruhnya; tahun lain tetap.</p>\(view.fields.map { $0.html() })\
                <div class=acts><button class=btn>Periksa perubahannya</button></div>
                """))
            <h2>Yang berlaku sekarang</h2><p>\(view.download.html)</p>
            \(view.years.map { year in
                "<details><summary>\(year.title)</summary><ul>\(year.days.map { "<li>\($0)</li>" as HTML })</ul></details>" as HTML
            })</div>
            """)
    }

    private static func preview(_ view: NationalDaysView.Preview, _ root: String, csrf: String) -> HTML {
        """
        <section class="panel act" aria-labelledby=perubahan><h2 id=perubahan>\(view.title)</h2>
        <ul>\(view.points.map { "<li>\($0.sentence)</li>" as HTML })</ul>
        \(list("Menjadi libur", view.added))\(list("Tidak libur lagi", view.removed))
        \(HTML.form("\(root)/libur-nasional", csrf: csrf, """
            \(HTML.seen(view.seen))<input type=hidden name=perbuatan value=tetapkan>\
            <input type=hidden name=isi value="\(view.text)"><div class=acts>\
            <button class=btn>Tetapkan libur nasional</button></div>
            """))</section>
        """
    }

    private static func list(_ title: String, _ days: [String]) -> HTML? {
        days.isEmpty ? nil : "<h3>\(title)</h3><ul>\(days.map { "<li>\($0)</li>" as HTML })</ul>"
    }
}
