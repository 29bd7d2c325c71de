/// The draft rests; at this address it goes on.
public struct SavedView: Sendable {
    /// Who can go on with it, and how long it is kept.
    public enum Kind: Sendable {
        /// Whoever holds the link, until then.
        case link(until: LocalDate)
        /// The account that began it.
        case account(until: LocalDate)
        /// The officer at the counter who began it.
        case counter(until: LocalDate)
        /// A form that a case asks for: whoever does that step, as long as the case waits for it.
        case form
    }

    public var service: String
    /// The whole address, to be copied.
    public var link: String
    public var kind: Kind
    /// Where the draft goes on right now.
    public var resume: String

    public init(service: String, link: String, kind: Kind, resume: String) {
        self.service = service
        self.link = link
        self.kind = kind
        self.resume = resume
    }
}

extension Page {
    /// After *Simpan, lanjutkan nanti*.
    public static func saved(_ view: SavedView, in frame: FrameView) -> Page {
        let isForm = if case .form = view.kind { true } else { false }
        let title = isForm ? "Isian tersimpan" : "Konsep tersimpan"
        return Frame.page(
            title, in: frame,
            """
            <div class=read><h1>\(title)</h1>\
            <p class=lede>\(view.service). \(isForm ? "Isian" : "Permohonan") belum terkirim.</p>
            <p>\(view.kind.wayBack)</p>
            <div class=field><label for=tautan>Tautan untuk melanjutkan</label>
            <input id=tautan readonly value="\(view.link)"></div>
            <p>\(view.kind.keeping)</p>
            <div class=acts>\(LinkView(label: "Lanjutkan sekarang", href: view.resume).button)</div></div>
            """)
    }
}

extension SavedView.Kind {
    fileprivate var wayBack: String {
        switch self {
        case .link: "Simpan tautan ini; tanpa tautan ini konsep tidak dapat dibuka lagi."
        case .account: "Buka lagi dari Permohonan saya, atau lewat tautan ini setelah masuk dengan akun Anda."
        case .counter: "Simpan tautan ini; konsep di loket tidak tampil di daftar."
        case .form: "Buka lagi dari permohonan yang memintanya, atau lewat tautan ini."
        }
    }

    fileprivate var keeping: HTML {
        switch self {
        case .link(let until):
            "\(kept(until)) Siapa pun yang memegang tautan ini dapat membuka konsep Anda."
        case .account(let until): "\(kept(until)) Hanya akun Anda yang dapat membukanya."
        case .counter(let until): "\(kept(until)) Hanya Anda yang dapat membukanya; pemohon tidak."
        case .form:
            "Isian disimpan selama permohonan itu menunggunya. Hanya yang boleh mengerjakan langkah itu yang dapat "
                + "membukanya."
        }
    }

    private func kept(_ until: LocalDate) -> HTML {
        "Konsep disimpan sampai <time datetime=\"\(until.machine)\">\(until.withWeekday)</time>."
    }
}
