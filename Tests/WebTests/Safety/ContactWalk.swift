import Services
import Testing

/// Two who have no account and came by the link in a mail: the case of one is nothing to the other.
@Suite struct ContactWalk {
    /// Somebody with an address, their case, a paper of it, and a browser that the mailed link opened.
    private struct Contact {
        let browser: Browser
        let id: String
        let paper: String
        var page: String { "\(EmailDomain.root)/permohonan/\(id)" }

        init(_ address: String, _ regency: Regency) async throws {
            let first = regency.site.browser()
            let draft = try await first.startDraft()
            try await first.fillDraft(draft)
            let asked = try await first.post("\(draft)/kontak", [("email", address)])
            let code = try #require(try await regency.site.mails().first { $0.to == address }).code
            try await first.post(asked.location, [("kode", code)])
            try await first.get("\(draft)/periksa")
            try await first.post("\(draft)/periksa")
            let receipt = try await first.get("\(draft)/terkirim")
            id = try #require(receipt.links.first { $0.hasPrefix("\(EmailDomain.root)/permohonan/") }).lastPart
            _ = try await regency.site.mails()

            let way = "\(EmailDomain.root)/permohonan-saya"
            browser = regency.site.browser()
            try await browser.get(way)
            try await browser.post(way, [("email", address)])
            let mail = try #require(try await regency.site.mails().first { $0.to == address })
            try await browser.get(mail.path)
            try await browser.post(mail.path)
            let own = try await browser.get("\(EmailDomain.root)/permohonan/\(id)")
            try #require(own.status == 200)
            paper = try #require(own.links.first { $0.contains("/berkas/") }).lastPart
        }
    }

    @Test func whoeverCameByAMailedLinkReachesNothingOfAnother() async throws {
        let regency = try await Regency()
        let owner = try await Contact("satu@surel.contoh", regency)
        let other = try await Contact("dua@surel.contoh", regency)
        let version = try #require(try await owner.browser.get("\(owner.page)/cabut").version)
        let places = ["{milik}": owner.page, "{kembali}": owner.page, "{meja}": "/meja/kominfo/\(owner.id)"]
        let lines = RouteTable.lines.filter { line in places.keys.contains { line.address.hasPrefix($0) } }
        #expect(lines.count > 30)
        for line in lines {
            let address = places.reduce(line.address) { $0.replacing($1.key, with: $1.value) }
                .replacing("{berkas}", with: owner.paper)
            let answer =
                line.route.hasPrefix("GET ")
                ? try await other.browser.get(address) : try await other.browser.post(address, line.fields)
            // The desk knows nobody by a session of an office's own pages.
            let isDesk = address.hasPrefix("/meja/")
            let isRefused =
                answer.status == 404
                || isDesk && (answer.status == 403 || answer.location.contains("/masuk"))
            #expect(isRefused, "\(line.route): \(answer.status) \(answer.location)")
        }
        let list = try await other.browser.get("\(EmailDomain.root)/permohonan")
        #expect(list.text.contains(other.id) && !list.text.contains(owner.id))
        // Nor was anything done in it; and each reaches their own.
        #expect(try await owner.browser.get("\(owner.page)/cabut").version == version)
        #expect(try await other.browser.get(other.page).status == 200)
        #expect(try await owner.browser.get("\(owner.page)/berkas/\(owner.paper)").status == 200)
    }
}
