import Forms
import Services
import Store
import Testing

/// What officers are to know, and how applicants without an address are told.
@Suite struct NoticePagesTests {
    private static let report = """
        formulir: {l: {isi: {label: Isi, jenis: teks, wajib: ya}}}
        akhir: {tuntas: {judul: Tuntas, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Melapor, oleh: pelapor, isi: [l], lalu: telaah}
          telaah: {kegiatan: Menelaah, oleh: operator, waktu: 1 hari kerja, lalu: tuntas}
        uji:
          - {nama: Tuntas, jalan: [ajukan, telaah], akhir: tuntas}
        """

    /// Looking marks nothing: reading is an act of its own.
    @Test func newsIsCountedUntilItIsMarkedAsRead() async throws {
        let regency = try await Regency()
        _ = try await regency.apply()
        let kadis = try await regency.site.browser(as: "kadis")
        #expect(try await kadis.get("/meja").words.contains("Kabar (1)"))
        let page = try await kadis.get("/meja/kabar")
        #expect(page.words.contains("Tugas baru:") && page.words.contains("1 belum dibaca"))
        #expect(page.words.contains("2026-00001"))
        #expect(!page.words.contains("Siti Contoh"), "no list of news names an applicant")
        let link = try #require(page.links.first { $0.hasPrefix("/meja/kominfo/") && $0.count > 30 })
        #expect(try await kadis.get(link).status == 200)
        #expect(try await kadis.get("/meja/kabar").words.contains("1 belum dibaca"))
        let mark = try #require(page.text.firstMatch(of: /name=sampai value="(\d+)"/)?.output.1)
        #expect(try await kadis.post("/meja/kabar", [("sampai", String(mark))]).status == 303)
        #expect(
            try await kadis.get("/meja/kabar").words.contains("1 belum dibaca"),
            "what came in the same second was not on the page")
        let key = try #require(page.text.firstMatch(of: /name=kabar value="([^"]+)"/)?.output.1)
        let marked = try await kadis.post("/meja/kabar", [("sampai", String(mark)), ("kabar", String(key))])
        #expect(marked.status == 303)
        let after = try await kadis.get("/meja/kabar")
        #expect(after.words.contains("Semua sudah dibaca") && !after.words.contains("Kabar (1)"))
        #expect(try await !regency.site.browser(as: "kabid").get("/meja/kabar").words.contains("Tugas baru:"))
    }

    /// As the mail does, though the village handles the case and its officers are not the reader's.
    @Test func aLaneWithoutAnybodyLeadsToTheOfficersOfItsOffice() async throws {
        let regency = try await Regency()
        try await TowerSOP.adopt(in: regency)
        try await regency.officer("sari", ["admin"], in: regency.kominfo)
        for head in ["kadis", "kadis2"] { try await regency.endRoles(of: head) }
        _ = try await TowerSOP.apply(in: regency)
        let sari = try await regency.site.browser(as: "sari")
        let page = try await sari.get("/meja/kabar")
        #expect(page.words.contains("Belum ada petugas:"), "\(page.words)")
        #expect(page.links.contains("/kelola/kominfo/petugas"))
        #expect(try await sari.get("/kelola/kominfo/petugas").status == 200)
    }

    @Test func whoHasNoAddressIsToldByWhatsAppOrSlip() async throws {
        let regency = try await CounterSOP.village()
        let desk = try await regency.site.browser(as: "operator")
        let address = "/meja/aren/\(try await desk.fileAtCounter(news: "tidak-ada"))"
        let page = try await desk.get(address)
        #expect(page.words.contains("Kabar ini tidak sampai ke pemohon"))
        #expect(page.words.contains("tanpa alamat email, belum diberitahukan"))
        #expect(page.links.contains("\(address)/slip"))
        let slip = try await desk.get("\(address)/slip")
        #expect(slip.status == 200 && slip.words.contains("SLIP PEMBERITAHUAN") && slip.words.contains("diterima"))
        #expect(!page.links.contains { $0.hasPrefix("https://wa.me/") }, "no number was given")
        #expect(slip.words.contains("Budi Contoh") && slip.words.contains("Lacak di"))
        #expect(try await desk.post("\(address)/kabar", [("cara", "slip")]).status == 303)
        #expect(try await desk.get(address).words.contains("Kabar ini tidak sampai"), "no notice was named")
        let name = try #require(page.text.firstMatch(of: /name=kabar value="([^"]+)"/)?.output.1)
        #expect(try await desk.post("\(address)/kabar", [("cara", "slip"), ("kabar", String(name))]).status == 303)
        let after = try await desk.get(address)
        #expect(
            !after.words.contains("Kabar ini tidak sampai") && after.words.contains("diberitahukan dengan slip oleh"))
    }

    /// Nobody need open the case by chance: the inbox leads to it until somebody has noted that the applicant was told.
    @Test func whoIsStillToBeToldIsListedAtTheDesk() async throws {
        let regency = try await CounterSOP.village()
        let desk = try await regency.site.browser(as: "operator")
        let id = try await desk.fileAtCounter(news: "tidak-ada")
        let address = "/meja/aren/permohonan?keadaan=belum-diberi-tahu"
        func isListed() async throws -> Bool {
            let inbox = try await desk.get("/meja")
            return inbox.links.contains(address) && inbox.words.contains("Pemohon belum diberi tahu")
        }
        #expect(try await isListed(), "the application came as a letter: nobody was handed its receipt")
        #expect(try await desk.get(address).links.contains("/meja/aren/\(id)#belum-diberi-tahu"))
        let page = try await desk.get("/meja/aren/\(id)")
        #expect(page.text.contains("id=\"belum-diberi-tahu\""))
        let name = try #require(page.text.firstMatch(of: /name=kabar value="([^"]+)"/)?.output.1)
        _ = try await desk.post("/meja/aren/\(id)/kabar", [("cara", "slip"), ("kabar", String(name))])
        #expect(try await !isListed())
        #expect(try await !desk.get("/meja/aren/permohonan").links.contains(address), "a tab of none is not shown")
        let done = try await desk.doAtVillage("periksa", of: id, [("hasil", "kurang"), ("alasan", "KTP buram.")])
        #expect(
            try await desk.get(done.location).words.contains(
                "Pemohon tanpa alamat email belum diberi tahu: cetak slipnya"))
        #expect(try await isListed())
    }

    /// A page that says that the applicant is told says so only where they are.
    @Test func whatIsSaidOfTheNewsIsTrue() async throws {
        let regency = try await CounterSOP.village()
        let desk = try await regency.site.browser(as: "operator")
        for (news, isTold) in [("tidak-ada", false), ("budi@contoh.id", true)] {
            let address = "/meja/aren/\(try await desk.fileAtCounter(news: news))"
            #expect(try await desk.get("\(address)/cabut").words.contains("Pemohon diberi tahu.") == isTold)
            #expect(try await desk.get("\(address)/perbaikan").words.contains("Pemohon diberi tahu.") == isTold)
            let done = try await desk.post("\(address)/cabut", [("alasan", "Tidak jadi"), ("persetujuan", "lisan")])
            let after = try await desk.get(done.location)
            #expect(after.words.contains("sudah dicabut; pemohon diberi tahu.") == isTold)
            #expect(after.words.contains("sudah dicabut; pemohon tanpa alamat email belum diberi tahu") == !isTold)
        }
    }

    @Test func nothingIsPromisedWhereTheLastMailCameBack() async throws {
        let regency = try await CounterSOP.village()
        let desk = try await regency.site.browser(as: "operator")
        let address = "/meja/aren/\(try await desk.fileAtCounter(news: "budi@contoh.id"))"
        try await regency.environment.database.write {
            _ = try $0.execute("UPDATE notices SET sent_at = 1, bounced_at = 2 WHERE account_id IS NULL")
        }
        let asked = try await desk.get("\(address)/cabut").words
        #expect(!asked.contains("Pemohon diberi tahu.") && asked.contains("Email terakhir kepada pemohon dikembalikan"))
        let done = try await desk.post("\(address)/cabut", [("alasan", "Tidak jadi"), ("persetujuan", "lisan")])
        let after = try await desk.get(done.location).words
        #expect(after.contains("sudah dicabut; email terakhir kepada pemohon dikembalikan"))
    }

    /// Whoever gets no mail reads on the slip what would have stood in it: what is lacking, and until when.
    @Test func theSlipSaysWhatTheMailWouldHave() async throws {
        let regency = try await CounterSOP.village()
        let desk = try await regency.site.browser(as: "operator")
        let id = try await desk.fileAtCounter(news: "tidak-ada")
        let receipt = try await desk.get("/meja/aren/\(id)/slip")
        #expect(receipt.words.contains("Simpan slip ini sebagai tanda terima."))
        try await desk.doAtVillage("periksa", of: id, [("hasil", "kurang"), ("alasan", "KTP sudah lewat masanya.")])
        let slip = try await desk.get("/meja/aren/\(id)/slip")
        #expect(slip.words.contains("perlu diperbaiki"))
        #expect(slip.words.contains("Catatan petugas: KTP sudah lewat masanya."))
        #expect(slip.words.contains("Isi paling lambat"))
        // An officer's words go to nobody else's site.
        #expect(
            try await !desk.get("/meja/aren/\(id)").links.contains { $0.contains("wa.me") && $0.contains("masanya") })
    }

    /// The counter may not decide for somebody who applied alone and would not hear of it: the slip sends nobody there in vain.
    @Test func theSlipSaysWhereTheApplicantGoesOn() async throws {
        let regency = try await CounterSOP.village()
        try await CounterSOP.adopt("lapor", Self.report, in: regency) { $0 }
        let (environment, cases, office) = (regency.environment, regency.site.cases, regency.villageA.id)
        let person = try await regency.person("asing")
        let draft = try await StartDraft(environment, cases)("lapor", at: office, by: person, secret: nil)
        let troubles = try await DraftDesk(environment, cases).answer(
            [FieldPath("l.isi")!: .text("Tiang listrik miring")], in: draft, of: office, by: person, secret: nil)
        try #require(troubles.isEmpty)
        let alone = try await SubmitDraft(environment, cases)(draft, of: office, by: person, secret: nil)
        let desk = try await regency.site.browser(as: "operator")
        let helped = try await desk.fileAtCounter(news: "tidak-ada")
        for (id, isHelped) in [(alone, false), (helped, true)] {
            let slip = try await desk.get("/meja/aren/\(id)/slip").words
            #expect(slip.contains("Untuk mengerjakan langkah Anda, datanglah ke loket.") == isHelped)
            #expect(slip.contains("buka permohonan ini seperti saat mengajukannya") == !isHelped)
        }
    }

    /// An officer's reason is content: whom the SOP keeps from it hands out a slip without it.
    @Test func theSlipKeepsWhatIsClosedToWhoPrintsIt() async throws {
        let regency = try await CounterSOP.village {
            $0.replacing(
                "perbaikan: {isian", with: "kerahasiaan: [{tutup: isi, kecuali: [operator]}]\nperbaikan: {isian")
        }
        let desk = try await regency.site.browser(as: "operator")
        let id = try await desk.fileAtCounter(news: "tidak-ada")
        try await desk.doAtVillage("periksa", of: id, [("hasil", "kurang"), ("alasan", "KTP sudah lewat masanya.")])
        let slip = "/meja/aren/\(id)/slip"
        #expect(try await desk.get(slip).words.contains("Catatan petugas: KTP sudah lewat masanya."))
        let head = try await regency.site.browser(as: "kades").get(slip)
        #expect(head.status == 200 && head.words.contains("perlu diperbaiki"))
        #expect(!head.words.contains("masanya") && !head.words.contains("Catatan petugas"))
    }

    /// Where the SOP asks no number the counter may note one; who may not know the applicant does not read it.
    @Test func theCounterNotesANumber() async throws {
        let regency = try await CounterSOP.village()
        let desk = try await regency.site.browser(as: "operator")
        try await desk.get("\(CounterSOP.root)/loket")
        let wrong = try await desk.post(
            "\(CounterSOP.root)/loket",
            [("layanan", "izin"), ("nama", "Budi"), ("kanal", "datang"), ("hp", "nomor saya")])
        #expect(wrong.status == 422 && wrong.text.contains("id=\"f-hp-galat\"") && wrong.words.contains("nomor saya"))
        let id = try await desk.fileAtCounter([("hp", "0812 0000 0002")], news: "tidak-ada")
        let page = try await desk.get("/meja/aren/\(id)")
        #expect(page.links.contains { $0.hasPrefix("https://wa.me/6281200000002?text=") })
        #expect(page.words.contains("0812 0000 0002"))
    }

    /// The number that the applicant gave leads to a message that is ready: office, number, news and code, and nothing else.
    @Test func theMessageIsReadyWhereANumberWasGiven() async throws {
        let regency = try await CounterSOP.village {
            $0.replacing(
                "formulir: {acara: {acara: {label: Acara, jenis: teks, wajib: ya}}}",
                with: "formulir: {acara: {acara: {label: Nomor HP, jenis: telepon, wajib: ya}}}")
        }
        let desk = try await regency.site.browser(as: "operator")
        let draft = try await desk.beginAtCounter()
        for (number, answer) in [("acara.acara", "081200000001"), ("asli.ktp", "ya"), ("asli.kk", "ya")].enumerated() {
            #expect(try await desk.post("\(draft)/\(number + 1)", [answer]).status == 303)
        }
        let sent = try await desk.post("\(draft)/periksa", [("persetujuan", "lisan"), ("kabar", "tidak-ada")])
        let address = try #require(
            try await desk.get(sent.location).links.first { $0.hasPrefix("/meja/aren/") && $0.count > 30 })
        let page = try await desk.get(address)
        let link = try #require(page.links.first { $0.hasPrefix("https://wa.me/") })
        #expect(link.hasPrefix("https://wa.me/6281200000001?text=Desa%20Aren%3A%20Permohonan%20"))
        #expect(link.contains("diterima") && link.contains("Kode%20untuk%20melihat%20keadaannya"))
        #expect(!link.contains("Budi") && !link.contains(" "))
    }

    @Test func theDigestIsStoppedAndBegunByAForm() async throws {
        let regency = try await Regency()
        let account = try await regency.site.browser(as: "operator")
        #expect(try await account.get("/akun").status == 200)
        for choice in ["tidak", "ya"] {
            #expect(try await account.post("/akun/ringkasan", [("ringkasan", choice)]).status == 303)
            let wanted = try await regency.environment.database.read {
                try $0.row("SELECT COUNT(*) AS n FROM accounts WHERE digest_refused_at IS NOT NULL")?.int("n") == 0
            }
            #expect(wanted == (choice == "ya"))
        }
    }
}
