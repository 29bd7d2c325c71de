import Testing

/// Officers look for people by name; names stand in no address (DESIGN §5).
@Suite struct DeskSearchTests {
    private static let lists = ["/meja", "/meja/kominfo/permohonan"]

    @Test(arguments: lists) func anAddressDoesNotTellWhomIsLookedFor(_ list: String) async throws {
        let regency = try await Regency()
        _ = try await regency.apply()
        let kadis = try await regency.site.browser(as: "kadis")
        let asked = try await kadis.post(list, [("q", "Siti Contoh")])
        #expect(asked.status == 303)
        let found = try await kadis.get(asked.location)
        #expect(found.words.contains("2026-00001"))
        #expect(found.text.contains(#"value="Siti Contoh""#), "the words stay in the form")
        #expect(found.text.contains("<form class=search role=search method=post"))
        for address in [asked.location] + found.links {
            #expect(!address.lowercased().contains("siti"), "\(address)")
            // Nor in another writing.
            #expect(!address.contains("53697469"), "\(address)")
        }
    }

    @Test(arguments: lists) func theAddressIsOfUseToNobodyElse(_ list: String) async throws {
        let regency = try await Regency()
        _ = try await regency.apply()
        let asked = try await regency.site.browser(as: "kadis").post(list, [("q", "kambing")])
        let kabid = try await regency.site.browser(as: "kabid")
        let page = try await kabid.get(asked.location)
        #expect(page.status == 200)
        #expect(!page.words.contains("kambing"))
        #expect(try await kabid.get("\(list)?cari=00").status == 200)
        #expect(try await kabid.get("\(list)?cari=bukan").status == 200)
    }

    @Test func aSearchKeepsTheFilter() async throws {
        let regency = try await Regency()
        let kadis = try await regency.site.browser(as: "kadis")
        let asked = try await kadis.post("/meja/kominfo/permohonan", [("keadaan", "selesai"), ("q", "Siti")])
        #expect(asked.location.hasPrefix("/meja/kominfo/permohonan?keadaan=selesai&cari="))
        let all = try await kadis.post("/meja", [("saring", "saya"), ("q", "")])
        #expect(all.location == "/meja?saring=saya")
    }
}
