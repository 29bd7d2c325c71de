/// The page that shows what an extension does before it is made.
public struct ExtendView: Sendable {
    public var service: String
    public var code: String
    public var caseHref: String
    public var action: String
    /// “7 hari kerja”.
    public var amount: String
    public var now: DueView
    /// After the extension; none where it cannot be counted yet.
    public var after: DueView
    /// How the new deadline is counted.
    public var why: WhyView?
    public var reason: String
    public var error: String?
    public var isReasonRequired: Bool

    public init(
        service: String, code: String, caseHref: String, action: String, amount: String, now: DueView,
        after: DueView, why: WhyView? = nil, reason: String = "", error: String? = nil, isReasonRequired: Bool
    ) {
        self.service = service
        self.code = code
        self.caseHref = caseHref
        self.action = action
        self.amount = amount
        self.now = now
        self.after = after
        self.why = why
        self.reason = reason
        self.error = error
        self.isReasonRequired = isReasonRequired
    }
}

extension Page {
    /// `/meja/{office}/{case}/perpanjang/{limit}`
    public static func extend(_ view: ExtendView, in frame: FrameView) -> Page {
        let reason = FieldView(
            name: "alasan", label: "Alasan", hint: "Dibaca pemohon", error: view.error,
            isRequired: view.isReasonRequired, control: .paragraph(view.reason, rows: 3))
        let crumb = Crumb(above: [LinkView(label: view.code, href: view.caseHref)], here: "Perpanjang batas")
        return Frame.page(
            "Perpanjang batas \(view.code)", in: frame, isError: view.error != nil,
            """
            <div class=read>\(ErrorSummary([reason]).html)\(crumb.html)<p class="soft small">\(view.service)</p>
            <h1>Perpanjang batas waktu</h1>
            <dl class=rows><dt>Batas sekarang</dt><dd>\(words(view.now))</dd>\
            <dt>Ditambah</dt><dd>\(view.amount)</dd>\
            <dt>Batas baru</dt><dd><b>\(words(view.after))</b></dd></dl>
            \(view.why?.details)
            \(HTML.form(view.action, csrf: frame.csrf, """
                \(reason.html())<div class=acts><button class=btn>Perpanjang batas</button>\
                \(LinkView(label: "Batal", href: view.caseHref).quietButton)</div>
                """))</div>
            """)
    }

    private static func words(_ due: DueView) -> HTML {
        switch due {
        case .none: return "Belum dapat dihitung"
        case .at(let due): return due.time.html(due.time.full)
        case .paused(let since, let left):
            return "Waktu berhenti sejak \(since.html(since.medium))\(left.map { ", sisa \($0)" })"
        }
    }
}
