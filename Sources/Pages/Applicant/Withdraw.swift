/// The page that asks again before a case is withdrawn.
public struct WithdrawView: Sendable {
    public var service: String
    public var code: String
    public var action: String
    public var caseHref: String
    public var version: Int
    public var reason: String
    public var error: String?
    /// How the applicant agreed, and when they said so, where an officer enters it for them.
    public var assisting: [FieldView]
    /// The SOP demands a reason.
    public var isReasonRequired: Bool
    /// What becomes of what was already done: “Alamat IP yang sudah disediakan dilepas.”
    public var consequences: [String]
    public var who: Who
    /// Whether the applicant hears of an officer's withdrawal: “Pemohon diberi tahu.”
    public var news: String?

    /// Who withdraws.
    public enum Who: Sendable {
        case applicant
        /// An officer, in the applicant's stead.
        case counter
        /// An officer whom the SOP lets withdraw.
        case office
    }

    public init(
        service: String, code: String, action: String, caseHref: String, version: Int, reason: String = "",
        error: String? = nil, assisting: [FieldView] = [], isReasonRequired: Bool = false, consequences: [String] = [],
        who: Who = .applicant, news: String? = nil
    ) {
        self.service = service
        self.code = code
        self.action = action
        self.caseHref = caseHref
        self.version = version
        self.reason = reason
        self.error = error
        self.assisting = assisting
        self.isReasonRequired = isReasonRequired
        self.consequences = consequences
        self.who = who
        self.news = news
    }
}

extension Page {
    /// `{base}/permohonan/{case}/cabut`, `/meja/{office}/{case}/cabut`
    public static func withdraw(_ view: WithdrawView, in frame: FrameView) -> Page {
        let reason = FieldView(
            name: "alasan", label: "Alasan", hint: view.who == .applicant ? "Dibaca petugas" : "Dibaca pemohon",
            error: view.error,
            isRequired: view.isReasonRequired,
            control: .paragraph(view.reason, rows: 3))
        let fields = [reason] + view.assisting
        let errors = ErrorSummary(fields)
        return Frame.page(
            "Cabut permohonan \(view.code)", in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)\(Crumb.back(view.caseHref))
            <h1>Cabut permohonan ini?</h1><p class=lede>\(view.service), kode \(view.code)</p>
            \(assistance(view).map { NoteView(kind: .soon, text: $0).html })\
            <ul><li>Permohonan berhenti dan tidak dapat dilanjutkan lagi.</li>\
            <li>Riwayatnya tetap tersimpan, dan \(view.who == .applicant ? "Anda" : "pemohon") boleh mengajukan yang baru.</li>\
            \(view.consequences.map { "<li>\($0)</li>" })</ul>
            \(HTML.form(view.action, csrf: frame.csrf, version: view.version, """
                \(fields.html)<div class=acts><button class="btn alt bad">Cabut permohonan</button>\
                \(LinkView(label: "Batal, biarkan berjalan", href: view.caseHref).quietButton)</div>
                """))</div>
            """)
    }

    private static func assistance(_ view: WithdrawView) -> String? {
        let news = view.news.map { " \($0)" } ?? ""
        switch view.who {
        case .applicant: return nil
        case .counter:
            return "Anda mencabut atas nama pemohon. Lakukan hanya bila pemohon sendiri yang meminta.\(news)"
        case .office: return "Anda mencabut permohonan ini sebagai petugas.\(news)"
        }
    }
}
