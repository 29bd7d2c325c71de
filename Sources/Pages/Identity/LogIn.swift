/// The one log-in page, for officers and applicants.
public struct LogInView: Sendable {
    public var identifier: String
    /// What is wrong with the name, or with both: “Nama pengguna atau kata sandi tidak cocok”, in the same words whether
    /// or not the account exists.
    public var error: String?
    /// What is wrong with the password alone: “Isi kata sandi”.
    public var passwordError: String?
    /// Where to go afterwards, sent along as `lanjut`.
    public var next: String?

    public init(
        identifier: String = "", error: String? = nil, passwordError: String? = nil, next: String? = nil
    ) {
        self.identifier = identifier
        self.error = error
        self.passwordError = passwordError
        self.next = next
    }
}

extension Page {
    /// `/masuk`
    public static func logIn(_ view: LogInView, in frame: FrameView) -> Page {
        let fields = [
            FieldView(
                name: "pengenal", label: "Nama pengguna atau email",
                hint: "Petugas: nama pengguna dari undangan. Pemohon: alamat email", error: view.error,
                control: .line(view.identifier, .username)),
            FieldView(
                name: "sandi", label: "Kata sandi", error: view.passwordError, control: .line("", .currentPassword)),
        ]
        let errors = ErrorSummary(fields)
        let next: HTML? = view.next.map { #"<input type=hidden name=lanjut value="\#($0)">"# }
        let form = FormBody(fields: fields, submit: "Masuk")
        return Frame.page(
            "Masuk", in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)<h1>Masuk</h1>
            \(HTML.form("\(frame.office.base)/masuk", csrf: frame.csrf, "\(next)\(form.html)"))
            <ul class=plain><li><a\(link: "href", "\(frame.office.base)/permohonan-saya")>Tanpa akun: buka permohonan lewat \
            tautan email</a></li>
            <li><a href="\(frame.office.base)/sandi/lupa">Lupa kata sandi</a></li>
            <li><a\(link: "href", "\(frame.office.base)/lacak")>Lacak permohonan tanpa masuk</a></li></ul>
            <p class="small soft">Akun dibuat oleh petugas, atau dalam permohonan Anda. Petugas tidak pernah meminta \
            kata sandi Anda.</p></div>
            """)
    }
}
