import Forms
import Services
import Testing

/// Originals that are shown: ticked at the counter, said on the pages (`cara`).
@Suite struct OriginalPages {
    @Test func theCounterTicksThem() async throws {
        let regency = try await CounterSOP.village()
        let desk = try await regency.site.browser(as: "operator")
        try await desk.get("/meja/aren/loket")
        let started = try await desk.post(
            "/meja/aren/loket", [("layanan", "izin"), ("nama", "Budi Contoh"), ("email", ""), ("kanal", "datang")])
        let draft = String(started.location.dropLast(2))
        try await desk.post("\(draft)/1", [("acara.acara", "Rapat RT")])
        let screen = try await desk.get("\(draft)/2")
        #expect(screen.words.contains("Aslinya sudah saya lihat"))
        #expect(!screen.text.contains("type=file"))
        let refused = try await desk.post("\(draft)/2")
        #expect(refused.status == 422)
        #expect(refused.words.contains("Centang bila asli KTP sudah Anda lihat"))
        #expect(try await desk.post("\(draft)/2", [("asli.ktp", "ya")]).status == 303)
        #expect(try await desk.get("\(draft)/2").text.contains(" checked"))
        // Either way will do for the other one.
        let either = try await desk.get("\(draft)/3")
        #expect(either.text.contains("type=file") && either.words.contains("Aslinya sudah saya lihat"))
        #expect(try await desk.upload("\(draft)/3", files: [.pdf("kk")]).status == 303)
        let check = try await desk.get("\(draft)/periksa")
        #expect(check.words.contains("Asli ditunjukkan di loket"))
        let sent = try await desk.post("\(draft)/periksa", [("persetujuan", "lisan"), ("kabar", "tidak-ada")])
        #expect(sent.status == 303)
        let id = try #require(
            try await desk.get(sent.location).links.first { $0.hasPrefix("/meja/aren/") && $0.count > 30 }
        ).lastPart
        let page = try await desk.get("/meja/aren/\(id)")
        #expect(page.words.contains("Dokumen asli"))
        #expect(page.words.contains("Ditunjukkan Selasa 10 Maret, 09.00, dilihat Petugas operator"))
        #expect(page.words.contains("KTP (asli sudah ditunjukkan)"))
    }

    /// What only the counter can send is not begun at home: nobody types it all and then loses it.
    @Test func atHomeItIsSaidBeforeTheFirstQuestion() async throws {
        let regency = try await CounterSOP.village()
        let applicant = try await regency.site.browser(as: "asing")
        let service = try await applicant.get("/k/aren/layanan/izin")
        #expect(service.words.contains("Asli, ditunjukkan di loket"))
        #expect(service.words.contains("Layanan ini hanya diajukan di loket Desa Aren"))
        #expect(service.words.contains("Bawa asli KTP: petugas harus melihatnya"))
        #expect(service.words.contains("Datang ke kantor"))
        #expect(!service.text.contains("Ajukan permohonan"))
        #expect(try await applicant.get("/k/aren/").words.contains("Datang"))
        let refused = try await applicant.post("/k/aren/layanan/izin/ajukan")
        #expect(refused.status == 403)
        #expect(refused.words.contains("hanya diajukan di loket"))
    }

    /// Begun when it could still be sent from home: the check says where it is sent now.
    @Test func aDraftOfBeforeIsToldWhereItIsSent() async throws {
        let regency = try await CounterSOP.village { $0.replacing("cara: bawa", with: "cara: unggah") }
        let applicant = try await regency.site.browser(as: "asing")
        try await applicant.get("/k/aren/layanan/izin")
        let begun = try await applicant.post("/k/aren/layanan/izin/ajukan")
        let draft = String(begun.location.dropLast(2))
        try await CounterSOP.adopt(in: regency) { $0.replacing("versi: 1", with: "versi: 2") }
        try await applicant.post("\(draft)/1", [("acara.acara", "Rapat RT")])
        let screen = try await applicant.get("\(draft)/2")
        #expect(screen.words.contains("Bawa aslinya ke loket"))
        #expect(!screen.text.contains("asli.ktp") && !screen.text.contains("type=file"))
        // A tick that nobody asked for is none.
        #expect(try await applicant.post("\(draft)/2", [("asli.ktp", "ya")]).location == "\(draft)/3")
        #expect(try await applicant.upload("\(draft)/3", files: [.pdf("kk")]).status == 303)
        let check = try await applicant.get("\(draft)/periksa")
        #expect(check.words.contains("Permohonan ini dikirim di loket"))
        #expect(check.words.contains("Bawa asli KTP ke loket Desa Aren"))
        #expect(try await applicant.post("\(draft)/periksa").status == 422)
    }

    /// The page with the tick was made by the version before: what was seen was seen.
    @Test func aTickIsKeptThoughTheSOPMoved() async throws {
        let regency = try await CounterSOP.village()
        let desk = try await regency.site.browser(as: "operator")
        let draft = try await desk.beginAtCounter()
        try await desk.post("\(draft)/1", [("acara.acara", "Rapat RT")])
        try await CounterSOP.adopt(in: regency) { $0.replacing("versi: 1", with: "versi: 2") }
        #expect(try await desk.post("\(draft)/2", [("asli.ktp", "ya")]).status == 303)
        #expect(try await desk.get("\(draft)/2").text.contains(" checked"))
    }

    /// Removing a file sends the form: its tick goes along.
    @Test func aTickIsKeptThoughAFileIsRemoved() async throws {
        let regency = try await CounterSOP.village()
        let desk = try await regency.site.browser(as: "operator")
        let draft = try await desk.beginAtCounter()
        try await desk.post("\(draft)/1", [("acara.acara", "Rapat RT")])
        try await desk.upload("\(draft)/3", files: [.pdf("kk")])
        #expect(try await !desk.get("\(draft)/3").text.contains(" checked"))
        let removed = try await desk.post("\(draft)/3", [("asli.kk", "ya"), ("hapus", "kk/tidak-ada")])
        #expect(removed.location == "\(draft)/3")
        #expect(try await desk.get("\(draft)/3").text.contains(" checked"))
    }

    @Test func aStepThatAsksForItIsNotDoneWithout() async throws {
        let regency = try await CounterSOP.village()
        let desk = try await regency.site.browser(as: "operator")
        let id = try await desk.fileAtCounter()
        try await desk.doAtVillage("periksa", of: id, [("hasil", "kurang"), ("alasan", "KTP lain")])
        let form = try await desk.get("/meja/aren/\(id)?tugas=lengkapi")
        #expect(form.text.contains("name=\"asli.ktp\"") && form.text.contains(" checked"))
        let refused = try await desk.doAtVillage("lengkapi", of: id, [])
        #expect(refused.status == 422)
        #expect(refused.words.contains("Asli “KTP” belum ditunjukkan di loket"))
        #expect(try await desk.doAtVillage("lengkapi", of: id, [("asli.ktp", "ya")]).status == 303)
    }
}
