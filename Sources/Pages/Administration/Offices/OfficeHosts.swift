/// The host names of an office, and a form for one more.
public struct OfficeHostsView: Sendable {
    public struct Host: Sendable {
        public var name: String
        /// nil: the reader may not take it away.
        public var remove: LinkView?

        public init(name: String, remove: LinkView? = nil) {
            self.name = name
            self.remove = remove
        }
    }

    public var root: String
    public var office: String
    /// Where its pages are found without one.
    public var address: String
    /// Its hosts serve the whole site, not its own pages alone.
    public var isRoot: Bool
    public var hosts: [Host]
    /// Who may add one, where the reader may not.
    public var others: String?
    /// What is asked of whoever may.
    public var fields: [FieldView]

    public init(
        root: String, office: String, address: String, isRoot: Bool = false, hosts: [Host], others: String? = nil,
        fields: [FieldView] = []
    ) {
        self.root = root
        self.office = office
        self.address = address
        self.isRoot = isRoot
        self.hosts = hosts
        self.others = others
        self.fields = fields
    }
}

extension Page {
    /// `/kelola/{office}/kantor/host`
    public static func officeHosts(_ view: OfficeHostsView, in frame: FrameView) -> Page {
        let errors = ErrorSummary(view.fields)
        let crumb = Crumb(
            above: [
                LinkView(label: "Kelola", href: "/kelola"),
                LinkView(label: "Kantor \(view.office)", href: "\(view.root)/kantor"),
            ], here: "Nama host")
        return Frame.page(
            "Nama host", in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)\(crumb.html)<h1>Nama host</h1>
            <p class=lede>\(view.office) punya halaman di \(view.address), dan di setiap nama host miliknya sendiri.</p>
            <h2>Nama host sekarang</h2>\(hosts(view.hosts))
            \(view.others.map { "<p>\($0.sentence)</p>" as HTML })\
            \(view.fields.isEmpty ? nil : add(view, csrf: frame.csrf))</div>
            """)
    }

    private static func hosts(_ hosts: [OfficeHostsView.Host]) -> HTML {
        hosts.isEmpty
            ? "<p>Belum ada.</p>"
            : "<ul>\(hosts.map { "<li>\($0.name) \($0.remove?.html)</li>" as HTML })</ul>"
    }

    private static let ofOffice: StaticString = """
        Begitu ditambahkan, tautan dalam email kantor ini memakai nama host yang pertama menurut abjad. Di sana hanya \
        kantor ini yang tampil; meja petugas tetap di alamat utama.
        """
    private static let ofRoot: StaticString = """
        Begitu ditambahkan, seluruh situs terbuka juga di sana: semua kantor, dan meja petugas. Tautan dalam email tetap \
        memakai alamat utama.
        """

    private static func add(_ view: OfficeHostsView, csrf: String) -> HTML {
        """
        <h2>Tambah nama host</h2><p>Lakukan dahulu, bersama tim server:</p>
        <ol><li>Di DNS, nama itu mengarah ke server ini.</li>
        <li>Proksi di depan Balai melayani nama itu dengan https, dan meneruskan nama host seperti diketik pengunjung.</li></ol>
        <p>\(raw: view.isRoot ? ofRoot : ofOffice)</p>
        \(HTML.form("\(view.root)/kantor/host", csrf: csrf, """
            \(view.fields.map { $0.html() })<div class=acts><button class=btn>Tambah nama host</button></div>
            """))
        """
    }
}
