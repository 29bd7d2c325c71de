/// A person's own account.
public struct AccountView: Sendable {
    public var name: String
    public var identifier: String
    public var email: String?
    /// “Kabid Tata Kelola, Dinas Komunikasi dan Informatika, definitif sejak 2 Januari 2026”.
    public var roles: [String]
    /// What other offices offered them and waits for their answer.
    public var offers: [RoleOfferView]
    public var minLength: Int
    public var currentError: String?
    public var passwordError: String?
    public var repeatError: String?
    public var sessions: [SessionView]
    /// Where a form closes every session but this one.
    public var closeOthers: String?
    /// Whether an officer gets the daily digest; nil: who gets none.
    public var digest: Bool?
    /// Where the second factor is set up, with its state: “Aktif sejak …”; nil: the account has none.
    public var secondFactor: LinkView?
    /// Where leave is noted, an office each.
    public var leaves: [LinkView]
    /// Where an address that is not proven yet is; nil: it is, or there is none.
    public var proveEmail: LinkView?
    /// Where an officer gives the account another address.
    public var changeEmail: LinkView?

    public init(
        name: String, identifier: String, email: String? = nil, roles: [String] = [], offers: [RoleOfferView] = [],
        minLength: Int,
        currentError: String? = nil, passwordError: String? = nil, repeatError: String? = nil,
        sessions: [SessionView], closeOthers: String? = nil, digest: Bool? = nil, secondFactor: LinkView? = nil,
        leaves: [LinkView] = [], proveEmail: LinkView? = nil, changeEmail: LinkView? = nil
    ) {
        self.name = name
        self.identifier = identifier
        self.email = email
        self.roles = roles
        self.offers = offers
        self.minLength = minLength
        self.currentError = currentError
        self.passwordError = passwordError
        self.repeatError = repeatError
        self.sessions = sessions
        self.closeOthers = closeOthers
        self.digest = digest
        self.secondFactor = secondFactor
        self.leaves = leaves
        self.proveEmail = proveEmail
        self.changeEmail = changeEmail
    }
}

/// A device that is logged in.
public struct SessionView: Sendable {
    /// “Chrome di Android”.
    public var device: String
    public var lastSeen: LocalTime
    public var isCurrent: Bool
    /// Where a form closes it.
    public var close: String

    public init(device: String, lastSeen: LocalTime, isCurrent: Bool = false, close: String) {
        self.device = device
        self.lastSeen = lastSeen
        self.isCurrent = isCurrent
        self.close = close
    }

    func html(csrf: String) -> HTML {
        let button: HTML = """
            <button class="btn alt bad">Keluarkan<span class=vh> \(device)</span></button>
            """
        let act = isCurrent ? TagView(text: "Perangkat ini").html : HTML.form(close, csrf: csrf, button)
        return """
            <li><span><b>\(device)</b><small>terakhir dipakai \(lastSeen.medium)</small></span>\(act)</li>
            """
    }
}

extension Page {
    /// `/akun`; the password form goes to `/akun/sandi`.
    public static func account(_ view: AccountView, in frame: FrameView) -> Page {
        let current = FieldView(
            name: "sandi-lama", label: "Kata sandi sekarang", error: view.currentError,
            control: .line("", .currentPassword))
        let fields =
            [current]
            + FieldView.newPassword(minLength: view.minLength, error: view.passwordError, repeatError: view.repeatError)
        var rows = [
            AnswerRow(label: "Nama", value: view.name), AnswerRow(label: "Nama pengguna", value: view.identifier),
        ]
        if let email = view.email { rows.append(AnswerRow(label: "Email", value: email)) }
        if !view.roles.isEmpty { rows.append(AnswerRow(label: "Peran", value: view.roles.joined(separator: "\n"))) }
        let errors = ErrorSummary(fields)
        return Frame.page(
            "Akun", in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)<h1>Akun</h1>\(rows.list)\(view.proveEmail.map { "<p>\($0.html)</p>" })\
            \(view.changeEmail.map { "<p>\($0.html)</p>" })
            \(RoleOfferView.list(view.offers, csrf: frame.csrf))<h2>Ganti kata sandi</h2>
            \(HTML.form("\(frame.office.base)/akun/sandi", csrf: frame.csrf, FormBody(fields: fields, submit: "Ganti kata sandi").html))
            \(view.digest.map { digest($0, in: frame) })\(leave(view.leaves), when: !view.leaves.isEmpty)\(view.secondFactor.map { "<h2>Kode masuk</h2><p>\($0.html)</p>" })
            <h2>Perangkat yang masuk</h2><p>Kenal semuanya? Bila tidak, keluarkan perangkat itu dan ganti kata sandi.</p>
            <ul class=files>\(view.sessions.map { $0.html(csrf: frame.csrf) })</ul>
            \(view.closeOthers.map { closeOthers($0, csrf: frame.csrf) })</div>
            """)
    }

    private static func digest(_ isWanted: Bool, in frame: FrameView) -> HTML {
        let press: HTML = """
            <input type=hidden name=ringkasan value=\(raw: isWanted ? "tidak" : "ya")>\
            <button class="btn alt">\(isWanted ? "Hentikan ringkasan pagi" : "Kirim ringkasan pagi")</button>
            """
        return """
            <h2>Ringkasan pagi</h2><p>\(isWanted ? "Dikirim" : "Tidak dikirim") lewat email tiap pagi hari kerja \
            bila ada tugas atau pemohon yang belum diberi tahu.</p>
            \(HTML.form("\(frame.office.base)/akun/ringkasan", csrf: frame.csrf, press))
            """
    }

    private static func leave(_ links: [LinkView]) -> HTML {
        "<h2>Cuti</h2><ul class=plain>\(links.map { "<li>\($0.html)</li>" })</ul>"
    }

    private static func closeOthers(_ action: String, csrf: String) -> HTML {
        HTML.form(action, csrf: csrf, "<button class=\"btn alt\">Keluarkan semua perangkat lain</button>")
    }
}
