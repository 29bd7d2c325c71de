/// Asking for the link with which somebody without an account comes back to their cases.
public struct CaseAccessView: Sendable {
    public var email: String
    public var error: String?
    public var action: String

    public init(email: String, error: String? = nil, action: String) {
        self.email = email
        self.error = error
        self.action = action
    }
}

extension Page {
    /// `{base}/permohonan-saya`
    public static func caseAccess(_ view: CaseAccessView, in frame: FrameView) -> Page {
        let field = FieldView(
            name: "email", label: "Alamat email yang Anda pakai saat mengajukan",
            hint: "Yang Anda pastikan dengan kode, atau yang dicatat petugas loket", error: view.error,
            control: .line(view.email, .email))
        return Frame.page(
            "Buka permohonan saya", in: frame, isError: view.error != nil,
            """
            <div class=read>\(ErrorSummary([field]).html)<h1>Buka permohonan saya</h1>
            <p>Kami mengirim tautan sekali pakai ke alamat itu. Punya akun? \
            <a href="\(frame.office.base)/masuk">Masuk dengan kata sandi</a>.</p>
            \(HTML.form(view.action, csrf: frame.csrf, FormBody(fields: [field], submit: "Kirim tautan").html))</div>
            """)
    }
}
