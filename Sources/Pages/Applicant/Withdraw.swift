/// The page that asks again before a case is withdrawn.
public struct WithdrawView: Sendable {
    public var service: String
    public var code: String
    public var action: String
    public var caseHref: String
    public var version: Int
    public var reason: String
    public var error: String?
    /// The SOP demands a reason.
    public var isReasonRequired: Bool
    /// What becomes of what was already done: “Alamat IP yang sudah disediakan dilepas.”
    public var consequences: [String]

    public init(
        service: String, code: String, action: String, caseHref: String, version: Int, reason: String = "",
        error: String? = nil, isReasonRequired: Bool = false, consequences: [String] = []
    ) {
        self.service = service
        self.code = code
        self.action = action
        self.caseHref = caseHref
        self.version = version
        self.reason = reason
        self.error = error
        self.isReasonRequired = isReasonRequired
        self.consequences = consequences
    }
}

extension Page {
    /// `{base}/permohonan/{case}/cabut`
    public static func withdraw(_ view: WithdrawView, in frame: FrameView) -> Page {
        let reason = FieldView(
            name: "alasan", label: "Alasan", hint: "Dibaca petugas", error: view.error,
            isRequired: view.isReasonRequired,
            control: .paragraph(view.reason, rows: 3))
        return Frame.page(
            "Cabut permohonan \(view.code)", in: frame, isError: view.error != nil,
            """
            <div class=read>\(ErrorSummary([reason]).html)\(Crumb.back(view.caseHref))
            <h1>Cabut permohonan ini?</h1><p class=lede>\(view.service), kode \(view.code)</p>
            <ul><li>Permohonan berhenti dan tidak dapat dilanjutkan lagi.</li>\
            <li>Riwayatnya tetap tersimpan, dan Anda boleh mengajukan yang baru.</li>\
            \(view.consequences.map { "<li>\($0)</li>" })</ul>
            \(HTML.form(view.action, csrf: frame.csrf, version: view.version, """
                \(reason.html())<div class=acts><button class="btn alt bad">Cabut permohonan</button>\
                \(LinkView(label: "Batal, biarkan berjalan", href: view.caseHref).quietButton)</div>
                """))</div>
            """)
    }
}
