/// One's own second factor.
public struct SecondFactorView: Sendable {
    public enum State: Sendable {
        case none
        /// A secret was made, and no code has shown yet that the telephone has it.
        /// - Parameters:
        ///   - key: in groups of four, for typing.
        ///   - link: opens the telephone's program on the telephone itself.
        ///   - square: says the same to a camera.
        case waiting(key: String, link: String, square: QRView?)
        /// - Parameter left: recovery codes that were not used.
        case active(since: LocalTime, left: Int)
    }

    public var state: State
    /// The reader's office asks for it, and they have none.
    public var isRequired: Bool
    public var passwordError: String?
    public var codeError: String?

    public init(state: State, isRequired: Bool = false, passwordError: String? = nil, codeError: String? = nil) {
        self.state = state
        self.isRequired = isRequired
        self.passwordError = passwordError
        self.codeError = codeError
    }
}

extension Page {
    /// `{base}/akun/kode-masuk`
    public static func secondFactor(_ view: SecondFactorView, in frame: FrameView) -> Page {
        let root = "\(frame.office.base)/akun/kode-masuk"
        let (fields, action, submit, isBad, words) = parts(of: view, root)
        let errors = ErrorSummary(fields)
        let required = NoteView(
            kind: .soon, title: "Kantor Anda mewajibkan kode masuk",
            text: "Aktifkan dahulu, lalu lanjutkan pekerjaan Anda.")
        let button: HTML =
            isBad ? "<button class=\"btn alt bad\">\(submit)</button>" : "<button class=btn>\(submit)</button>"
        return Frame.page(
            "Kode masuk", in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)\(Crumb.back("\(frame.office.base)/akun"))<h1>Kode masuk</h1>
            \(view.isRequired ? required.html : nil)\(words)
            \(HTML.form(action, csrf: frame.csrf, "\(fields.map { $0.html() })<div class=acts>\(button)</div>"))</div>
            """)
    }

    /// The answer to the first code: codes on paper, shown once.
    public static func recoveryCodes(_ codes: [String], in frame: FrameView) -> Page {
        let warning = NoteView(
            kind: .soon, title: "Kode ini hanya tampil sekali",
            text: "Cetak atau salin, dan simpan di tempat lain dari ponsel Anda. Tiap kode berlaku satu kali.")
        return Frame.page(
            "Kode cadangan", in: frame,
            """
            <div class=read><h1>Kode masuk sudah aktif</h1>\(warning.html)
            <div class=panel><h2>Kode cadangan</h2><ul class=plain>\(codes.map { "<li class=nb>\($0)</li> " })</ul></div>
            <p class=acts>\(LinkView(label: "Lanjutkan", href: "/meja").button)</p></div>
            """)
    }

    private static func parts(
        of view: SecondFactorView, _ root: String
    ) -> (fields: [FieldView], action: String, submit: String, isBad: Bool, words: HTML) {
        let password = FieldView.ownPassword(error: view.passwordError)
        let code = FieldView(
            name: "kode", label: "Kode yang tampil sekarang", error: view.codeError, control: .line("", .oneTimeCode))
        switch view.state {
        case .none:
            return (
                [password], root, "Mulai", false,
                """
                <p class=lede>Selain kata sandi, masuk meminta kode dari ponsel Anda. Kata sandi yang bocor saja tidak cukup.</p>
                <ol><li>Pasang aplikasi pembuat kode (autentikator) di ponsel.</li><li>Masukkan kunci yang kami berikan.</li>\
                <li>Isi kode yang tampil.</li></ol>
                """
            )
        case .waiting(let key, let link, let square):
            return (
                [code], "\(root)/pastikan", "Aktifkan kode masuk", false,
                """
                <p>Pindai kode ini dengan aplikasi pembuat kode, atau ketik kuncinya: jenis “berdasarkan waktu”, 6 angka, 30 detik.</p>
                <div class=panel>\(square?.svg(label: "Kode QR untuk aplikasi pembuat kode"))\
                \([AnswerRow(label: "Kunci", value: key)].list)</div>
                <p>Di ponsel yang sama: <a\(link: "href", link)>buka aplikasi pembuat kode</a>.</p>
                """
            )
        case .active(let since, let left):
            return (
                [password, code], "\(root)/matikan", "Matikan kode masuk", true,
                """
                <p>Aktif sejak \(since.html(since.full)). Kode cadangan yang tersisa: \(left).</p>
                <p>Ponsel baru, atau kode cadangan hampir habis? Matikan, lalu aktifkan lagi.</p>
                """
            )
        }
    }
}
