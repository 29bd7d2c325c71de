import Testing

/// The official document of an SOP, and the flowchart of a case on it.
@Suite struct OfficialDocumentTests {
    private let service = "/k/kominfo/layanan/email-domain"

    @Test func everybodyGetsItFromTheServicePage() async throws {
        let browser = try await Regency().site.browser()
        let page = try await browser.get(service)
        for file in ["a4.pdf", "f4.pdf", "a4.html"] {
            #expect(page.links.contains("\(service)/dokumen/\(file)"))
            #expect(try await browser.get("\(service)/dokumen/\(file)").status == 200, "\(file)")
        }
        for file in ["a5.pdf", "a4.doc", "a4", "a4.pdf.html", ".pdf"] {
            #expect(try await browser.get("\(service)/dokumen/\(file)").status == 404, "\(file)")
        }
        #expect(try await browser.get("/k/kominfo/layanan/tidak-ada/dokumen/a4.pdf").status == 404)
    }

    @Test func theDeskOffersItWithTheOfficesIdentity() async throws {
        let browser = try await Regency().site.browser(as: "kadis")
        let root = "/meja/kominfo/sop/email-domain"
        #expect(try await browser.get(root).links.contains("\(root)/dokumen/a4.pdf"))
        let page = try await browser.get("\(root)/dokumen/f4.html")
        for words in [
            "DINAS KOMINFO CONTOH", "000/SOP/2026", "Kepala Dinas", "Pendaftaran email dan domain perangkat daerah",
            "Tanggal Efektif", "Mutu Baku", "SOP Pendaftaran akun aplikasi",
        ] {
            #expect(page.words.contains(words), "\(words)")
        }
        #expect(page["content-security-policy"]?.contains("style-src 'self' 'sha256-") == true)
        let pdf = try await browser.get("\(root)/dokumen/a4.pdf")
        #expect(pdf["content-type"] == "application/pdf")
        #expect(pdf.body.starts(with: Array("%PDF-".utf8)))
        #expect(pdf["content-security-policy"]?.contains("sandbox") == true)
    }

    @Test func aCaseIsMarkedWhereItIs() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let id = try await clerk.apply()
        let mine = "/k/kominfo/permohonan/\(id)"
        let page = try await clerk.get(mine)
        #expect(page.text.contains("src=\"\(mine)/bagan.svg\""))
        let first = try await clerk.get("\(mine)/bagan.svg")
        #expect(first["content-type"] == "image/svg+xml")
        #expect(first.text.split(separator: "class=\"now\"").count == 2)

        let desk = try await regency.site.browser(as: "kadis")
        #expect(try await desk.get("/meja/kominfo/\(id)").text.contains("src=\"/meja/kominfo/\(id)/bagan.svg\""))
        try await desk.complete("perintah-periksa", of: id)
        try await regency.site.browser(as: "kabid").complete("periksa", of: id, [("hasil", "ya")])
        let later = try await desk.get("/meja/kominfo/\(id)/bagan.svg")
        #expect(later.text.split(separator: "class=\"now\"").count == 2)
        #expect(later.text != first.text)
    }
}
