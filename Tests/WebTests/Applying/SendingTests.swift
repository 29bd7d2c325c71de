import Services
import Testing

/// From the proven address to the receipt.
@Suite struct SendingTests {
    /// A stranger's draft with every answer, before the address is proven.
    private func filled(_ regency: Regency) async throws -> (Browser, draft: String) {
        let browser = regency.site.browser()
        let draft = try await browser.startDraft()
        try await browser.fillDraft(draft)
        return (browser, draft)
    }

    @Test func anAddressIsProvenByItsCode() async throws {
        let regency = try await Regency()
        let (browser, draft) = try await filled(regency)
        #expect(try await browser.get("\(draft)/periksa").location == "\(draft)/kontak")
        // Sending before the address is proven sends nothing.
        #expect(try await browser.post("\(draft)/periksa").status == 422)
        // The address that was answered already is suggested.
        #expect(try await browser.get("\(draft)/kontak").words.contains("value=\"siti@aren.contoh\""))
        let wrong = try await browser.post("\(draft)/kontak", [("email", "bukan alamat")])
        #expect(wrong.status == 422)
        #expect(wrong.words.contains("value=\"bukan alamat\""))

        let asked = try await browser.post("\(draft)/kontak", [("email", "siti@aren.contoh")])
        #expect(asked.status == 303)
        #expect(try await browser.get(asked.location).status == 200)
        let mail = try #require(try await regency.site.mails().first { $0.to == "siti@aren.contoh" })
        let notIt = mail.code == "000000" ? "111111" : "000000"
        let refused = try await browser.post(asked.location, [("kode", notIt)])
        #expect(refused.status == 422)
        #expect(refused.words.contains("masih ada 4 percobaan"))
        let confirmed = try await browser.post(
            asked.location, [("kode", " \(mail.code.prefix(3)) \(mail.code.suffix(3))")])
        #expect(confirmed.location == "\(draft)/periksa")
        #expect(browser.cookies["__Host-sesi"] != nil)
        let check = try await browser.get("\(draft)/periksa")
        #expect(check.status == 200)
        for text in [
            "Siti Contoh", "Desa Aren", "sk.pdf", "Kepala Dinas menerima permohonan lebih dulu.", "12 Maret 2026",
        ] {
            #expect(check.words.contains(text), "\(text)")
        }
    }

    @Test func theLinkOfTheMailProvesItToo() async throws {
        let regency = try await Regency()
        let (browser, draft) = try await filled(regency)
        try await browser.post("\(draft)/kontak", [("email", "siti@aren.contoh")])
        let mail = try #require(try await regency.site.mails().first { $0.to == "siti@aren.contoh" })
        #expect(mail.path.hasPrefix("/k/kominfo/kontak/"))
        // Mail scanners open links: opening changes nothing, pressing the button does.
        #expect(try await regency.site.browser().get(mail.path).status == 200)
        #expect(try await browser.get(mail.path).words.contains("Lanjutkan permohonan</button>"))
        #expect(try await browser.post(mail.path).location == "\(draft)/periksa")
        #expect(try await browser.get("\(draft)/periksa").words.contains("Siti Contoh"))
        #expect(try await browser.post("\(draft)/periksa").location == "\(draft)/terkirim")
        #expect(try await regency.site.browser().post(mail.path).status == 410)
    }

    @Test func theLinkInAnotherBrowserUsesNothingUp() async throws {
        let regency = try await Regency()
        let (browser, draft) = try await filled(regency)
        let asked = try await browser.post("\(draft)/kontak", [("email", "siti@aren.contoh")])
        let mail = try #require(try await regency.site.mails().first)
        // The mail program's own browser, or the owner of a mistyped address: they see the code, nothing of the draft.
        let other = regency.site.browser()
        for page in [try await other.get(mail.path), try await other.post(mail.path)] {
            #expect(page.status == 200)
            #expect(page.words.contains("Lanjutkan di peramban tempat Anda mengisi"))
            #expect(page.words.contains(mail.code))
            #expect(!page.words.contains("Siti Contoh"))
        }
        #expect(other.cookies["__Host-sesi"] == nil)
        let unnamed = String(mail.path.prefix { $0 != "?" })
        #expect(try await other.post(unnamed).words.contains(mail.code))
        #expect(try await other.get("\(draft)/1").status == 404)
        // The code is as good as before, in the browser where the form was filled in.
        #expect(try await browser.post(asked.location, [("kode", mail.code)]).location == "\(draft)/periksa")
        #expect(try await browser.get("\(draft)/periksa").words.contains("Siti Contoh"))
        #expect(try await other.get(mail.path).status == 410)
    }

