extension Frame {
    /// Who answers for this page, where to reach them, when they are there.
    static func footer(_ office: OfficeView) -> HTML {
        """
        <footer><div class="wrap grid"><p><b>\(office.name)</b>\(office.address.joined(separator: "\n").lines)</p>\
        \(contacts(office))\
        \("<p><b>Jam layanan</b>\(office.hours.joined(separator: "\n").lines)</p>", when: !office.hours.isEmpty)\
        <p><b>Tentang halaman ini</b><a\(link: "href", "\(office.base)/bantuan")>Bantuan</a><br>\
        <a\(link: "href", "\(office.base)/privasi")>Data pribadi Anda</a><br>\
        <a\(link: "href", "\(office.base)/aksesibilitas")>Aksesibilitas</a></p></div></footer>
        """
    }

    /// At work one reads how something is done, and needs no address.
    static let deskFooter: HTML = #"<footer><div class=wrap><a href="/bantuan">Bantuan</a></div></footer>"#

    private static func contacts(_ office: OfficeView) -> HTML? {
        let parts: [HTML] = [
            office.phone.map { "Telp <a\(link: "href", "tel:" + $0.dialled)>\($0)</a>" },
            office.email.map { "Email <a\(link: "href", "mailto:" + $0)>\($0.breakable)</a>" },
            office.website.map { "Situs <a\(link: "href", $0)>\($0.withoutScheme.breakable)</a>" },
        ].compactMap(\.self)
        guard !parts.isEmpty else { return nil }
        return "<p><b>Kontak resmi</b>\(parts.enumerated().map { "\("<br>", when: $0.offset > 0)\($0.element)" })</p>"
    }
}

extension String {
    /// The digits of a telephone number, as a link dials them.
    var dialled: String { filter { $0.isASCII && ($0.isNumber || $0 == "+") } }

    var withoutScheme: String {
        for scheme in ["https://", "http://"] where hasPrefix(scheme) { return String(dropFirst(scheme.count)) }
        return self
    }
}
