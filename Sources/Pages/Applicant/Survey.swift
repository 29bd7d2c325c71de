/// What an applicant is asked about the service, on one page.
public struct SurveyView: Sendable {
    public var service: String
    public var code: String
    /// The page above: the case, or where its state is shown.
    public var back: String
    public var action: String
    /// Sent along where the applicant is known by the code of the receipt alone.
    public var hiddenCode: String?
    /// “Kamis 25 Februari, 10.00”.
    public var until: String
    /// Answers without which results are not shown.
    public var fewest: Int
    public var fields: [FieldView]

    public init(
        service: String, code: String, back: String, action: String, hiddenCode: String? = nil, until: String,
        fewest: Int, fields: [FieldView]
    ) {
        self.service = service
        self.code = code
        self.back = back
        self.action = action
        self.hiddenCode = hiddenCode
        self.until = until
        self.fewest = fewest
        self.fields = fields
    }
}

extension Page {
    /// `{base}/permohonan/{case}/penilaian`, `{base}/lacak/penilaian`
    public static func survey(_ view: SurveyView, in frame: FrameView) -> Page {
        let crumb = Crumb(above: [LinkView(label: view.code, href: view.back)], here: "Nilai layanan")
        let errors = ErrorSummary(view.fields)
        let code: HTML? = view.hiddenCode.map { #"<input type=hidden name=permohonan value="\#($0)">"# }
        let form = FormBody(fields: view.fields, submit: "Kirim penilaian")
        return Frame.page(
            "Nilai layanan", in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)\(crumb.html)<p class="soft small">\(view.service)</p>
            <h1>Nilai layanan ini</h1>
            <p>Sembilan pertanyaan, sekitar satu menit. Diisi sekali, paling lambat \(view.until).</p>
            <p>Jawaban disimpan terpisah: tanpa nama Anda dan tanpa kode permohonan. Kantor hanya melihat gabungan \
            paling sedikit \(view.fewest) jawaban.</p>
            \(HTML.form(view.action, csrf: frame.csrf, "\(code)\(form.html)"))</div>
            """)
    }
}

/// Whether the reader is asked what they think of the service, or has said so.
public enum SurveyOfferView: Sendable {
    /// Where the questions are.
    case offered(href: String)
    case answered

    var html: HTML {
        switch self {
        case .offered(let href):
            HTML.panel(
                "Bagaimana layanannya?",
                """
                <p>Nilai layanan ini lewat sembilan pertanyaan pendek. Nama Anda tidak dicatat bersama jawabannya.</p>
                <div class=acts>\(LinkView(label: "Nilai layanan ini", href: href).quietButton)</div>
                """)
        case .answered: "<p class=\"small soft\">Penilaian layanan ini sudah kami terima.</p>"
        }
    }
}
