/// The page on which the head of an office names the case whose content is to be erased.
public struct EraseByNumberView: Sendable {
    /// The list of the office's cases.
    public var listHref: String
    public var action: String
    /// As typed.
    public var number: String
    public var error: String?

    public init(listHref: String, action: String, number: String = "", error: String? = nil) {
        self.listHref = listHref
        self.action = action
        self.number = number
        self.error = error
    }
}

extension Page {
    /// `/meja/{office}/hapus-isi`
    public static func eraseByNumber(_ view: EraseByNumberView, in frame: FrameView) -> Page {
        let field = FieldView(
            name: "nomor", label: "Nomor agenda", hint: "Seperti pada tanda terima, misalnya 2026-00012",
            error: view.error, isRequired: true, control: .line(view.number))
        let errors = ErrorSummary([field])
        let form = FormBody(fields: [field], submit: "Cari permohonan")
        return Frame.page(
            "Hapus isi permohonan", in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)\(Crumb.back(view.listHref))<h1>Hapus isi permohonan</h1>
            <p class=lede>Pimpinan kantor memutuskan penghapusan isi permohonan yang sudah selesai, juga dari SOP yang \
            tidak memberinya langkah.</p>
            <p>Halaman berikutnya menyebut apa yang dimusnahkan dan meminta keputusannya. Isi permohonan tidak \
            ditampilkan.</p>
            \(HTML.form(view.action, csrf: frame.csrf, form.html))</div>
            """)
    }
}
