/// Who opened cases of an office.
public struct OfficeOpeningsView: Sendable {
    public struct Entry: Sendable {
        public var time: LocalTime
        public var name: String
        public var post: String
        /// All that this person opened.
        public var byPerson: String
        /// The case's number, or the book's title, and where it is.
        public var number: String
        public var href: String
        public var service: String
        /// “Berkas KTP”.
        public var what: String

        public init(
            time: LocalTime, name: String, post: String, byPerson: String, number: String, href: String,
            service: String, what: String
        ) {
            self.time = time
            self.name = name
            self.post = post
            self.byPerson = byPerson
            self.number = number
            self.href = href
            self.service = service
            self.what = what
        }
    }

    /// Whose they are; nil: everybody's.
    public var person: String?
    /// Everybody's, where it is one person's.
    public var all: LinkView?
    public var entries: [Entry]
    public var more: LinkView?

    public init(person: String? = nil, all: LinkView? = nil, entries: [Entry], more: LinkView? = nil) {
        self.person = person
        self.all = all
        self.entries = entries
        self.more = more
    }
}

extension Page {
    /// `/meja/{office}/pembukaan`
    public static func openings(_ view: OfficeOpeningsView, in frame: FrameView) -> Page {
        let empty = EmptyState(
            title: "Belum ada yang dibuka",
            text: "Setiap permohonan, berkas, dan buku yang dibuka petugas tercatat di sini.")
        return Frame.page(
            "Siapa membuka", in: frame,
            """
            <h1>Siapa membuka</h1><p class=lede>\(view.person.map { "Yang dibuka \($0)" } ?? "Permohonan dan buku kantor ini, yang terbaru di atas")</p>
            \(view.all.map { "<p>\($0.html)</p>" })\(view.entries.isEmpty ? empty.html : table(view))
            """)
    }

    private static func table(_ view: OfficeOpeningsView) -> HTML {
        """
        <div class=scroll tabindex=0 role=region aria-label="Siapa membuka, dapat digeser"><table>
        <caption class=vh>Siapa membuka</caption><thead><tr><th scope=col>Waktu</th><th scope=col>Petugas</th>\
        <th scope=col>Yang dibuka</th></tr></thead>
        <tbody>\(view.entries.map(row))</tbody></table></div>\(view.more.map { "<p>\($0.html)</p>" })
        """
    }

    private static func row(_ entry: OfficeOpeningsView.Entry) -> HTML {
        """
        <tr><th scope=row>\(entry.time.html(entry.time.medium))</th>\
        <td><a\(link: "href", entry.byPerson)>\(entry.name)</a><small>\(entry.post)</small></td>\
        <td><a class=nb\(link: "href", entry.href)>\(entry.number)</a><small>\(entry.service)</small>\
        <small>\(entry.what)</small></td></tr>
        """
    }
}
