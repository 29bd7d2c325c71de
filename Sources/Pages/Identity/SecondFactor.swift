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
        let (fields, action, buttons, words) = parts(of: view, root)
        let errors = ErrorSummary(fields)
        let required = NoteView(
            kind: .soon, title: "Kantor Anda mewajibkan kode masuk",
            text: "Aktifkan dahulu, lalu lanjutkan pekerjaan Anda.")
        return Frame.page(
            "Kode masuk", in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)\(Crumb.back("\(frame.office.base)/akun"))<h1>Kode masuk</h1>
            \(view.isRequired ? required.html : nil)\(words)
            \(HTML.form(action, csrf: frame.csrf, "\(fields.map { $0.html() })<div class=acts>\(buttons)</div>"))</div>
            """)
    }

    /// The answer to the first code, or to asking for others: codes on paper, shown once.
    public static func recoveryCodes(_ codes: [String], title: String, in frame: FrameView) -> Page {
        let warning = NoteView(
            kind: .soon, title: "Kode ini hanya tampil sekali",
            text: "Cetak atau salin, dan simpan di tempat lain dari ponsel Anda. Tiap kode berlaku satu kali.")
        return Frame.page(
            "Kode cadangan", in: frame,
            """
            <div class=read><h1>\(title)</h1>\(warning.html)
            <div class=panel><h2>Kode cadangan</h2><ul class=plain>\(codes.map { "<li class=nb>\($0)</li> " })</ul></div>
            <p class=acts>\(LinkView(label: "Lanjutkan", href: "/meja").button)</p></div>
            """)
    }

    private static func parts(
        of view: SecondFactorView, _ root: String
    ) -> (fields: [FieldView], action: String, buttons: HTML, words: HTML) {
        let password = FieldView.ownPassword(error: view.passwordError)
        switch view.state {
        case .none:
            return (
                [password], root, "<button class=btn>Mulai</button>",
                """
                <p class=lede>Selain kata sandi, masuk meminta kode dari ponsel Anda. Kata sandi yang bocor saja tidak cukup.</p>
                <ol><li>Pasang aplikasi pembuat kode (autentikator) di ponsel.</li><li>Masukkan kunci yang kami berikan.</li>\
                <li>Isi kode yang tampil.</li></ol>
                """
            )
        case .waiting(let key, let link, let square):
            let code = FieldView(
                name: "kode", label: "Kode yang tampil sekarang",
                hint: "6 angka di aplikasi pembuat kode, berganti setiap 30 detik", error: view.codeError,
                control: .line("", .oneTimeCode))
            return (
                [code], "\(root)/pastikan", "<button class=btn>Aktifkan kode masuk</button>",
                """
                <p>Pindai kode ini dengan aplikasi pembuat kode, atau ketik kuncinya: jenis “berdasarkan waktu”, 6 angka, 30 detik.</p>
                <div class=panel>\(square?.svg(label: "Kode QR untuk aplikasi pembuat kode"))\
                \([AnswerRow(label: "Kunci", value: key)].list)</div>
                <p>Di ponsel yang sama: <a\(link: "href", link)>buka aplikasi pembuat kode</a>.</p>
                """
            )
        case .active(let since, let left):
            let code = FieldView(
                name: "kode", label: "Kode masuk", hint: FieldView.signInCodeHint, error: view.codeError,
                control: .line("", .signInCode))
            return (
                [password, code], "\(root)/cadangan",
                """
                <button class="btn alt">Buat kode cadangan baru</button>\
                <button class="btn alt bad" formaction="\(root)/matikan">Matikan kode masuk</button>
                """,
                """
                <p>Aktif sejak \(since.html(since.full)). Kode cadangan yang tersisa: \(left).</p>
                <p>Kode cadangan belum tersimpan atau hampir habis? Buat yang baru; yang lama tidak berlaku lagi. Ponsel baru? \
                Matikan, lalu aktifkan lagi.</p>
                """
            )
        }
    }
}

extension FieldView {
    static let signInCodeHint = "6 angka dari aplikasi di ponsel Anda, atau satu kode cadangan (huruf dan angka)"
}
