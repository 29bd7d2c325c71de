import Forms
import Services
import Testing

/// A task given to a colleague, the sheet that is printed of it, and texts put into its form.
@Suite struct DispositionPagesTests {
    private static let note = "Dahulukan, acara pekan depan"

    @Test func aTaskIsGivenToAColleague() async throws {
        let regency = try await Regency()
        let id = try await regency.apply()
        let kadis = try await regency.site.browser(as: "kadis")
        let address = "/meja/kominfo/\(id)/tugas/perintah-periksa/1/disposisi"
        #expect(try await kadis.get("/meja/kominfo/\(id)").links.contains(address))
        let form = try await kadis.get(address)
        #expect(form.words.contains("Petugas kadis2") && form.words.contains("Belum memegang tugas"))
        let colleague = try #require(form.value(after: "name=\"kepada\" id=\"f-kepada\" value=\""))
        let none = try await kadis.post(address, [("catatan", Self.note)])
        #expect(none.status == 422 && none.words.contains(Self.note))
        let given = try await kadis.post(address, [("kepada", colleague), ("catatan", Self.note)])
        #expect(given.status == 303 && given.location == "/meja/kominfo/\(id)")
        let page = try await kadis.get("/meja/kominfo/\(id)")
        #expect(page.words.contains("mendisposisikan tugas kepada Petugas kadis2"))
        #expect(page.words.contains("Catatan: \(Self.note)"))
        #expect(page.words.contains("Petugas kadis2 sedang mengerjakan tugas ini"))
        // Since it was given, however long one looks.
        let since = try #require(page.words.firstMatch(of: /Diambil [^.]*\.[0-9]{2}/)?.0)
        regency.site.clock.turn(seconds: 600)
        #expect(try await kadis.get("/meja/kominfo/\(id)").words.contains(since))
        // Who has it is in the form: sent from a page of before, it is shown again.
        let late = try await kadis.post(address, [("kepada", "siapa-saja"), ("pemegang", ""), ("catatan", "Nanti")])
        #expect(late.status == 422 && late.words.contains("Nanti"))
        // The sheet holds it, the applicant's page does not.
        let sheet = try await kadis.get("/meja/kominfo/\(id)/lembar-disposisi")
        for words in ["Lembar disposisi", "2026-00001", Self.note, "Petugas kadis2", "Paraf"] {
            #expect(sheet.words.contains(words), "\(words)")
        }
        let clerk = try await regency.site.browser(as: "operator")
        let own = try await clerk.get("/k/kominfo/permohonan/\(id)")
        #expect(!own.words.contains(Self.note) && !own.words.contains("disposisi"))
        // Whoever has another step of the SOP gives nothing away.
        let kasi = try await regency.site.browser(as: "kasi")
        #expect(try await kasi.get(address).status == 403)
        #expect(try await kasi.post(address, [("kepada", colleague)]).status == 403)
        #expect(try await clerk.get("/meja/kominfo/\(id)/lembar-disposisi").status == 404)
    }

