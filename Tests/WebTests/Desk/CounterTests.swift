import Forms
import Services
import Testing

/// Filing for somebody who stands at the counter.
@Suite struct CounterTests {
    @Test func whoStandsThereIsToldByMail() async throws {
        let regency = try await Regency()
        let desk = try await regency.site.browser(as: "teknis")
        let form = try await desk.get("/meja/kominfo/loket")
        #expect(form.words.contains("value=\"email-domain\""))
        let empty = try await desk.post(
            "/meja/kominfo/loket", [("nama", ""), ("email", "budi(at)contoh"), ("kanal", "daring")])
        #expect(empty.status == 422)
        for field in ["layanan", "nama", "email", "kanal"] {
            #expect(empty.text.contains("id=\"f-\(field)-galat\""), "\(field)")
        }
        #expect(empty.words.contains("value=\"budi(at)contoh\""))
        let started = try await desk.post(
            "/meja/kominfo/loket",
            [("layanan", "email-domain"), ("nama", "Budi Contoh"), ("email", "budi@contoh.id"), ("kanal", "telepon")])
        let draft = String(started.location.dropLast(2))
        #expect(draft.hasPrefix("/meja/kominfo/ajukan/"))
        try await desk.fillDraft(draft)
        let check = try await desk.get("\(draft)/periksa")
        #expect(check.status == 200)
        let sent = try await desk.post("\(draft)/periksa", [("persetujuan", "lisan"), ("kabar", "budi@contoh.id")])
        #expect(sent.location == "\(draft)/terkirim")
        let receipt = try await desk.get(sent.location)
        #expect(receipt.words.contains("Petugas teknis"))
        let mails = try await regency.site.mails().filter { $0.to == "budi@contoh.id" }
        #expect(mails.contains { $0.text.contains("diajukan petugas loket atas permintaan Anda") })
        #expect(mails.contains { $0.text.contains("Kode lacak") })

        let link = try #require(
            receipt.links.first { $0.hasPrefix("/meja/kominfo/") && !$0.contains("ajukan") && $0.count > 30 })
        let kadis = try await regency.site.browser(as: "kadis")
        #expect(try await kadis.get(link).words.contains("Petugas loket (Petugas teknis) mengajukan permohonan"))
    }

    /// Somebody else came for the applicant: who it was stands on the case's page.
    @Test func aProxyIsNamed() async throws {
        let regency = try await CounterSOP.village()
        let desk = try await regency.site.browser(as: "operator")
        let draft = try await desk.fillAtCounter()
        let fields = [("persetujuan", "kuasa"), ("kabar", "budi@contoh.id")]
        let nameless = try await desk.post("\(draft)/periksa", fields)
        #expect(nameless.status == 422 && nameless.text.contains("id=\"f-kuasa-galat\""))
        let sent = try await desk.post("\(draft)/periksa", fields + [("kuasa", "Wati Contoh")])
        let address = try #require(
            try await desk.get(sent.location).links.first { $0.hasPrefix("/meja/aren/") && $0.count > 30 })
        #expect(try await desk.get(address).words.contains("Wati Contoh"))
    }

    /// A clerk who files for themselves leaves the check to a colleague. For whoever comes they do both: many an office
    /// has one clerk.
    @Test func whoFilesForThemselvesDoesNotCheckIt() async throws {
        let asked = "acara: {label: Acara, jenis: teks, wajib: ya}"
        let regency = try await CounterSOP.village {
            $0.replacing("{acara: {\(asked)}}", with: "{acara: {\(asked), nik: {label: NIK, jenis: nik, wajib: ya}}}")
        }
        let nik = "0000000101900044"
        try await regency.officer("operator2", ["operator"], in: regency.villageA, nik: nik)
        let clerk = try await regency.site.browser(as: "operator2")
        let own = try await file(clerk, nik: nik)
        let page = try await clerk.get("\(CounterSOP.root)/\(own)?tugas=periksa")
        #expect(page.words.contains("Anda tidak dapat memutuskan permohonan Anda sendiri"))
        #expect(!page.links.contains("\(CounterSOP.root)/\(own)/tugas/periksa/1"))
        let colleague = try await regency.site.browser(as: "operator")
        #expect(try await colleague.doAtVillage("periksa", of: own, [("hasil", "ya")]).status == 303)
        let others = try await file(clerk, nik: "0000000101900045")
        #expect(try await clerk.doAtVillage("periksa", of: others, [("hasil", "ya")]).status == 303)
    }

    /// Files an application at the village's counter that names a NIK; returns the case's id.
    private func file(_ clerk: Browser, nik: String) async throws -> String {
        let draft = try await clerk.beginAtCounter()
        let answers = [("acara.acara", "Rapat RT"), ("acara.nik", nik), ("asli.ktp", "ya"), ("asli.kk", "ya")]
        for (number, answer) in answers.enumerated() {
            let next = try await clerk.post("\(draft)/\(number + 1)", [answer])
            try #require(next.status == 303, "\(next.words)")
        }
        let sent = try await clerk.post(
            "\(draft)/periksa", [("persetujuan", "lisan"), ("kabar", "budi@contoh.id")])
        try #require(sent.status == 303, "\(sent.words)")
        return try #require(
            try await clerk.get(sent.location).links.first { $0.hasPrefix("\(CounterSOP.root)/") && $0.count > 30 }
        ).lastPart
    }

    @Test func whoMayNotAssistIsNotOfferedIt() async throws {
        let regency = try await Regency()
        let kadis = try await regency.site.browser(as: "kadis")
        let page = try await kadis.get("/meja/kominfo/loket")
        #expect(page.words.contains("Belum ada layanan untuk loket"))
    }

    /// Files an application for Budi; returns the case's id.
    private func file(_ desk: Browser) async throws -> String {
        try await desk.get("/meja/kominfo/loket")
        let started = try await desk.post(
            "/meja/kominfo/loket",
            [("layanan", "email-domain"), ("nama", "Budi Contoh"), ("email", "budi@contoh.id"), ("kanal", "datang")])
        let draft = String(started.location.dropLast(2))
        try await desk.fillDraft(draft)
        let sent = try await desk.post("\(draft)/periksa", [("persetujuan", "lisan"), ("kabar", "budi@contoh.id")])
        let receipt = try await desk.get(sent.location)
        return try #require(
            receipt.links.first { $0.hasPrefix("/meja/kominfo/") && !$0.contains("ajukan") && $0.count > 30 }
        ).lastPart
    }

    @Test func whoWasHelpedThereWithdrawsThere() async throws {
        let regency = try await Regency()
        let desk = try await regency.site.browser(as: "teknis")
        let id = try await file(desk)
        _ = try await regency.site.mails()
        let page = try await desk.get("/meja/kominfo/\(id)")
        #expect(page.links.contains("/meja/kominfo/\(id)/cabut"))
        let kabid = try await regency.site.browser(as: "kabid")
        #expect(try await !kabid.get("/meja/kominfo/\(id)").links.contains("/meja/kominfo/\(id)/cabut"))

        let asked = try await desk.get("/meja/kominfo/\(id)/cabut")
        #expect(asked.words.contains("Cabut permohonan ini?"))
        #expect(asked.words.contains("Anda mencabut atas nama pemohon"))
        #expect(asked.words.contains("Bagaimana pemohon meminta pencabutan ini?"))
        // How they agreed is asked, as at the filing; what was typed stays.
        let unasked = try await desk.post("/meja/kominfo/\(id)/cabut", [("alasan", "Tidak jadi")])
        #expect(unasked.status == 422 && unasked.text.contains("id=\"f-persetujuan-galat\""))
        #expect(unasked.words.contains("Tidak jadi</textarea>"))
        let done = try await desk.post(
            "/meja/kominfo/\(id)/cabut", [("alasan", "Tidak jadi"), ("persetujuan", "tertulis")])
        #expect(done.location == "/meja/kominfo/\(id)")
        let after = try await desk.get("/meja/kominfo/\(id)")
        #expect(after.words.contains("Persetujuan: Ditulis dalam email atau pesan"))
        #expect(after.words.contains("Petugas loket (Petugas teknis) mencabut permohonan"))
        #expect(!after.links.contains("/meja/kominfo/\(id)/cabut"))
        let mail = try #require(try await regency.site.mails().first { $0.to == "budi@contoh.id" })
        #expect(mail.text.contains("Petugas loket mencabutnya atas permintaan Anda"))
    }

    /// Who applied alone and gets no mail would not hear of it: the page says how they do it themselves.
    @Test func nobodyWithdrawsBehindTheBackOfWhoAppliedAlone() async throws {
        let regency = try await Regency()
        let id = try await regency.site.browser(as: "asing").apply()
        let desk = try await regency.site.browser(as: "teknis")
        #expect(try await desk.get("/meja/kominfo/\(id)").links.contains("/meja/kominfo/\(id)/cabut"))
        let sent = try await desk.post(
            "/meja/kominfo/\(id)/cabut", [("alasan", "Tidak jadi"), ("persetujuan", "lisan")])
        let asked = try await desk.get("/meja/kominfo/\(id)/cabut")
        for refused in [sent, asked] {
            #expect(refused.status == 403 && refused.words.contains("dengan kode dan kunci pada tanda terimanya"))
        }
        let still = try await desk.get("/meja/kominfo/\(id)")
        #expect(still.links.contains("/meja/kominfo/\(id)/cabut"), "it runs")
    }

    @Test func aReturnIsAnsweredThere() async throws {
        let regency = try await Regency()
        let desk = try await regency.site.browser(as: "teknis")
        let id = try await file(desk)
        try await regency.site.browser(as: "kadis").complete("perintah-periksa", of: id)
        try await regency.site.browser(as: "kabid").complete(
            "periksa", of: id, [("hasil", "tidak"), ("alasan", "Nama keliru")])
        _ = try await regency.site.mails()
        let link = try #require(
            try await desk.get("/meja").links.first { $0.hasPrefix("/meja/kominfo/\(id)?tugas=ajukan") })
        let form = try await desk.get(link)
        #expect(form.words.contains("Anda mengisi ini atas nama pemohon. Pemohon diberi tahu."))
        let answers = EmailDomain.answers.map { ($0.0, $0.0 == "pengelola.nama" ? "Budi Baru" : $0.1) }
        let given = answers + [("persetujuan", "lisan")]
        #expect(try await desk.complete("ajukan", of: id, visit: 2, given).status == 303)
        #expect(try await desk.get("/meja/kominfo/\(id)").words.contains("Persetujuan: Dikatakan kepada petugas"))
        #expect(
            try await regency.site.mails().contains { $0.to == "budi@contoh.id" && $0.text.contains("atas nama Anda") })
        #expect(try await desk.get("/meja/kominfo/\(id)").words.contains("Budi Baru"))
    }

    /// Files for somebody at the counter, up to the check.
    private func filed(_ desk: Browser, email: String, answered: String) async throws -> (draft: String, check: Answer)
    {
        _ = try await desk.get("/meja/kominfo/loket")
        let started = try await desk.post(
            "/meja/kominfo/loket",
            [("layanan", "email-domain"), ("nama", "Budi Contoh"), ("email", email), ("kanal", "telepon")])
        let draft = String(started.location.dropLast(2))
        try await desk.fillDraft(draft)
        try await desk.post("\(draft)/3", [("pengelola.surel", answered)])
        return (draft, try await desk.get("\(draft)/periksa"))
    }

    /// An address that only stands in an answer is no address for news until somebody says so.
    @Test func anAnsweredAddressMustBeChosen() async throws {
        let regency = try await Regency()
        let desk = try await regency.site.browser(as: "teknis")
        let (draft, check) = try await filed(desk, email: "", answered: "siti@aren.contoh")
        for text in ["Budi Contoh", "Telepon", "Dari isian permohonan", "siti@aren.contoh", "Bacakan alamatnya"] {
            #expect(check.words.contains(text), "\(text)")
        }
        #expect(!check.text.contains(" checked"))
        #expect(!check.words.contains("Pemohon tidak akan menerima kabar"))
        let empty = try await desk.post("\(draft)/periksa", [("terjadi", "2-3-2026 08.00")])
        #expect(empty.status == 422)
        #expect(empty.words.contains("Pilih ke mana kabar dikirim"))
        #expect(empty.words.contains("value=\"2-3-2026 08.00\""))
        #expect(
            try await desk.post("\(draft)/periksa", [("persetujuan", "lisan"), ("kabar", "siti@aren.contoh")]).status
                == 303)
        let mails = try await regency.site.mails()
        #expect(mails.contains { $0.to == "siti@aren.contoh" && $0.subject.contains("diterima") })
    }

    @Test func onlyTheChosenAddressGetsTheNews() async throws {
        let regency = try await Regency()
        let desk = try await regency.site.browser(as: "teknis")
        let (draft, check) = try await filed(desk, email: "budi@contoh.id", answered: "siti@aren.contoh")
        // The one that the officer noted for it is chosen already.
        #expect(check.words.contains("value=\"budi@contoh.id\" checked"))
        let other = [("persetujuan", "lisan"), ("kabar", "lain"), ("kabar-lain", "wati(at)contoh")]
        let refused = try await desk.post("\(draft)/periksa", other)
        #expect(refused.status == 422)
        #expect(refused.text.contains("id=\"f-kabar-lain-galat\""))
        #expect(refused.words.contains("value=\"wati(at)contoh\""))
        #expect(
            try await desk.post(
                "\(draft)/periksa", [("persetujuan", "lisan"), ("kabar", "lain"), ("kabar-lain", "wati@contoh.id")]
            ).status == 303
        )
        let told = Set(try await regency.site.mails().map(\.to))
        #expect(told.contains("wati@contoh.id"))
        #expect(told.isDisjoint(with: ["budi@contoh.id", "siti@aren.contoh"]))
    }

    /// Typed, and not chosen: neither of the two addresses is taken for granted.
    @Test func anAddressThatWasTypedMustBeChosen() async throws {
        let regency = try await Regency()
        let desk = try await regency.site.browser(as: "teknis")
        let (draft, _) = try await filed(desk, email: "budi@contoh.id", answered: "siti@aren.contoh")
        let typed = ("kabar-lain", "wati@contoh.id")
        let refused = try await desk.post(
            "\(draft)/periksa", [("persetujuan", "lisan"), ("kabar", "budi@contoh.id"), typed])
        #expect(refused.status == 422)
        #expect(refused.text.contains("id=\"f-kabar-galat\""))
        #expect(refused.words.contains("Alamat lain sudah ditulis"))
        #expect(refused.words.contains("value=\"wati@contoh.id\""))
        #expect(try await regency.site.mails().allSatisfy { $0.to != "budi@contoh.id" })
        // Confirmed, and then something else kept it from being sent: it stands there the next time.
        try await ConfirmCounter(regency.environment, regency.site.cases)(
            draft.lastPart, of: regency.kominfo.id, news: "lain", other: "wati@contoh.id", consent: .spoken,
            by: regency.person("teknis"))
        let check = try await desk.get("\(draft)/periksa")
        #expect(check.words.contains("value=\"lain\" checked"))
        #expect(check.words.contains("value=\"wati@contoh.id\""))
    }

    /// Whoever rests at the counter reads who can go on.
    @Test func aDraftThatRestsHereIsTheOfficers() async throws {
        let regency = try await Regency()
        let desk = try await regency.site.browser(as: "teknis")
        let (draft, _) = try await filed(desk, email: "budi@contoh.id", answered: "siti@aren.contoh")
        let saved = try await desk.get("\(draft)/simpan")
        #expect(saved.words.contains("Hanya Anda yang dapat membukanya; pemohon tidak"))
        #expect(!saved.words.contains("Siapa pun yang memegang tautan"))
        let link = try #require(saved.value(after: "id=tautan readonly value=\""))
        #expect(try await desk.get(String(link.drop { $0 != "/" }.dropFirst(2).drop { $0 != "/" })).status == 200)
    }

    @Test func thatNobodyWillBeToldIsSaidBeforeSending() async throws {
        let regency = try await Regency()
        let source = """
            sop: tanya
            versi: 1
            judul: Menanyakan keadaan jaringan
            untuk: [dinas-kominfo]
            pelaksana:
              penanya: {nama: Penanya, pihak: pemohon, siapa: [umum], dibantu: [tim]}
              tim: {nama: Tim Teknis, peran: tim-teknis}
            formulir: {tanya: {isi: {label: Pertanyaan, jenis: teks, wajib: ya}}}
            akhir: {beres: {judul: Terjawab, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
            pencabutan: {akhir: dicabut}
            langkah:
              ajukan: {kegiatan: Menanyakan, oleh: penanya, isi: [tanya], lalu: jawab}
              jawab: {kegiatan: Menjawab, oleh: tim, waktu: 1 hari kerja, lalu: beres}
            uji:
              - {nama: Terjawab, jalan: [ajukan, jawab], akhir: beres}
            """
        let terms = AdoptionTerms(
            sopNumber: "002/SOP/2026", firstDay: regency.clock.now.date(in: .wib), approvedBy: "Kepala Dinas")
        _ = try await AdoptProcedure(regency.environment, catalogue: ServicesCatalogue.base)(
            source: Array(source.utf8), fileName: "tanya.sop.yaml", at: regency.kominfo.id, terms, by: regency.admin)
        let desk = try await regency.site.browser(as: "teknis")
        _ = try await desk.get("/meja/kominfo/loket")
        let started = try await desk.post(
            "/meja/kominfo/loket", [("layanan", "tanya"), ("nama", "Budi Contoh"), ("email", ""), ("kanal", "datang")])
        let draft = String(started.location.dropLast(2))
        try await desk.post("\(draft)/1", [("tanya.isi", "Mengapa lambat?")])
        let check = try await desk.get("\(draft)/periksa")
        #expect(check.words.contains("Pemohon tidak akan menerima kabar"))
        #expect(check.words.contains("Budi Contoh"))
        #expect(check.words.contains("value=\"tidak-ada\" checked"))
        let sent = try await desk.post("\(draft)/periksa", [("persetujuan", "lisan"), ("kabar", "tidak-ada")])
        #expect(sent.location == "\(draft)/terkirim")
    }
}
