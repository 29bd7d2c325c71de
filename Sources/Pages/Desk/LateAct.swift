/// The page on which an officer enters what somebody did in time at a step that the clock has taken.
public struct LateActView: Sendable {
    /// The step's text.
    public var step: String
    /// The case: its number, and its page.
    public var code: String
    public var caseHref: String
    /// Who did it: “pemohon”.
    public var who: String
    /// When the clock took the step.
    public var taken: LocalTime
    public var fields: [FieldView]
    public var action: String

    public init(
        step: String, code: String, caseHref: String, who: String, taken: LocalTime, fields: [FieldView],
        action: String
    ) {
        self.step = step
        self.code = code
        self.caseHref = caseHref
        self.who = who
        self.taken = taken
        self.fields = fields
        self.action = action
    }
}

extension Page {
    /// `/meja/{office}/{case}/terlambat/{step}/{visit}`
    public static func lateAct(_ view: LateActView, in frame: FrameView) -> Page {
        let crumb = Crumb(above: [LinkView(label: view.code, href: view.caseHref)], here: "Terlambat dicatat")
        let errors = ErrorSummary(view.fields)
        let form = FormBody(fields: view.fields, submit: "Catat di riwayat")
        return Frame.page(
            "Terlambat dicatat \(view.code)", in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)\(crumb.html)<h1>Catat yang datang sebelum waktunya habis</h1>
            <p class=lede>\(view.step)</p>
            <p>Waktunya habis \(view.taken.html(view.taken.medium)), dan permohonan sudah berlanjut. Bila \(view.who) \
            melakukannya sebelum itu, catat di sini. Catatan ini tampil pada riwayat bagi petugas dan tidak mengubah \
            keadaan; permohonan baru dapat diajukan di loket.</p>
            \(HTML.form(view.action, csrf: frame.csrf, form.html))
            <p>\(LinkView(label: "Batal", href: view.caseHref).html)</p></div>
            """)
    }
}