    @Test func anotherCodeCanBeAskedFor() async throws {
        let regency = try await Regency()
        let (browser, draft) = try await filled(regency)
        let asked = try await browser.post("\(draft)/kontak", [("email", "siti@aren.contoh")])
        let page = try await browser.get(asked.location)
        // A slip of the pen can be seen.
        #expect(page.words.replacing("<wbr>", with: "").contains("siti@aren.contoh"))
        #expect(page.links.contains("\(draft)/kontak"))
        let resend = try #require(page.links.first { $0.hasSuffix("/ulang") })
        #expect(try await browser.post(resend).status == 422)
        regency.clock.turn(seconds: 61)
        let again = try await browser.post(resend)
        #expect(again.status == 303)
        let codes = try await regency.site.mails().filter { $0.to == "siti@aren.contoh" }.map(\.code)
        #expect(codes.count == 2)
        #expect(try await browser.post(again.location, [("kode", codes.last!)]).location == "\(draft)/periksa")
    }

    @Test func aFormSentTwiceIsOneCase() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let draft = try await clerk.startDraft()
        try await clerk.fillDraft(draft)
        _ = try await clerk.get("\(draft)/periksa")
        async let first = clerk.post("\(draft)/periksa")
        async let second = clerk.post("\(draft)/periksa")
        let answers = try await [first, second]
        #expect(answers.map(\.location) == ["\(draft)/terkirim", "\(draft)/terkirim"])
        let mine = try await clerk.get("/k/kominfo/permohonan")
        #expect(mine.links.filter { $0.hasPrefix("/k/kominfo/permohonan/") }.count == 1)
        // The draft's screens lead to the receipt from now on.
        #expect(try await clerk.get("\(draft)/1").location == "\(draft)/terkirim")
        #expect(try await clerk.post("\(draft)/1", [("pengelola.nama", "Lain")]).location == "\(draft)/terkirim")
    }

    @Test func theReceiptSaysWhatComesNext() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let draft = try await clerk.startDraft()
        try await clerk.fillDraft(draft)
        let sent = try await clerk.post("\(draft)/periksa")
        let receipt = try await clerk.get(sent.location)
        for text in [
            "Permohonan terkirim", "Siti Contoh", "Senin 2 Maret 2026 pukul 09.00 WIB", "24.00", "SK pengelola",
            "Kepala Dinas menerima permohonan lebih dulu.",
        ] {
            #expect(receipt.words.contains(text), "\(text)")
        }
        let mails = try await regency.site.mails()
        #expect(mails.contains { $0.to == "desa@aren.contoh" && $0.text.contains("sudah diterima") })
        #expect(mails.contains { $0.to == "kadis@kominfo.contoh" && $0.subject.contains("Tugas baru") })
    }

    /// Whoever came by the key of one report has that one: another that they send is followed by its code.
    @Test func theReceiptOfAKeyHoldersNextReportLeadsToTracking() async throws {
        let regency = try await CounterSOP.village()
        let report = """
            formulir: {l: {isi: {label: Isi, jenis: teks, wajib: ya}}}
            akhir: {tuntas: {judul: Tuntas, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
            pencabutan: {akhir: dicabut}
            langkah:
              ajukan: {kegiatan: Melapor, oleh: pelapor, isi: [l], lalu: telaah}
              telaah: {kegiatan: Menelaah, oleh: operator, waktu: 1 hari kerja, lalu: tuntas}
            uji:
              - {nama: Tuntas, jalan: [ajukan, telaah], akhir: tuntas}
            """
        try await CounterSOP.adopt("lapor", report, in: regency) {
            $0.replacing("siapa: [pegawai, umum]", with: "siapa: [umum, anonim]")
        }
        let browser = regency.site.browser()
        func send() async throws -> String {
            try await browser.get("/k/aren/layanan/lapor")
            let draft = String(try await browser.post("/k/aren/layanan/lapor/ajukan").location.dropLast(2))
            try await browser.post("\(draft)/1", [("l.isi", "Lampu jalan mati")])
            try await browser.get("\(draft)/periksa")
            let sent = try await browser.post("\(draft)/periksa")
            try #require(sent.location == "\(draft)/terkirim", "\(sent.words)")
            return sent.location
        }
        let receipt = try await browser.get(try await send())
        let tracking = receipt.links.first { $0.contains("/lacak?kode=") }
        let code = try #require(tracking?.split(separator: "=").last)
        let shown = receipt.text.firstMatch(of: /Kunci Anda: <span class=nb>([^<]+)</)?.output.1
        let key = try #require(shown)
        try await browser.get("/k/aren/permohonan-saya")
        let opened = try await browser.post(
            "/k/aren/permohonan-saya/kunci", [("kode-permohonan", String(code)), ("kunci-permohonan", String(key))])
        #expect(opened.location.hasPrefix("/k/aren/permohonan/"))
        let next = try await send()
        // The key is shown for an hour; the session lasts longer.
        regency.clock.turn(minutes: 61)
        #expect(try await browser.get(opened.location).status == 200)
        let links = try await browser.get(next).links
        #expect(links.contains { $0.contains("/lacak?kode=") })
        #expect(!links.contains { $0.hasPrefix("/k/aren/permohonan/") })
    }
}
