/// Asking for a link that sets a new password.
public struct ForgottenPasswordView: Sendable {
    public var identifier: String
    public var error: String?

    public init(identifier: String = "", error: String? = nil) {
        self.identifier = identifier
        self.error = error
    }
}

/// Setting the new password with that link.
public struct ResetPasswordView: Sendable {
    public var action: String
    public var minLength: Int
    public var passwordError: String?
    public var repeatError: String?

    public init(action: String, minLength: Int, passwordError: String? = nil, repeatError: String? = nil) {
        self.action = action
        self.minLength = minLength
        self.passwordError = passwordError
        self.repeatError = repeatError
    }
}

extension Page {
    /// `/sandi/lupa`
    public static func forgottenPassword(_ view: ForgottenPasswordView, in frame: FrameView) -> Page {
        let field = FieldView(
            name: "pengenal", label: "Nama pengguna atau email",
            hint: "Petugas: nama pengguna dari undangan. Pemohon: alamat email", error: view.error,
            control: .line(view.identifier, .username))
        return Frame.page(
            "Lupa kata sandi", in: frame, isError: view.error != nil,
            """
            <div class=read>\(ErrorSummary([field]).html)\(Crumb.back("\(frame.office.base)/masuk"))<h1>Lupa kata sandi</h1>
            <p>Kami mengirim tautan ke alamat email akun Anda untuk membuat kata sandi baru.</p>
            \(HTML.form("\(frame.office.base)/sandi/lupa", csrf: frame.csrf, FormBody(fields: [field], submit: "Kirim tautan").html))</div>
            """)
    }

    /// The same answer whether or not the account exists.
    /// - Parameter validMinutes: how long the link works.
    public static func resetSent(validMinutes: Int, in frame: FrameView) -> Page {
        Frame.page(
            "Periksa email Anda", in: frame,
            """
            <div class=read><h1>Periksa email Anda</h1>
            <p class=lede>Bila akun itu ada, tautan sudah kami kirim ke alamat emailnya.</p>
            <p>Tautan berlaku \(validMinutes) menit dan hanya sekali. Kata sandi lama tetap berlaku sampai diganti.</p>
            <p>Tidak punya email pada akun Anda? Minta tautan baru kepada petugas yang membuat akun itu.</p>
            <ul class=plain><li><a href="\(frame.office.base)/masuk">Kembali ke halaman masuk</a></li></ul></div>
            """)
    }

    /// `/sandi/{token}`
    public static func resetPassword(_ view: ResetPasswordView, in frame: FrameView) -> Page {
        let fields = FieldView.newPassword(
            minLength: view.minLength, error: view.passwordError, repeatError: view.repeatError)
        let errors = ErrorSummary(fields)
        return Frame.page(
            "Buat kata sandi baru", in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)<h1>Buat kata sandi baru</h1>
            \(HTML.form(view.action, csrf: frame.csrf, FormBody(fields: fields, submit: "Simpan kata sandi").html))
            <p class="small soft">Setelah itu semua perangkat yang masuk dengan akun ini dikeluarkan.</p></div>
            """)
    }
}
