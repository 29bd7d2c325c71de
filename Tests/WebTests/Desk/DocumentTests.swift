import Testing

/// Papers of a case: pages as pictures, the file as a download that nothing runs in.
@Suite struct DocumentTests {
    @Test func pagesAreShownAsPictures() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let draft = try await clerk.startDraft()
        try await clerk.fillDraft(draft)
        let ktp = Upload(
            field: "berkas.ktp", name: "ktp saya.jpg", type: "image/jpeg", bytes: try Papers.sample("profil-p3.jpg"))
        let two = Upload(
            field: "berkas.sk", name: "dua.pdf", type: "application/pdf", bytes: try Papers.sample("dua-halaman.pdf"))
        #expect(try await clerk.upload("\(draft)/8", files: [ktp]).status == 303)
        #expect(try await clerk.upload("\(draft)/6", files: [two]).status == 303)
        try await clerk.post("\(draft)/periksa")
        let kadis = try await regency.site.browser(as: "kadis")
        let inbox = try await kadis.get("/meja")
        let address = try #require(inbox.links.first { $0.hasPrefix("/meja/kominfo/") && $0.contains("tugas=") })
        let page = try await kadis.get(address)
        let root = String(address.prefix { $0 != "?" })
        let tabs = page.links.filter { $0.hasPrefix("\(root)?berkas=") }
        #expect(tabs.count >= 3)
        for tab in tabs {
            let shown = try await kadis.get(tab)
            let source = try #require(shown.links.first { $0.hasSuffix(".jpg") }, "\(tab)")
            let image = try await kadis.get(source)
            #expect(image.status == 200)
            #expect(image.type == "image/jpeg")
            #expect(image.body.starts(with: [0xFF, 0xD8, 0xFF]))
            #expect(image["content-security-policy"]?.contains("sandbox") == true)
            #expect(image["cache-control"]?.contains("no-store") == true)

            let download = try #require(shown.links.first { $0.contains("/berkas/") && !$0.hasSuffix(".jpg") })
            let file = try await kadis.get(download)
            #expect(file.status == 200)
            #expect(file["content-disposition"]?.hasPrefix("attachment; filename=\"") == true)
            #expect(file["content-security-policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'")
            #expect(["application/pdf", "image/jpeg"].contains(file.type))
            #expect(file.body.starts(with: file.type == "application/pdf" ? Array("%PDF".utf8) : [0xFF, 0xD8]))
            #expect(try await kadis.get("\(download)/99.jpg").status == 404)
            #expect(try await kadis.get("\(download)/0.jpg").status == 404)
        }
        let second = try await kadis.get(try #require(tabs.first))
        #expect(second.words.contains("Halaman 1 dari 2"))
        let next = try #require(second.links.first { $0.contains("halaman=2") })
        #expect(try await kadis.get(next).words.contains("Halaman 2 dari 2"))
    }
}
