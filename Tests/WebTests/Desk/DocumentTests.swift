import FoundationEssentials
import Services
import Store
import Testing

/// Papers of a case: pages as pictures, the file as a download that nothing runs in.
@Suite struct DocumentTests {
    /// The case can be handled, and what was typed comes back, also where a paper cannot be fetched.
    @Test func aPaperThatIsGoneDoesNotTakeTheCaseAlong() async throws {
        let regency = try await Regency()
        let id = try await regency.apply()
        let blobs = try await regency.environment.database.read { transaction in
            try transaction.rows("SELECT id FROM blobs").map { $0.text("id") }
        }
        for blob in blobs { try await regency.site.blobs.remove(blob, office: regency.kominfo.id) }
        let kadis = try await regency.site.browser(as: "kadis")
        let page = try await kadis.get("/meja/kominfo/\(id)?tugas=perintah-periksa")
        #expect(page.status == 200)
        #expect(page.words.contains("Berkas ini tidak ada lagi di penyimpanan"))
        try await kadis.complete("perintah-periksa", of: id)
    }

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
        // While a form stands beside them they are its buttons; for whoever has none they are links.
        #expect(try await kadis.get(address).words.contains("name=\"lihat\""))
        try await kadis.complete("perintah-periksa", of: address.prefix { $0 != "?" }.description.lastPart)
        let page = try await kadis.get(String(address.prefix { $0 != "?" }))
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

    /// A download is read while it is sent. What was altered on the disk is never given as if it were whole.
    @Test func aDownloadIsWholeOrBreaksOff() async throws {
        let regency = try await Regency()
        let site = regency.site
        let clerk = try await site.browser(as: "operator")
        let draft = try await clerk.startDraft()
        try await clerk.fillDraft(draft)
        let bytes = Papers.pdf((0..<40_000).map { "\($0)" }.joined(separator: " "))
        let large = Upload(field: "berkas.sk", name: "besar.pdf", type: "application/pdf", bytes: bytes)
        #expect(bytes.count > 200_000)
        #expect(try await clerk.upload("\(draft)/6", files: [large]).status == 303)
        try await clerk.post("\(draft)/periksa")
        let receipt = try await clerk.get("\(draft)/terkirim")
        let page = try await clerk.get(
            try #require(receipt.links.first { $0.hasPrefix("\(EmailDomain.root)/permohonan/") }))
        var downloads: [String] = []
        for link in page.links where link.contains("/berkas/") {
            if try await clerk.get(link).body.count == bytes.count { downloads.append(link) }
        }
        let address = try #require(downloads.first)
        let whole = try await clerk.get(address)
        #expect(whole.body == bytes)
        #expect(whole["content-length"] == "\(bytes.count)")

        let path = "\(site.folder)/berkas/\(regency.kominfo.id)/\(address.lastPart)"
        let stored = [UInt8](try #require(FileManager.default.contents(atPath: path)))
        for damaged in [Array(stored.dropLast()), stored.dropLast(10) + [1] + stored.suffix(9)] {
            try Data(damaged).write(to: URL(fileURLWithPath: path))
            let answer = try await clerk.get(address)
            #expect(answer.status == 200 && answer["content-length"] == "\(bytes.count)")
            #expect(answer.body.count < bytes.count)
        }
        // What is gone, or broken from its beginning, is said on a page.
        try FileManager.default.removeItem(atPath: path)
        let gone = try await clerk.get(address)
        #expect(gone.status == 500 && gone.isPage)
    }
}
