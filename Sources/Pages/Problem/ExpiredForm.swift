/// A form that came after its session or its token was over: what was typed, to copy or to send again.
public struct ExpiredFormView: Sendable {
    public enum Cause: Sendable {
        /// Nobody is logged in any more.
        /// - Parameter logIn: leads on to the form's page.
        case sessionOver(logIn: String)
        /// The form was made for another session, or for none.
        case formOver
    }

    /// The form anew, for this session; sent only when a person presses its button.
    public struct Resend: Sendable {
        public var action: String
        /// In their order; a name may come several times.
        public var fields: [(name: String, value: String)]

        public init(action: String, fields: [(name: String, value: String)]) {
            self.action = action
            self.fields = fields
        }
    }

    /// A file that came and could not be kept.
    public struct LostFile: Sendable {
        public var field: String
        public var name: String

        public init(field: String, name: String) {
            self.field = field
            self.name = name
        }
    }

    public var cause: Cause
    public var typed: [AnswerRow]
    public var files: [LostFile]
    /// Whether something was typed that is never shown: a password, a code.
    public var hasSecrets: Bool
    public var resend: Resend?
    /// The page that the form stood on.
    public var form: String

    public init(
        cause: Cause, typed: [AnswerRow], files: [LostFile], hasSecrets: Bool, resend: Resend?, form: String
    ) {
        self.cause = cause
        self.typed = typed
        self.files = files
        self.hasSecrets = hasSecrets
        self.resend = resend
        self.form = form
    }
}

extension Page {
    /// 403, in answer to a form.
    public static func expiredForm(_ view: ExpiredFormView, in frame: FrameView) -> Page {
        Frame.page(
            view.title, in: frame,
            """
            <div class=read><h1>\(view.title)</h1><p class=lede>\(view.text)</p>
            \(NoteView(text: view.kept).html)\(AnswerSection.typed(view.typed))\(view.lost)\(view.sending(csrf: frame.csrf))
            <ul>\(view.links.map { "<li>\($0.html)</li>" })</ul></div>
            """)
    }
}

extension AnswerSection {
    /// What somebody had typed into a form that came to nothing.
    static func typed(_ rows: [AnswerRow]) -> HTML? {
        rows.isEmpty ? nil : AnswerSection(title: "Yang Anda tulis", rows: rows).html()
    }
}

extension ExpiredFormView {
    fileprivate var title: String {
        switch cause {
        case .sessionOver: "Sesi Anda sudah berakhir"
        case .formOver: "Formulir ini sudah kedaluwarsa"
        }
    }

    fileprivate var text: String {
        switch cause {
        case .sessionOver: "Anda sudah keluar, atau terlalu lama tidak memakai halaman ini."
        case .formOver: "Formulir dibuka sebelum Anda masuk atau keluar, atau terlalu lama dibiarkan."
        }
    }

    fileprivate var kept: String {
        let now = "Isian pada formulir ini belum dikirim. Jawaban yang sudah Anda simpan tetap ada."
        if resend != nil { return "\(now) Periksa, lalu kirim lagi." }
        return typed.isEmpty ? now : "\(now) Salin yang Anda perlukan dari halaman ini sebelum menutupnya."
    }

    fileprivate var lost: HTML {
        """
        \(files.map { "<p>Berkas “\($0.name)” tidak dapat kami simpan. Pilih lagi berkas itu.</p>" })\
        \("<p>Kata sandi dan kode tidak kami tampilkan. Ketik lagi nanti.</p>", when: hasSecrets)
        """
    }

    fileprivate func sending(csrf: String) -> HTML? {
        resend.map { resend in
            let hidden = resend.fields.map { field -> HTML in
                #"<input type=hidden name="\#(field.name)" value="\#(field.value)">"#
            }
            let choosers = files.enumerated().map { index, file -> HTML in
                """
                <div class=field><label for="berkas-\(index + 1)">\(file.name)</label>\
                <input type=file id="berkas-\(index + 1)" name="\(file.field)"></div>
                """
            }
            return HTML.form(
                resend.action, csrf: csrf, hasFiles: !files.isEmpty,
                "\(hidden)\(choosers)<div class=acts><button class=btn>Kirim lagi</button></div>")
        }
    }

    fileprivate var links: [LinkView] {
        let back = LinkView(label: "Buka formulir lagi", href: form)
        guard case .sessionOver(let logIn) = cause else { return [back] }
        return [LinkView(label: "Masuk lagi", href: logIn), back]
    }
}
