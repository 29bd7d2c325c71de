import Forms
import Services
import Store
import Testing

/// Who opened whose case, as pages record it and show it.
@Suite struct OpeningPagesTests {
    private func count(_ regency: Regency) async throws -> Int {
        try await regency.environment.database.read {
            Int(try $0.row("SELECT COUNT(*) AS n FROM openings")?.int("n") ?? 0)
        }
    }

    @Test func theCaseAndItsPapersAreRecordedBeforeTheyAreShown() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let kabid = try await regency.site.browser(as: "kabid")
        let kadis = try await regency.site.browser(as: "kadis")
        let id = try await clerk.apply()
        let (own, desk) = ("/k/kominfo/permohonan/\(id)", "/meja/kominfo/\(id)")
        _ = try await clerk.get(own)
        _ = try await kabid.get("/meja/kominfo/permohonan")
        #expect(try await count(regency) == 0, "one's own case, and lists")
        let page = try await kabid.get(desk)
        #expect(page.status == 200 && !page.words.contains("Siapa membuka"))
        #expect(try await count(regency) == 1)
        let paper = try #require(page.links.first { $0.hasPrefix("\(desk)/berkas/") && !$0.hasSuffix(".jpg") })
        #expect(try await kabid.get(paper).status == 200)
        #expect(try await kabid.get(paper + "/1.jpg").status == 200)
        _ = try await kabid.get(desk)
        #expect(try await count(regency) == 2)
        // An officer may fetch a paper below the applicant's page as well; the applicant's own looks are theirs.
        let below = "\(own)/berkas/\(paper.lastPart)"
        #expect(try await kadis.get(below).status == 200)
        #expect(try await clerk.get(below).status == 200)
        #expect(try await count(regency) == 3)
        // Who may not is shown nothing, and opens nothing.
        #expect(try await regency.site.browser(as: "asing").get(desk).status == 404)
        #expect(try await count(regency) == 3)

        let heads = try await kadis.get(desk)
        #expect(
            heads.words.contains("Siapa membuka") && heads.words.contains("Petugas kabid (Kepala Bidang Tata Kelola"))
        let applicants = try await clerk.get(own)
        #expect(applicants.words.contains("Kepala Bidang Tata Kelola, Dinas Kominfo Contoh"))
        #expect(applicants.words.contains("berkas ") && !applicants.words.contains("Petugas kabid"))

        let list = try await kadis.get("/meja/kominfo/pembukaan")
        #expect(list.words.contains("Petugas kabid") && list.links.contains(desk))
        let one = try #require(list.links.first { $0.contains("?petugas=") })
        #expect(try await kadis.get(one).status == 200)
        #expect(try await kabid.get("/meja/kominfo/pembukaan").status == 403)
    }

    /// Lines of a book hold answers of many cases; an empty one, and the list of books, hold none.
    @Test func aBookIsRecordedAndToldToTheHead() async throws {
        let regency = try await Regency()
        let kabid = try await regency.site.browser(as: "kabid")
        let book = "/meja/kominfo/buku/register-permohonan"
        _ = try await kabid.get("/meja/kominfo/buku")
        _ = try await kabid.get(book)
        #expect(try await count(regency) == 0)
        _ = try await regency.site.browser(as: "operator").apply()
        for _ in 1...2 { #expect(try await kabid.get(book).status == 200) }
        #expect(try await count(regency) == 1)
        let list = try await regency.site.browser(as: "kadis").get("/meja/kominfo/pembukaan")
        #expect(list.words.contains("Petugas kabid") && list.words.contains("Halaman buku"))
        #expect(list.links.contains(book))
    }

    /// The form of a correction that is not taken comes back with the answers.
    @Test func aCorrectionThatComesBackIsRecorded() async throws {
        let regency = try await CounterSOP.village()
        let desk = try await regency.site.browser(as: "operator")
        let address = "/meja/aren/\(try await desk.fileAtCounter())/perbaikan"
        let version = try #require(try await desk.get(address).version)
        regency.clock.turn(minutes: 16)
        let before = try await count(regency)
        #expect(try await desk.post(address, [("versi", version), ("acara.acara", "")]).status == 422)
        #expect(try await count(regency) == before + 1)
    }

    /// Not the reading of the page is made slower by it: the second look writes nothing.
    @Test func onlyTheFirstLookWrites() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let kadis = try await regency.site.browser(as: "kadis")
        let id = try await clerk.apply()
        let first = try await regency.site.counted { _ = try await kadis.get("/meja/kominfo/\(id)") }
        #expect(first.count { $0.isWrite } == 1 && first.count { !$0.isWrite } == 1)
        let second = try await regency.site.counted { _ = try await kadis.get("/meja/kominfo/\(id)") }
        #expect(second.count { $0.isWrite } == 0 && second.count { !$0.isWrite } == 1)
        regency.clock.turn(minutes: 16)
        _ = try await kadis.get("/meja/kominfo/\(id)")
        #expect(try await count(regency) == 2)
    }

    @Test func aHandedTaskIsRecordedAtTheCasesOffice() async throws {
        let regency = try await Regency()
        try await TowerSOP.adopt(in: regency)
        let kadis = try await regency.site.browser(as: "kadis")
        let asked = "/meja/kominfo/titipan/\(try await TowerSOP.apply(in: regency))/tugas/nilai/1"
        #expect(try await kadis.get(asked).status == 200)
        let rows = try await regency.environment.database.read {
            try $0.rows("SELECT office_id, reader_office, roles FROM openings")
        }
        #expect(rows.count == 1 && rows.first?.text("reader_office") == regency.kominfo.id)
        #expect(rows.first?.text("office_id") != regency.kominfo.id)
    }
}
