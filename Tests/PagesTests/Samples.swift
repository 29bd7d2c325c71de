import Pages

/// Every page of the house with invented values, each string of which goes through `text`: so that one run can look
/// at plain pages and the next at pages full of hostile text.
struct Samples {
    var text: @Sendable (String) -> String = { $0 }

    static let plain = Samples()
    /// Every string begins with markup that must never come out as markup; distinct, so that ids stay distinct.
    static let hostile = Samples { #"<script>"'&"# + $0 }

    /// All pages, made once.
    static let plainPages = plain.all
    static let hostilePages = hostile.all

    var office: OfficeView {
        OfficeView(
            parent: text("Pemerintah Kabupaten Tirtaloka"), name: text("Dinas Komunikasi dan Informatika"),
            base: "/k/kominfo",
            address: [text("Jalan Pendapa 7, Kalimerta"), text("Kabupaten Tirtaloka 00000")],
            phone: text("(000) 000-100"), email: text("kominfo@tirtalokakab.contoh"),
            website: "https://" + text("kominfo.tirtalokakab.contoh"),
            hours: [text("Senin–Kamis 07.30–15.30"), text("Jumat 07.30–11.30")])
    }

    var site: FrameView {
        FrameView(
            office: office, nav: NavItem.site(base: "/k/kominfo", isSignedIn: false, at: .services),
            csrf: text("t0ken"),
            assets: AssetLinks(stylesheets: ["balai.css"]))
    }

    /// The page that shows every part, those of the desk too.
    var withDeskStyle: FrameView {
        var frame = site
        frame.assets = desk.assets
        return frame
    }

    var signedIn: FrameView {
        var frame = site
        frame.nav = NavItem.site(base: "/k/kominfo", isSignedIn: true, at: .cases)
        frame.person = PersonView(name: text("Melati Kencanasela"))
        return frame
    }

    var desk: FrameView {
        FrameView(
            audience: .desk, office: office, nav: NavItem.desk(office: "kominfo", at: .inbox),
            person: PersonView(name: text("Ratna Adiloka"), role: text("Kabid")), csrf: text("t0ken"),
            assets: AssetLinks(stylesheets: ["balai.css", "meja.css"]),
            flash: NoteView(kind: .ok, title: text("Keputusan tersimpan"), text: text("Tugas berikutnya di bawah ini."))
        )
    }

    func time(_ day: Int, _ hour: Int, _ minute: Int) -> LocalTime {
        LocalTime(year: 2026, month: 11, day: day, weekday: (day + 5) % 7 + 1, hour: hour, minute: minute)
    }

    var due: DueView { .at(Due(time: time(30, 16, 10), relative: .days(7))) }

    func link(_ label: String) -> LinkView { LinkView(label: text(label), href: "/k/kominfo/" + text("x")) }

    private var all: [(name: String, page: Page)] {
        publicPages + applyPages + identityPages + applicantPages + deskPages + rulePages + reportPages
            + handoverPages + administrationPages + sopPages + guidePages + problems
    }
}
