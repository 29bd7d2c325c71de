import Testing

/// An office's logo, put there and taken away by its administrator, and everywhere where it is shown.
@Suite struct LogoPagesTests {
    private let page = "/kelola/contoh/kantor"
    private let own = "/kelola/kominfo/kantor"

    private func shown(_ answer: Answer) -> String? { answer.value(after: "<img class=logo src=\"") }

    /// What the form of the logo was made upon: the last on the page.
    private func seen(_ answer: Answer) -> [(String, String)] {
        answer.text.ranges(of: "name=kode value=\"").last.map { place in
            [("kode", String(answer.text[place.upperBound...].prefix { $0 != "\"" }))]
        } ?? []
    }

    @Test func anUploadIsMadeAnewAndShownInTheHeadOfEveryPage() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        #expect(try await ayu.get(page).words.contains("Belum ada logo"))
        #expect(try await ayu.upload("\(page)/logo", files: [.logo()]).location == page)
        let visitor = regency.site.browser()
        let home = try await visitor.get("/")
        let source = try #require(shown(home))
        #expect(source.wholeMatch(of: /\/logo\/contoh\.[0-9a-f]{20}\.jpg/) != nil, "\(source)")
        // 128 × 102 pixels in a box of 72 × 46.
        #expect(home.text.contains("width=\"58\" height=\"46\" alt=\"Logo Kabupaten Contoh\""))

        let picture = try await visitor.get(source)
        #expect(picture.status == 200 && picture["content-type"] == "image/jpeg")
        #expect(picture["cache-control"] == "public, max-age=31536000, immutable")
        #expect(picture.body.count <= 6 << 10 && picture.body.starts(with: [0xFF, 0xD8, 0xFF]))
        #expect(!String(decoding: picture.body, as: UTF8.self).contains("alert"), "metadata is not kept")
        #expect(try await regency.site.browser().get("\(source.dropLast(5))0.jpg").status == 404)
        #expect(try await ayu.get("/kelola/contoh/catatan").words.contains("Logo kantor diubah: contoh"))
    }

    @Test func officesBelowShowItUntilTheyHaveTheirOwn() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        _ = try await ayu.get(page)
        _ = try await ayu.upload("\(page)/logo", files: [.logo()])
        let visitor = regency.site.browser()
        let above = try #require(try await shown(visitor.get("/")))
        #expect(try await shown(visitor.get("/k/kominfo")) == above)
        #expect(try await shown(ayu.get("/meja/kominfo/sop")) == above)
        #expect(try await ayu.get(own).words.contains("Mengikuti Kabupaten Contoh"))

        _ = try await ayu.upload("\(own)/logo", files: [.logo(grey: 90)])
        let below = try #require(try await shown(visitor.get("/k/kominfo")))
        #expect(below != above)
        #expect(try await shown(visitor.get("/")) == above)
        #expect(try await visitor.get("/k/kominfo").text.contains("alt=\"Logo Dinas Kominfo Contoh\""))

        let asked = try await ayu.get("\(own)/logo/hapus")
        #expect(asked.words.contains("menampilkan logo Kabupaten Contoh"))
        #expect(try await ayu.post("\(own)/logo/hapus", seen(asked)).location == own)
        #expect(try await shown(visitor.get("/k/kominfo")) == above)
        #expect(try await visitor.get(below).status == 404)
    }

    @Test func whatIsNoLogoIsToldAtTheField() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        _ = try await ayu.get(page)
        let svg = Array("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".utf8)
        let broken = Array(DrawnPNG.bytes(width: 200, height: 160).prefix(300)) + Array("IEND".utf8)
        for (files, told) in [
            ([], "Pilih berkas logonya"),
            ([.instead(of: "logo.svg", svg)], "adalah gambar SVG"),
            ([.instead(of: "logo.pdf", Papers.pdf("logo"))], "adalah PDF"),
            ([.instead(of: "logo.png", broken)], "tidak dapat dibuka"),
            ([.instead(of: "logo.png", [UInt8](repeating: 7, count: 5 << 20))], "bukan gambar PNG atau JPG"),
            ([.logo(width: 40, height: 40)], "hanya 40 × 40 titik"),
            ([.logo(width: 500, height: 100)], "terlalu panjang"),
        ] as [([Upload], String)] {
            let refused = try await ayu.upload("\(page)/logo", files: files)
            #expect(refused.status == 422 && refused.words.contains(told), "\(told): \(refused.words.prefix(400))")
            #expect(refused.words.contains("Galat:"))
        }
        #expect(try await shown(regency.site.browser().get("/")) == nil)
    }

    @Test func aFormThatIsNotOfTodaysLogoChangesNothing() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        _ = try await ayu.get(page)
        _ = try await ayu.upload("\(page)/logo", files: [.logo()])
        let visitor = regency.site.browser()
        let first = try await shown(visitor.get("/"))
        // This form was opened before there was one.
        let stale = try await ayu.upload("\(page)/logo", files: [.logo(grey: 90)])
        #expect(stale.status == 422 && stale.words.contains("sudah diganti orang lain"))
        #expect(try await shown(visitor.get("/")) == first)
        #expect(try await ayu.upload("\(page)/logo", seen(stale), files: [.logo(grey: 90)]).location == page)
        #expect(try await shown(visitor.get("/")) != first)
        #expect(try await ayu.post("\(page)/logo/hapus", [("kode", "lain")]).status == 422)
    }

    @Test func itStandsOnWhatIsPrinted() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let document = "/k/kominfo/layanan/email-domain/dokumen"
        let without = try await ayu.get("\(document)/a4.pdf")
        _ = try await ayu.get(page)
        _ = try await ayu.upload("\(page)/logo", files: [.logo()])
        let html = try await ayu.get("\(document)/a4.html")
        let source = try #require(html.value(after: "<image href=\""))
        #expect(source.hasPrefix("/logo/contoh."))
        #expect(try await ayu.get(source).status == 200)
        let pdf = try await ayu.get("\(document)/a4.pdf")
        #expect(pdf.body.count > without.body.count)
        #expect(String(decoding: pdf.body, as: UTF8.self).contains("/DCTDecode"))
        #expect(!String(decoding: without.body, as: UTF8.self).contains("/DCTDecode"))
    }

    @Test func aFirstVisitStillFitsThirtyKilobytes() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        _ = try await ayu.get(page)
        _ = try await ayu.upload("\(page)/logo", files: [.logo(width: 1200, height: 1000)])
        let packed = [("Accept-Encoding", "gzip")]
        let browser = regency.site.browser()
        let plain = try await browser.get("/")
        var sum = try await regency.site.browser().get("/", headers: packed).wireBytes
        for mark in ["rel=stylesheet href=\"", "rel=icon href=\"", "<img class=logo src=\""] {
            sum += try await browser.get(try #require(plain.value(after: mark)), headers: packed).wireBytes
        }
        #expect(sum <= 30 * 1024, "\(sum)")
    }
}
