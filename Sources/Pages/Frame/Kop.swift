extension Frame {
    /// The dark line above public pages: whose site this is, and how to tell. At an address that proves nothing it says
    /// just that: a sentence that is not true here would teach readers to believe it elsewhere.
    static func masthead(of frame: FrameView) -> HTML {
        let title: StaticString =
            frame.isGovernmentAddress ? "Situs resmi pemerintah" : "Situs percobaan, bukan alamat resmi"
        let proof: HTML =
            frame.isGovernmentAddress
            ? "Alamat situs ini berakhir dengan <b>.go.id</b> atau <b>.desa.id</b> dan diawali gembok."
            : "Alamat situs resmi pemerintah berakhir dengan <b>.go.id</b> atau <b>.desa.id</b>. Alamat ini tidak."
        return """
            <section class=masthead aria-label="Tentang alamat ini"><div class=wrap><details><summary>\(flag)\
            \(raw: title) <u>Cara memastikan</u></summary><p>\(proof) \
            Petugas tidak pernah meminta kata sandi atau uang lewat telepon, WhatsApp, atau email.</p>\
            </details></div></section>
            """
    }

    private static let flag: HTML = """
        <svg width=16 height=11 viewBox="0 0 16 11" aria-hidden=true><path fill="#d8232a" d="M0 0h16v5.5H0z"/>\
        <path fill="#fff" d="M0 5.5h16V11H0z"/></svg>
        """

    /// The letterhead: emblem, the parent's line, the office, who is signed in, the navigation.
    static func kop(_ frame: FrameView) -> HTML {
        let home = frame.audience == .desk ? "/meja" : "\(frame.office.base)/"
        return """
            <header class=kop><div class=wrap><a\(link: "href", home)>\(frame.office.logo?.html(within: (72, 46)) ?? emblem)\
            <span>\("<span>\(frame.office.parent)</span>", when: !frame.office.parent.isEmpty)<b>\(frame.office.name)</b></span></a>
            \(frame.person.map { own($0, in: frame) })<nav aria-label=Utama><ul>\(frame.nav.map(item))</ul></nav></div></header>
            """
    }

    /// A shield with the roof of a balai over water: no one's arms, so that any office may stand under it.
    private static let emblem: HTML = """
        <svg width=40 height=46 viewBox="0 0 40 46" fill=none stroke=currentColor stroke-width=2 aria-hidden=true>\
        <path d="M3 3h34v22c0 10-8 15-17 19C11 40 3 35 3 25z"/><path d="M8 19h24L26 13h-3l-3-4-3 4h-3zM12 19v8M28 \
        19v8M17 19v8M23 19v8M9 27h22M11 33q2.5-3 4.5 0t4.5 0 4.5 0 4.5 0"/></svg>
        """

    private static func item(_ item: NavItem) -> HTML { "<li>\(link(item))</li>" }

    private static func link(_ item: NavItem) -> HTML {
        #"<a\#(link: "href", item.href)\#(attribute: "aria-current", item.isCurrent ? "page" : nil)>\#(item.label)</a>"#
    }

    /// Who is signed in, and the way out: one place beside the office's name, so that the navigation keeps its rows.
    private static func own(_ person: PersonView, in frame: FrameView) -> HTML {
        let role: HTML? = person.role.map { "<span class=wide> · \($0)</span>" }
        let name: HTML = "\(person.name)\(role)"
        let shown: HTML =
            person.hasAccount
            ? "<a\(link: "href", "\(frame.office.base)/akun")>\(name)</a>" : "<span class=soft>\(name)</span>"
        return """
            <div class=self>\(shown)\(person.notices.map(link))\
            \(HTML.form("\(frame.office.base)/keluar", csrf: frame.csrf, "<button>Keluar</button>"))</div>
            """
    }
}
