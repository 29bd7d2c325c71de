/// Where news about the application goes: asked of everyone who has no account.
public struct ContactView: Sendable {
    public var service: String
    public var email: String
    public var error: String?
    /// Further fields about the applicant, as the SOP wants them.
    public var fields: [FieldView]
    public var action: String
    public var back: String?
    /// “Pertanyaan 9 dari 10”.
    public var progress: String
    /// The way on without an address, where none need be left.
    public var without: LinkView?

    public init(
        service: String, email: String, error: String? = nil, fields: [FieldView] = [], action: String,
        back: String? = nil, progress: String, without: LinkView? = nil
    ) {
        self.service = service
        self.email = email
        self.error = error
        self.fields = fields
        self.action = action
        self.back = back
        self.progress = progress
        self.without = without
    }
}

/// The code or link that was sent to that address.
public struct CheckMailView: Sendable {
    /// As it was typed: a slip of the pen is the commonest reason for a mail that does not come.
    public var email: String
    public var code: String
    public var error: String?
    public var action: String
    /// Where a form asks for another message.
    public var resend: String
    /// Where the address can be corrected.
    public var change: String
    /// Minutes that the code is valid.
    public var validMinutes: Int
    /// “Pertanyaan 10 dari 10”.
    public var progress: String

    public init(
        email: String, code: String = "", error: String? = nil, action: String, resend: String, change: String,
        validMinutes: Int, progress: String
    ) {
        self.email = email
        self.code = code
        self.error = error
        self.action = action
        self.resend = resend
        self.change = change
        self.validMinutes = validMinutes
        self.progress = progress
    }
}

extension Page {
    /// `{base}/ajukan/{draft}/kontak`
    public static func contact(_ view: ContactView, in frame: FrameView) -> Page {
        let email = FieldView(
            name: "email", label: "Alamat email", hint: "Kami mengirim kode ke alamat ini untuk memastikannya",
            error: view.error, control: .line(view.email, .email))
        let fields = [email] + view.fields
        let form = FormBody(fields: fields, submit: "Kirim kode", question: "Ke alamat email mana kami mengirim kabar?")
        let errors = ErrorSummary(fields)
        return Frame.page(
            "Alamat email", in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)\(Crumb.back(view.back))<p class="soft small">\(view.service) · \(view.progress)</p>
            \("<h1>Bagaimana kami menghubungi Anda?</h1>", when: fields.count > 1)
            \(HTML.form(view.action, csrf: frame.csrf, form.html))
            <p class="small soft">Kami memakainya hanya untuk kabar tentang permohonan ini.</p>\(view.without.map(withoutAddress))</div>
            """)
    }

    private static func withoutAddress(_ link: LinkView) -> HTML {
        """
        <h2>Tidak ingin memberi alamat?</h2><p>Permohonan tetap kami terima, tetapi Anda tidak kami kabari. Tanda terima \
        memberi kode dan kunci: dengan keduanya Anda membuka permohonan ini lagi, menjawab, atau mencabutnya.</p>
        <div class=acts>\(link.quietButton)</div>
        """
    }

    /// The same address after the message went out.
    public static func checkMail(_ view: CheckMailView, in frame: FrameView) -> Page {
        let code = FieldView(
            name: "kode", label: "Kode dari email", hint: "6 angka, berlaku \(view.validMinutes) menit",
            error: view.error,
            control: .line(view.code, .oneTimeCode))
        let form = FormBody(fields: [code], submit: "Periksa kode")
        return Frame.page(
            "Periksa email Anda", in: frame, isError: view.error != nil,
            """
            <div class=read>\(ErrorSummary([code]).html)<p class="soft small">\(view.progress)</p><h1>Periksa email Anda</h1>
            <p>Kami mengirim kode ke <b>\(view.email.breakable)</b>. Alamat salah? <a\(link: "href", view.change)>Ubah</a></p>
            <p>Tulis kode itu di bawah, atau buka tautan dalam email di peramban ini.</p>
            \(HTML.form(view.action, csrf: frame.csrf, form.html))
            <h2>Email belum datang?</h2><p>Lihat juga folder spam. Surat dapat tertunda beberapa menit.</p>
            \(HTML.form(view.resend, csrf: frame.csrf, "<button class=\"btn alt\">Kirim ulang kode</button>"))</div>
            """)
    }

    /// The link of the mail, opened in another browser than the one in which the form was filled in.
    public static func codeForOtherBrowser(code: String, validMinutes: Int, in frame: FrameView) -> Page {
        Frame.page(
            "Lanjutkan di peramban tempat Anda mengisi", in: frame,
            """
            <div class=read><h1>Lanjutkan di peramban tempat Anda mengisi</h1>
            <p class=lede>Permohonan ini diisi di peramban lain. Ketik kode ini di sana:</p>
            <p class="note">Kode <b class=nb>\(code)</b></p>
            <p>Kode berlaku \(validMinutes) menit sejak email dikirim dan belum terpakai. Halaman ini boleh ditutup.</p>
            <p class="small soft">Jika Anda tidak sedang mengajukan permohonan, abaikan saja. Tidak ada yang berubah.</p></div>
            """)
    }
}
