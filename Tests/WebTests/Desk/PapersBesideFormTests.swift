import Testing

/// An officer looks from paper to paper while writing a reason: nothing of it is lost, and nothing is saved.
@Suite struct PapersBesideFormTests {
    private struct Scene {
        let regency: Regency
        let kabid: Browser
        let id: String
        var task: String { "/meja/kominfo/\(id)/tugas/periksa/1" }
    }

    /// A case that waits for its examiner, with an SK of two pages.
    private func scene() async throws -> Scene {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let draft = try await clerk.startDraft()
        try await clerk.fillDraft(draft)
        let two = Upload(
            field: "berkas.sk", name: "dua.pdf", type: "application/pdf", bytes: try Papers.sample("dua-halaman.pdf"))
        try await clerk.upload("\(draft)/6", files: [two])
        let receipt = try await clerk.open(try await clerk.post("\(draft)/periksa").location)
        let id = try #require(receipt.links.first { $0.hasPrefix("/k/kominfo/permohonan/") }).lastPart
        try await regency.site.browser(as: "kadis").complete("perintah-periksa", of: id)
        return Scene(regency: regency, kabid: try await regency.site.browser(as: "kabid"), id: id)
    }

    /// What the buttons beside the form send.
    private func looks(_ page: Answer) -> [String] {
        page.words.matches(of: /form="tugas" name="lihat" value="([^"]+)"/).map { String($0.1) }
    }

    @Test func whatWasTypedStays() async throws {
        let scene = try await scene()
        let page = try await scene.kabid.get("/meja/kominfo/\(scene.id)")
        #expect(page.words.contains("Halaman 1 dari 2"))
        let typed = [
            ("versi", page.version ?? ""), ("hasil", "tidak"), ("alasan", "Kurang <tanda> tangan"),
            ("catatan", "Telepon"),
        ]
        let buttons = looks(page)
        // Three papers, and the second page of the first.
        #expect(buttons.count == 4)
        for button in buttons {
            let shown = try await scene.kabid.post(scene.task, typed + [("lihat", button)])
            #expect(shown.status == 200)
            #expect(!shown.text.contains("<title>Galat"))
            #expect(shown.words.contains("Kurang <tanda> tangan"))
            #expect(shown.words.contains("Telepon"))
            #expect(shown.text.firstMatch(of: /value="tidak" checked/) != nil)
            #expect(shown.words.contains("name=dilihat value=\"\(button)\""))
        }
        #expect(
            try await scene.kabid.post(scene.task, typed + [("lihat", try #require(buttons.last))]).words
                .contains("Halaman 2 dari 2"))
        // A refusal leaves the paper where it was.
        let refused = try await scene.kabid.post(
            scene.task, [("versi", page.version ?? ""), ("hasil", "tidak"), ("dilihat", try #require(buttons.last))])
        #expect(refused.status == 422)
        #expect(refused.words.contains("Halaman 2 dari 2"))
        // Nothing was decided.
        #expect(try await scene.kabid.get("/meja").links.contains { $0.contains(scene.id) })
        #expect(try await scene.kabid.post(scene.task, typed).status == 303)
    }

    @Test func aTaskThatIsGoneGivesTheTextBack() async throws {
        let scene = try await scene()
        let button = try #require(looks(try await scene.kabid.get("/meja/kominfo/\(scene.id)")).first)
        try await scene.kabid.complete("periksa", of: scene.id, [("hasil", "ya")])
        let late = try await scene.kabid.post(scene.task, [("alasan", "Sudah lengkap"), ("lihat", button)])
        #expect(late.status == 409)
        #expect(late.words.contains("Sudah lengkap"))
    }

    @Test func whoeverHasNoFormGetsLinks() async throws {
        let scene = try await scene()
        let kadis = try await scene.regency.site.browser(as: "kadis")
        let page = try await kadis.get("/meja/kominfo/\(scene.id)?tugas=periksa")
        #expect(looks(page).isEmpty)
        let tabs = page.links.filter { $0.contains("?berkas=") }
        #expect(tabs.count == 4)
        #expect(tabs.allSatisfy { $0.hasSuffix("&tugas=periksa") })
    }

    @Test func theEnterKeyPressesTheFormsOwnButton() async throws {
        let scene = try await scene()
        let page = try await scene.kabid.get("/meja/kominfo/\(scene.id)").text
        let first = try #require(page.firstMatch(of: /<button[^>]*form="tugas"[^>]*>([^<]*)/))
        #expect(first.1 == "Simpan keputusan")
        #expect(!first.0.contains("name="))
    }
}
