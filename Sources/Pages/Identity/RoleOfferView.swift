/// A role that an office offered to whoever reads it.
public struct RoleOfferView: Sendable {
    /// “Operator di Desa Bambu”.
    public var role: String
    /// “sejak 2 Januari 2026”.
    public var days: String
    /// Until when it can be answered.
    public var ends: LocalDate
    /// Where a form takes it.
    public var accept: String
    /// Where a form refuses it.
    public var refuse: String

    public init(role: String, days: String, ends: LocalDate, accept: String, refuse: String) {
        self.role = role
        self.days = days
        self.ends = ends
        self.accept = accept
        self.refuse = refuse
    }

    /// With what follows from an answer; nothing where nothing waits.
    static func list(_ offers: [RoleOfferView], csrf: String) -> HTML {
        guard !offers.isEmpty else { return "" }
        return """
            <h2>Peran yang ditawarkan</h2><p>Peran berlaku sesudah Anda menerimanya. Bila kantornya tidak di bawah kantor \
            yang mengurus akun Anda, tautan kata sandi yang sudah dibuat tidak berlaku lagi dan email Anda perlu \
            dipastikan lagi. Bila ditolak, tidak ada yang berubah.</p>
            <ul class=files>\(offers.map { $0.html(csrf: csrf) })</ul>
            """
    }

    private func html(csrf: String) -> HTML {
        let take: HTML = "<button class=btn>Terima<span class=vh> \(role)</span></button>"
        let leave: HTML = "<button class=\"btn alt bad\">Tolak<span class=vh> \(role)</span></button>"
        return """
            <li><span><b>\(role)</b><small>\(days)</small><small>Jawab paling lambat \(ends.long)</small></span>\
            \(HTML.form(accept, csrf: csrf, take))\(HTML.form(refuse, csrf: csrf, leave))</li>
            """
    }
}
