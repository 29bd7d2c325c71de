/// The page that asks for the decision by which the content of a case is erased.
public struct EraseView: Sendable {
    public var service: String
    public var code: String
    public var caseHref: String
    public var action: String
    /// The decision: number and law.
    public var basis: String
    public var basisError: String?
    public var passwordError: String?

    public init(
        service: String, code: String, caseHref: String, action: String, basis: String = "", basisError: String? = nil,
        passwordError: String? = nil
    ) {
        self.service = service
        self.code = code
        self.caseHref = caseHref
        self.action = action
        self.basis = basis
        self.basisError = basisError
        self.passwordError = passwordError
    }
}

extension Page {
    /// `/meja/{office}/{case}/hapus-isi`
    public static func erase(_ view: EraseView, in frame: FrameView) -> Page {
        let fields = [
            FieldView(
                name: "dasar", label: "Keputusan dan dasar hukumnya",
                hint: "Nomor keputusan atau surat permintaan, tanpa nama orang. Tetap terbaca, juga oleh pemohon",
                error: view.basisError, isRequired: true, control: .paragraph(view.basis, rows: 2)),
            .ownPassword(error: view.passwordError),
        ]
        let errors = ErrorSummary(fields)
        return Frame.page(
            "Hapus isi permohonan \(view.code)", in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)\(Crumb.back(view.caseHref))
            <h1>Hapus isi permohonan ini?</h1><p class=lede>\(view.service), nomor \(view.code)</p>
            <ul><li>Jawaban, berkas, catatan, alasan, dan nama pemohon dimusnahkan. Tidak ada yang dapat \
            mengembalikannya.</li>\
            <li>Catatan permohonan ini di buku tinggal nomor dan tanggalnya.</li>\
            <li>Yang tetap ada: nomor, SOP, hasil, waktu, dan keputusan ini.</li>\
            <li>Yang sudah disampaikan ke sistem lain, permohonan lanjutan, dan cadangan lama tidak ikut terhapus. \
            Salinan sebelum pembaruan Balai dihapus sendiri paling lama 30 hari kalender sesudah dibuat.</li></ul>
            \(HTML.form(view.action, csrf: frame.csrf, """
                \(fields.map { $0.html() })<div class=acts><button class="btn alt bad">Hapus isi permohonan</button>\
                \(LinkView(label: "Batal", href: view.caseHref).quietButton)</div>
                """))</div>
            """)
    }
}
