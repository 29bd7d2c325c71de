/// The offices that an auditor may look into.
public struct AuditingView: Sendable {
    public struct Row: Sendable {
        public var name: String
        public var kind: String
        public var cases: String
        public var openings: String
        /// What administrators did with its people.
        public var acts: String

        public init(name: String, kind: String, cases: String, openings: String, acts: String) {
            self.name = name
            self.kind = kind
            self.cases = cases
            self.openings = openings
            self.acts = acts
        }
    }

    public var rows: [Row]

    public init(rows: [Row]) { self.rows = rows }
}

/// What an auditor is asked before they take a case away.
public struct TakeCaseView: Sendable {
    public var service: String
    public var code: String
    public var caseHref: String
    public var action: String
    public var reason: String
    public var error: String?

    public init(
        service: String, code: String, caseHref: String, action: String, reason: String = "", error: String? = nil
    ) {
        self.service = service
        self.code = code
        self.caseHref = caseHref
        self.action = action
        self.reason = reason
        self.error = error
    }
}

extension Page {
    /// `/pemeriksaan`
    public static func auditing(_ view: AuditingView, in frame: FrameView) -> Page {
        Frame.page(
            "Pemeriksaan", in: frame,
            """
            <div class=read><h1>Pemeriksaan</h1>
            <p class=lede>Kantor yang dapat Anda periksa. Anda melihat, tanpa dapat mengubah apa pun; yang Anda buka tercatat.</p>
            <ul class=plain>\(view.rows.map { row in
                """
                <li><a\(link: "href", row.cases)><b>\(row.name)</b></a> <small>\(row.kind) · \
                <a\(link: "href", row.openings)>siapa membuka<span class=vh> di \(row.name)</span></a> · \
                <a\(link: "href", row.acts)>pengelolaan petugas<span class=vh> di \(row.name)</span></a></small></li>
                """ as HTML
            })</ul></div>
            """)
    }

    /// `/meja/{office}/{case}/zip`
    public static func takeCase(_ view: TakeCaseView, in frame: FrameView) -> Page {
        let reason = FieldView(
            name: "alasan", label: "Untuk apa permohonan ini diambil?",
            hint: "Misalnya nomor surat tugas. Disimpan bersama nama Anda",
            error: view.error, isRequired: true, control: .paragraph(view.reason, rows: 2))
        return Frame.page(
            "Ambil permohonan \(view.code)", in: frame, isError: view.error != nil,
            """
            <div class=read>\(ErrorSummary([reason]).html)\(Crumb.back(view.caseHref))
            <h1>Ambil permohonan ini sebagai ZIP?</h1><p class=lede>\(view.service), nomor \(view.code)</p>
            <ul><li>Isinya riwayat, berkas, bukti rantainya, dan <i>baca-dulu.txt</i>.</li>\
            <li>ZIP itu memuat data pribadi tanpa segel, juga yang dirahasiakan pada halaman. Simpan dan musnahkan \
            sebagaimana mestinya.</li></ul>
            \(HTML.form(view.action, csrf: frame.csrf, """
                \(reason.html())<div class=acts><button class=btn>Ambil ZIP</button>\
                \(LinkView(label: "Batal", href: view.caseHref).quietButton)</div>
                """))</div>
            """)
    }
}
