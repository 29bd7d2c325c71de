import Services
import Testing

/// The pages of a question that takes proven addresses of the applicant alone (`terbukti`).
@Suite struct ProvenAddressPages {
    private static let registration = """
        formulir: {akun: {surel: {label: Email aktif, jenis: email, wajib: ya, terbukti: ya}}}
        akhir:
          selesai: {judul: Akun dibuat, jenis: berhasil}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        langkah:
          daftar: {kegiatan: Mendaftarkan akun, oleh: pelapor, isi: [akun], lalu: periksa}
          periksa: {keputusan: Memeriksa pendaftaran, oleh: kades, kelengkapan: [akun], waktu: 1 hari kerja, hasil: {ya: selesai, kurang: {lalu: perbaiki, alasan: untuk-pemohon}}}
          perbaiki: {kegiatan: Memperbaiki pendaftaran, oleh: pelapor, isi: [akun], waktu: 1 hari kerja, lalu: periksa}
        uji:
          - {nama: Selesai, jalan: [daftar, {periksa: ya}], akhir: selesai}
        """
    private static let others = "Alamat ini belum dipastikan milik Anda. Isi alamat yang sudah Anda pastikan"

    private func village() async throws -> Regency {
        let regency = try await CounterSOP.village()
        try await CounterSOP.adopt("daftar", Self.registration, in: regency) { $0 }
        return regency
    }

    /// Begins an application; returns the draft's address.
    private func begin(_ browser: Browser) async throws -> String {
        try await browser.get("/k/aren/layanan/daftar")
        let started = try await browser.post("/k/aren/layanan/daftar/ajukan")
        try #require(started.status == 303, "\(started.words)")
        return String(started.location.dropLast(2))
    }

    /// Answers with an address, proves it by its code and sends; returns the page of the case.
    private func send(_ address: String, _ browser: Browser, _ regency: Regency) async throws -> String {
        let draft = try await begin(browser)
        try await browser.post("\(draft)/1", [("akun.surel", address)])
        let asked = try await browser.post("\(draft)/kontak", [("email", address)])
        let mail = try await regency.site.mails().last { $0.to == address }
        let code = try #require(mail?.code)
        try await browser.post(asked.location, [("kode", code)])
        try await browser.get("\(draft)/periksa")
        let sent = try await browser.post("\(draft)/periksa")
        try #require(sent.location == "\(draft)/terkirim", "\(sent.words)")
        let own = try await browser.get(sent.location).links.first { $0.hasPrefix("/k/aren/permohonan/") }
        return try #require(own)
    }

    @Test func aStrangerProvesTheAddressOfTheForm() async throws {
        let regency = try await village()
        let browser = regency.site.browser()
        let draft = try await begin(browser)
        #expect(try await browser.post("\(draft)/1", [("akun.surel", "siti@contoh.id")]).status == 303)
        #expect(try await browser.get("\(draft)/kontak").words.contains("value=\"siti@contoh.id\""))
        _ = try await regency.site.mails()
        let other = try await browser.post("\(draft)/kontak", [("email", "lain@contoh.id")])
        #expect(other.status == 422)
        #expect(other.words.contains("Pastikan alamat yang Anda isi pada permohonan: siti@contoh.id"))
        #expect(other.words.contains("value=\"lain@contoh.id\""), "what was typed is not lost")
        #expect(try await regency.site.mails().isEmpty)
        let asked = try await browser.post("\(draft)/kontak", [("email", "Siti@contoh.id")])
        let mail = try await regency.site.mails().first { $0.to == "siti@contoh.id" }
        let code = try #require(mail?.code)
        #expect(try await browser.post(asked.location, [("kode", code)]).location == "\(draft)/periksa")
        #expect(try await browser.get("\(draft)/periksa").status == 200)
        #expect(try await browser.post("\(draft)/periksa").location == "\(draft)/terkirim")
    }

    /// By a link to another address, in the browser of the draft: the question itself says what is wrong.
    @Test func whoProvedAnotherAddressIsToldAtTheQuestion() async throws {
        let regency = try await village()
        let browser = regency.site.browser()
        let draft = try await begin(browser)
        try await browser.post("\(draft)/1", [("akun.surel", "siti@contoh.id")])
        let place = try await LocateOffice(regency.environment)(host: "127.0.0.1", slug: "aren").place
        let visitor = Visitor(
            place: place, address: ClientAddress("192.0.2.1"), device: "Chrome di Android", deviceToken: nil)
        _ = try await VerifyContact(regency.environment)("lain@contoh.id", from: visitor, for: draft.lastPart)
        let mail = try await regency.site.mails().first { $0.to == "lain@contoh.id" }
        let link = try #require(mail?.path)
        try await browser.get(link)
        #expect(try await browser.post(link).location == "\(draft)/periksa")

        let check = try await browser.get("\(draft)/periksa")
        #expect(check.links.contains("\(draft)/1?dari=periksa"))
        let question = try await browser.get("\(draft)/1?dari=periksa")
        #expect(question.status == 200)
        #expect(question.words.contains("\(Self.others): lain@contoh.id"))
        #expect(question.words.contains("value=\"siti@contoh.id\""))
        #expect(try await browser.post("\(draft)/periksa").status == 422, "nothing is sent")
        #expect(try await browser.post("\(draft)/1", [("akun.surel", "lain@contoh.id")]).status == 303)
        #expect(try await browser.post("\(draft)/periksa").location == "\(draft)/terkirim")
    }

    @Test func anAccountIsToldWhereToProveItsAddress() async throws {
        let regency = try await village()
        let clerk = try await regency.site.browser(as: "operator")
        let draft = try await begin(clerk)
        let early = try await clerk.post("\(draft)/1", [("akun.surel", "desa@aren.contoh")])
        #expect(early.status == 422)
        #expect(early.words.contains("Pastikan dulu email Anda di halaman Akun, lalu isi alamat itu di sini"))
        #expect(early.words.contains("value=\"desa@aren.contoh\""))
        try await regency.prove("operator")
        let other = try await clerk.post("\(draft)/1", [("akun.surel", "lain@contoh.id")])
        #expect(other.status == 422)
        #expect(other.words.contains("\(Self.others): desa@aren.contoh"))
        #expect(try await clerk.post("\(draft)/1", [("akun.surel", "desa@aren.contoh")]).status == 303)
    }

    @Test func aReturnTakesNoOtherAddressEither() async throws {
        let regency = try await village()
        let browser = regency.site.browser()
        let page = try await send("siti@contoh.id", browser, regency)
        let kades = try await regency.site.browser(as: "kades")
        let returned = try await kades.doAtVillage(
            "periksa", of: page.lastPart, [("hasil", "kurang"), ("alasan", "Belum dapat dibaca")])
        #expect(returned.status == 303)
        let task = "\(page)/tugas/perbaiki/1"
        let version = try #require(try await browser.get(task).version)
        let other = try await browser.post(task, [("versi", version), ("akun.surel", "lain@contoh.id")])
        #expect(other.status == 422)
        #expect(other.words.contains("\(Self.others): siti@contoh.id"))
        #expect(other.words.contains("value=\"lain@contoh.id\""), "what was typed is not lost")
        #expect(try await browser.post(task, [("versi", version), ("akun.surel", "siti@contoh.id")]).status == 303)
    }
}
