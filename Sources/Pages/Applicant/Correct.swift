/// Answers of a sent application that may still be put right.
public struct CorrectView: Sendable {
    public var service: String
    public var code: String
    /// The page above: the case.
    public var caseHref: String
    public var action: String
    /// The case's version that the page shows, sent as `versi`.
    public var version: Int
    /// For somebody who does it in the applicant's stead.
    public var note: String?
    /// As they stand now.
    public var fields: [FieldView]

    public init(
        service: String, code: String, caseHref: String, action: String, version: Int, note: String? = nil,
        fields: [FieldView]
    ) {
        self.service = service
        self.code = code
        self.caseHref = caseHref
        self.action = action
        self.version = version
        self.note = note
        self.fields = fields
    }
}

extension Page {
    /// `{base}/permohonan/{case}/perbaikan`, `/meja/{office}/{case}/perbaikan`
    public static func correct(_ view: CorrectView, in frame: FrameView) -> Page {
        let crumb = Crumb(above: [LinkView(label: view.code, href: view.caseHref)], here: "Perbaiki isian")
        let errors = ErrorSummary(view.fields)
        let form = FormBody(fields: view.fields, submit: "Simpan perbaikan")
        return Frame.page(
            "Perbaiki isian \(view.code)", in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)\(crumb.html)<p class="soft small">\(view.service)</p>
            <h1>Perbaiki isian</h1>
            <p>Ubah yang keliru saja. Permohonan tetap di tempatnya; petugas yang sedang mengerjakannya diberi tahu, dan \
            riwayat menyimpan isian lama dan baru.</p>
            \(view.note.map { NoteView(kind: .soon, text: $0).html })
            \(HTML.form(view.action, csrf: frame.csrf, version: view.version, form.html))
            <p>\(LinkView(label: "Batal, biarkan seperti semula", href: view.caseHref).html)</p></div>
            """)
    }
}
