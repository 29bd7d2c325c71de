/// Asking for the link with which somebody without an account comes back to their cases.
public struct CaseAccessView: Sendable {
    public var email: String
    public var error: String?
    public var action: String
    /// As it was typed, for whoever comes by code and key.
    public var code: String
    public var keyError: String?

    public init(email: String, error: String? = nil, action: String, code: String = "", keyError: String? = nil) {
        self.email = email
        self.error = error
        self.action = action
        self.code = code
        self.keyError = keyError
    }
}

extension Page {
    /// `{base}/permohonan-saya`
    public static func caseAccess(_ view: CaseAccessView, in frame: FrameView) -> Page {
        let field = FieldView(
            name: "email", label: "Alamat email yang Anda pakai saat mengajukan",
            hint: "Yang Anda pastikan dengan kode, atau yang dicatat petugas loket", error: view.error,
            control: .line(view.email, .email))
        let code = FieldView(
            name: "kode-permohonan", label: "Kode permohonan", hint: "Ada pada tanda terima",
            control: .line(view.code, .addressPart))
        let key = FieldView(
            name: "kunci-permohonan", label: "Kunci", hint: "Ada pada tanda terima, di bawah kode",
            error: view.keyError, control: .line("", .addressPart))
        let errors = ErrorSummary([field, key])
        return Frame.page(
            "Buka permohonan saya", in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)<h1>Buka permohonan saya</h1>
            <p>Kami mengirim tautan sekali pakai ke alamat itu. Punya akun? \
            <a href="\(frame.office.base)/masuk">Masuk dengan kata sandi</a>.</p>
            \(HTML.form(view.action, csrf: frame.csrf, FormBody(fields: [field], submit: "Kirim tautan").html))
            <h2>Tidak memberi alamat email?</h2><p>Buka dengan kode dan kunci dari tanda terima Anda.</p>
            \(HTML.form("\(view.action)/kunci", csrf: frame.csrf, FormBody(fields: [code, key], submit: "Buka dengan kunci").html))</div>
            """)
    }
}
