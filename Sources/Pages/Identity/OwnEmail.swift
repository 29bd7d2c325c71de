/// Proving the address of one's own account.
public struct OwnEmailView: Sendable {
    public var email: String
    /// A code was mailed, and is asked for.
    public var isSent: Bool
    public var passwordError: String?
    public var codeError: String?
    /// That the last code came back, as far as servers have said.
    public var unreached: String?

    public init(
        email: String, isSent: Bool = false, passwordError: String? = nil, codeError: String? = nil,
        unreached: String? = nil
    ) {
        self.email = email
        self.isSent = isSent
        self.passwordError = passwordError
        self.codeError = codeError
        self.unreached = unreached
    }
}

extension Page {
    /// `{base}/akun/email`; a code is sent from there, and typed at `{base}/akun/email/pastikan`.
    public static func ownEmail(_ view: OwnEmailView, in frame: FrameView) -> Page {
        let root = "\(frame.office.base)/akun/email"
        let code = FieldView(
            name: "kode", label: "Kode", hint: "6 angka dari email", error: view.codeError,
            control: .line("", .oneTimeCode))
        let password = FieldView.ownPassword(error: view.passwordError)
        let errors = ErrorSummary([code, password])
        let typing: HTML = HTML.form(
            "\(root)/pastikan", csrf: frame.csrf, FormBody(fields: [code], submit: "Pastikan email").html)
        return Frame.page(
            "Pastikan email", in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)\(Crumb.back("\(frame.office.base)/akun"))<h1>Pastikan email</h1>
            <p class=lede>Tautan kata sandi baru hanya dikirim ke alamat yang sudah dipastikan. Kami mengirim kode ke \
            \(view.email).</p>
            \(view.unreached.map { NoteView(kind: .bad, text: $0).html })
            \(typing, when: view.isSent)\("<h2>Kode belum sampai?</h2>", when: view.isSent)
            \(HTML.form(root, csrf: frame.csrf, FormBody(fields: [password], submit: view.isSent ? "Kirim kode lagi" : "Kirim kode").html))</div>
            """)
    }
}
