/// The draft rests; with this link it goes on.
public struct SavedView: Sendable {
    public var service: String
    /// The whole address, to be copied.
    public var link: String
    /// Where the link was sent, partly masked; nil: nowhere yet.
    public var emailed: String?
    public var keptUntil: LocalDate
    /// Where the draft goes on right now.
    public var resume: String

    public init(service: String, link: String, emailed: String? = nil, keptUntil: LocalDate, resume: String) {
        self.service = service
        self.link = link
        self.emailed = emailed
        self.keptUntil = keptUntil
        self.resume = resume
    }
}

extension Page {
    /// After *Simpan, lanjutkan nanti*.
    public static func saved(_ view: SavedView, in frame: FrameView) -> Page {
        let sent =
            view.emailed.map { "Tautan untuk melanjutkan kami kirim ke \($0)." }
            ?? "Simpan tautan ini; tanpa tautan ini konsep tidak dapat dibuka lagi."
        return Frame.page(
            "Konsep tersimpan", in: frame,
            """
            <div class=read><h1>Konsep tersimpan</h1><p class=lede>\(view.service). Permohonan belum terkirim.</p>
            <p>\(sent)</p>
            <div class=field><label for=tautan>Tautan untuk melanjutkan</label>
            <input id=tautan readonly value="\(view.link)"></div>
            <p>Konsep disimpan sampai <time datetime="\(view.keptUntil.machine)">\(view.keptUntil.withWeekday)</time>. \
            Siapa pun yang memegang tautan ini dapat membuka konsep Anda.</p>
            <div class=acts>\(LinkView(label: "Lanjutkan sekarang", href: view.resume).button)</div></div>
            """)
    }
}
