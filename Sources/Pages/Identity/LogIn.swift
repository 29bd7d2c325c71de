/// The one log-in page, for officers and applicants.
public struct LogInView: Sendable {
    public var identifier: String
    /// The password did not match: said in the same words whether or not the account exists.
    public var isRefused: Bool
    /// Other reasons, in words: “Terlalu banyak percobaan. Coba lagi dalam 5 menit.”
    public var error: String?
    /// Where to go afterwards, sent along as `lanjut`.
    public var next: String?

    public init(identifier: String = "", isRefused: Bool = false, error: String? = nil, next: String? = nil) {
        self.identifier = identifier
        self.isRefused = isRefused
        self.error = error
        self.next = next
    }
}

extension Page {
    /// `/masuk`
    public static func logIn(_ view: LogInView, in frame: FrameView) -> Page {
        let fields = [
            FieldView(
                name: "pengenal", label: "Nama pengguna atau email", control: .line(view.identifier, .username)),
            FieldView(name: "sandi", label: "Kata sandi", control: .line("", .currentPassword)),
        ]
        let problems = [view.error, view.isRefused ? "Nama pengguna atau kata sandi tidak cocok" : nil]
        let errors = ErrorSummary(fields, others: problems.compactMap(\.self))
        let next: HTML? = view.next.map { #"<input type=hidden name=lanjut value="\#($0)">"# }
        let form = FormBody(fields: fields, submit: "Masuk")
        return Frame.page(
            "Masuk", in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)<h1>Masuk</h1>
            \(HTML.form("\(frame.office.base)/masuk", csrf: frame.csrf, "\(next)\(form.html)"))
            <ul class=plain><li><a href="\(frame.office.base)/sandi/lupa">Lupa kata sandi</a></li>
            <li><a\(link: "href", "\(frame.office.base)/lacak")>Lacak permohonan tanpa masuk</a></li></ul>
            <p class="small soft">Akun dibuat oleh petugas, atau dalam permohonan Anda. Petugas tidak pernah meminta \
            kata sandi Anda.</p></div>
            """)
    }
}
