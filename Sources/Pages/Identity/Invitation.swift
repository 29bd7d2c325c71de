/// The one-time link with which a new account gets its first password.
public struct InvitationView: Sendable {
    public var name: String
    /// What the account is for: “Kabid Tata Kelola, Dinas Komunikasi dan Informatika”.
    public var role: String?
    /// How the account will log in.
    public var identifier: String
    public var action: String
    public var expiresAt: LocalTime
    public var minLength: Int
    public var passwordError: String?
    public var repeatError: String?

    public init(
        name: String, role: String? = nil, identifier: String, action: String, expiresAt: LocalTime,
        minLength: Int, passwordError: String? = nil, repeatError: String? = nil
    ) {
        self.name = name
        self.role = role
        self.identifier = identifier
        self.action = action
        self.expiresAt = expiresAt
        self.minLength = minLength
        self.passwordError = passwordError
        self.repeatError = repeatError
    }
}

extension Page {
    /// `/undangan/{token}`
    public static func invitation(_ view: InvitationView, in frame: FrameView) -> Page {
        let fields = FieldView.newPassword(
            minLength: view.minLength, error: view.passwordError, repeatError: view.repeatError)
        var rows = [AnswerRow(label: "Nama pengguna", value: view.identifier)]
        if let role = view.role { rows.append(AnswerRow(label: "Peran", value: role)) }
        let errors = ErrorSummary(fields)
        return Frame.page(
            "Aktifkan akun", in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)<h1>Selamat datang, \(view.name)</h1>
            <p class=lede>Buat kata sandi untuk mengaktifkan akun Anda.</p>\(rows.list)
            \(HTML.form(view.action, csrf: frame.csrf, FormBody(fields: fields, submit: "Aktifkan akun").html))
            <p class="small soft">Tautan ini berlaku sampai \(view.expiresAt.html(view.expiresAt.full)).</p></div>
            """)
    }
}

extension FieldView {
    /// A new password, twice.
    static func newPassword(minLength: Int, error: String?, repeatError: String?) -> [FieldView] {
        [
            FieldView(
                name: "sandi", label: "Kata sandi baru",
                hint:
                    "Paling sedikit \(minLength) karakter. Beberapa kata yang mudah diingat lebih baik daripada tanda "
                    + "yang sulit",
                error: error, control: .line("", .newPassword)),
            FieldView(
                name: "ulangi", label: "Tulis sekali lagi", error: repeatError, control: .line("", .newPassword)),
        ]
    }
}