    @Test func aTextIsPutIntoTheForm() async throws {
        let regency = try await Regency()
        let id = try await regency.apply()
        let kadis = try await regency.site.browser(as: "kadis")
        try await kadis.complete("perintah-periksa", of: id)
        let kabid = try await regency.site.browser(as: "kabid")
        #expect(try await !kabid.get("/meja/kominfo/\(id)").text.contains("name=sisip"))
        #expect(try await kabid.post("/daftar-tugas/teks", [("judul", ""), ("teks", "x")]).status == 422)
        let saved = try await kabid.post(
            "/daftar-tugas/teks",
            [("judul", "Belum bertanda tangan"), ("teks", "Surat belum ditandatangani <Kepala>.")])
        #expect(saved.status == 303)
        let own = try await kabid.get("/daftar-tugas/teks")
        let shared = try await kadis.post("/meja/kominfo/teks", [("judul", "Jam buka"), ("teks", "Loket buka 08.00.")])
        #expect(shared.status == 303)
        #expect(try await kabid.post("/meja/kominfo/teks", [("judul", "a"), ("teks", "b")]).status == 403)
        // Who does not serve there gets it by no form, whatever office a tick names.
        let offices = try #require(
            try await kadis.get("/meja/kominfo/teks").links.first { $0.contains("?ubah=") }?
                .replacing("/meja/kominfo/teks?ubah=", with: ""))
        let village = try await regency.site.browser(as: "operator")
        let reached = try await village.post(
            "/daftar-tugas/bersama/putuskan",
            [("tugas", "\(regency.kominfo.id)/x/y/1"), ("siapan", offices), ("sisip", "catatan")])
        #expect(!reached.text.contains("Loket buka 08.00."))
        #expect(try await !kabid.get("/meja/kominfo/teks").text.contains("name=\"judul\""))
        let page = try await kabid.get("/meja/kominfo/\(id)")
        #expect(page.words.contains("Belum bertanda tangan") && page.words.contains("Jam buka"))
        let text = try #require(
            own.links.first { $0.contains("?ubah=") }?.replacing("/daftar-tugas/teks?ubah=", with: ""))
        let filled = try await kabid.post(
            "/meja/kominfo/\(id)/tugas/periksa/1",
            [
                ("versi", try #require(page.version)), ("hasil", "tidak"), ("alasan", "KTP buram."),
                ("siapan", text), ("sisip", "alasan"),
            ])
        #expect(filled.status == 200)
        #expect(filled.words.contains("KTP buram.\nSurat belum ditandatangani <Kepala>.</textarea>"))
        #expect(!filled.text.contains("<Kepala>"))
        #expect(filled.text.firstMatch(of: /value="tidak" checked/) != nil)
        // Nothing was decided by that, and another's text goes nowhere.
        let stranger = try await kadis.post("/daftar-tugas/teks/\(text)/hapus")
        #expect(stranger.status == 303)
        #expect(try await kabid.get("/daftar-tugas/teks").words.contains("Belum bertanda tangan"))
        // What is one's own is taken away once that was asked.
        #expect(try await kadis.get("/daftar-tugas/teks/\(text)/hapus").status == 404)
        #expect(own.links.contains("/daftar-tugas/teks/\(text)/hapus"))
        let asked = try await kabid.get("/daftar-tugas/teks/\(text)/hapus")
        #expect(asked.words.contains("Hapus teks ini?") && asked.words.contains("“Belum bertanda tangan”"))
        #expect(try await kabid.get("/daftar-tugas/teks").words.contains("Belum bertanda tangan"))
        #expect(try await kabid.post("/daftar-tugas/teks/\(text)/hapus").status == 303)
        #expect(try await kabid.get("/daftar-tugas/teks").words.contains("Belum ada teks."))
    }

    @Test func aStandInReadsSo() async throws {
        let regency = try await Regency()
        let id = try await regency.apply()
        let kadis = try await regency.site.browser(as: "kadis")
        let today = regency.environment.now.date(in: .wib)
        try await AssignRole(regency.environment)(
            NewRole("kepala", .acting, from: today, until: CalendarDate(iso: "2026-12-31")), to: "kasi",
            in: regency.kominfo.id, by: regency.admin)
        let kasi = try await regency.site.browser(as: "kasi")
        let page = try await kasi.get("/meja/kominfo/\(id)")
        #expect(page.words.contains("Anda bertindak sebagai <b>Plt. Kepala Dinas sampai 31 Desember 2026</b>"))
        try await kasi.complete("perintah-periksa", of: id, [("catatan", "Periksa tanda tangannya")])
        #expect(try await kadis.get("/meja/kominfo/\(id)").words.contains("Plt. Kepala Dinas (Petugas kasi)"))
        // So says the sheet that is signed.
        let sheet = try await kadis.get("/meja/kominfo/\(id)/lembar-disposisi")
        #expect(sheet.words.contains("Plt. Kepala Dinas (Petugas kasi)"))
    }
}
