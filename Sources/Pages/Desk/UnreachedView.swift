/// What the applicant was to be told by mail and was not, so that somebody rings. It shows no address.
public struct UnreachedView: Sendable {
    /// “Permohonan 2026-00012 diterima, Senin 2 Maret 09.00”.
    public var notices: [String]
    /// Where a form says that the applicant has been told.
    public var action: String

    public init(notices: [String], action: String) {
        self.notices = notices
        self.action = action
    }

    func html(csrf: String) -> HTML {
        let told: HTML = "<div class=acts><button class=\"btn alt\">Pemohon sudah dihubungi</button></div>"
        return """
            <section class="note bad" aria-label="Kabar tidak sampai"><p><b>Kabar ini tidak sampai ke pemohon.</b> \
            Hubungi pemohon dengan cara lain.</p><ul>\(notices.map { "<li>\($0)</li>" })</ul>\
            \(HTML.form(action, csrf: csrf, told))</section>
            """
    }
}
