import Pages
import Testing

@Suite struct FrameTests {
    @Test(arguments: ["#0d5a49", "#ABCDEF"])
    func theOfficesColourIsTheOneStyle(accent: String) throws {
        var frame = Samples.plain.site
        frame.office.accent = accent
        let markup = try Markup(Page.problem(.unknownHost, in: frame).bytes)
        #expect(markup.all("style").first?.text == ":root{--accent:\(accent)}")
        #expect(Frame.accentStyle(accent) == ":root{--accent:\(accent)}")
    }

    @Test(arguments: ["", "red", "#12345", "#12345g", "#123456}body{display:none", "</style><script>"])
    func anythingElseIsTheStarterColour(accent: String) {
        #expect(Frame.accentStyle(accent) == ":root{--accent:#26437d}")
    }

    @Test func publicPagesSayWhoseTheyAre() throws {
        let markup = try Markup(Page.problem(.unknownHost, in: Samples.plain.site).bytes)
        #expect(markup.elements.contains { $0.attributes["class"] == "masthead" })
        let footer = try #require(markup.all("footer").first)
        #expect(footer.text.contains("Jalan Pendapa 7, Kalimerta"))
        #expect(footer.text.contains("Senin–Kamis 07.30–15.30"))
        #expect(markup.all("a").contains { $0.attributes["href"] == "tel:000000100" })
        #expect(markup.all("title").first?.text.hasSuffix(" – Dinas Komunikasi dan Informatika") == true)
        #expect(markup.all("a").first?.attributes["href"] == "#isi")
    }

    /// A page says that it is the government's only at an address that proves it.
    @Test func anAddressThatProvesNothingSaysSo() throws {
        var frame = Samples.plain.site
        frame.isGovernmentAddress = false
        func masthead() throws -> String {
            let markup = try Markup(Page.problem(.unknownHost, in: frame).bytes)
            return try #require(markup.elements.first { $0.attributes["class"] == "masthead" }).text
        }
        #expect(try masthead().contains("Situs percobaan, bukan alamat resmi"))
        #expect(try !masthead().contains("Situs resmi pemerintah "))
        frame.isGovernmentAddress = true
        #expect(try masthead().contains("Alamat situs ini berakhir dengan .go.id"))
    }

    /// Whatever page of a closed office somebody comes to, it says so and leads on; others say nothing of it.
    @Test func aClosedOfficeSaysSoOnTopOfEveryPage() throws {
        var frame = Samples.plain.site
        frame.closed = ClosedOfficeView(
            text: "Kantor ini ditutup sejak 2 Maret 2026 berdasarkan Peraturan Rekaan",
            successor: LinkView(label: "Desa Aren", href: "/k/aren/"))
        let closed = try Markup(Page.problem(.unknownHost, in: frame).bytes)
        let note = closed.elements.first { $0.attributes["class"] == "note soon" }
        #expect(
            note?.text
                == "Kantor ini ditutup sejak 2 Maret 2026 berdasarkan Peraturan Rekaan. Layanannya pada Desa Aren.")
        #expect(closed.all("a").contains { $0.attributes["href"] == "/k/aren/" })
        let open = try Markup(Page.problem(.unknownHost, in: Samples.plain.site).bytes)
        #expect(!open.elements.contains { $0.attributes["class"] == "note soon" })
    }

    @Test func anOfficeWithoutAParentHasNoLineForOne() throws {
        var frame = Samples.plain.site
        frame.office.parent = ""
        let kop = try #require(try Markup(Page.problem(.unknownHost, in: frame).bytes).all("header").first)
        #expect(kop.text.hasPrefix("Dinas Komunikasi dan Informatika"))
        #expect(!String(decoding: Page.problem(.unknownHost, in: frame).bytes, as: UTF8.self).contains("<span></span>"))
    }

    @Test func theDeskIsBareOfTheMasthead() throws {
        let markup = try Markup(Page.problem(.unknownHost, in: Samples.plain.desk).bytes)
        #expect(!markup.elements.contains { $0.attributes["class"] == "masthead" })
        #expect(markup.all("body").first?.attributes["class"] == "desk")
    }

    @Test func leavingIsAFormWithTheToken() throws {
        let markup = try Markup(Page.problem(.unknownHost, in: Samples.plain.signedIn).bytes)
        let form = try #require(markup.elements.firstIndex { $0.attributes["action"] == "/k/kominfo/keluar" })
        #expect(markup.elements[form].attributes["method"] == "post")
        #expect(markup.elements.contains { $0.parent == form && $0.attributes["value"] == "t0ken" })
        let visitor = try Markup(Page.problem(.unknownHost, in: Samples.plain.site).bytes)
        #expect(!visitor.elements.contains { $0.attributes["action"] == "/k/kominfo/keluar" })
    }

    @Test func onePlaceIsCurrent() throws {
        let markup = try Markup(Page.problem(.unknownHost, in: Samples.plain.desk).bytes)
        let current = markup.all("a").filter { $0.attributes["aria-current"] == "page" }
        #expect(current.map(\.text) == ["Tugas saya"])
    }

    /// The way to the people of an office is for its administrators.
    @Test func onlyAdministratorsAreLedToPeople() {
        #expect(!NavItem.desk(office: "kominfo").contains { $0.href == "/kelola" })
        let own = NavItem.desk(office: "kominfo", at: .administration, managesPeople: true)
        #expect(own.filter(\.isCurrent).map(\.label) == ["Kelola"])
    }

    /// Own name and way out stand beside the office's name and not among the places.
    @Test func whoIsSignedInStandsInOnePlace() throws {
        let markup = try Markup(Page.problem(.unknownHost, in: Samples.plain.desk).bytes)
        let own = try #require(markup.elements.firstIndex { $0.attributes["class"] == "self" })
        #expect(markup.elements[own].text.contains("Ratna Adiloka") && markup.elements[own].text.contains("Keluar"))
        #expect(!markup.ancestors(of: own).contains { $0.name == "nav" })
    }
}
