import Testing

/// What anybody sees of an office.
@Suite struct PublicPagesTests {
    @Test func theHomePageOffersTheServices() async throws {
        let browser = try await Regency().site.browser()
        let home = try await browser.get("/k/kominfo/")
        #expect(home.status == 200)
        #expect(home.words.contains("Dinas Kominfo Contoh"))
        #expect(home.links.contains("/k/kominfo/layanan/email-domain"))
        #expect(home.words.contains("Pendaftaran email dan domain perangkat daerah"))
        #expect(home.words.contains("Kantor buka sampai pukul 16.00"))
    }

    @Test func searchFindsByWords() async throws {
        let browser = try await Regency().site.browser()
        #expect(try await browser.get("/k/kominfo/?q=domain+email").links.contains("/k/kominfo/layanan/email-domain"))
        let none = try await browser.get("/k/kominfo/?q=%3Cb%3Ekambing")
        #expect(none.status == 200)
        #expect(none.text.contains("&lt;b&gt;kambing"))
    }

    @Test func theServicePageIsTheSOP() async throws {
        let browser = try await Regency().site.browser()
        let page = try await browser.get("/k/kominfo/layanan/email-domain")
        #expect(page.status == 200)
        for text in [
            "Pendaftaran email dan domain perangkat daerah", "Paling lama 10 hari kalender",
            "Berhenti selama menunggu Anda", "Tidak dipungut biaya", "000/SOP/2026",
            "SK pengelola", "Surat permohonan", "KTP pengelola", "PDF, paling besar 2 MB", "PDF, JPG, atau PNG",
            "Tim Teknis", "Kabid Tata Kelola", "Kepala Dinas", "Memandu pemohon mendaftarkan email dan domain",
            "Mengalokasikan alamat IP untuk hosting domain", "PP 82/2012",
            "Kantor dan desa lewat petugasnya, atau siapa saja yang mempunyai alamat email aktif",
            "PDF, JPG, atau PNG, paling besar 2 MB. Dihapus 90 hari kalender sesudah selesai",
        ] {
            #expect(page.words.contains(text), "\(text)")
        }
        // That somebody gives up is no way that a step leads.
        #expect(!page.words.contains("Dicabut pemohon"))
        #expect(try await browser.get("/k/kominfo/layanan/tidak-ada").status == 404)
        // Without a limit of the whole the steps are added up.
        #expect(
            try await browser.get("/k/kominfo/layanan/akun-aplikasi").words.contains("Paling lama 35 menit kerja"))
    }

    @Test func officesAreFoundByHostAndBySlug() async throws {
        let site = try await Regency().site
        #expect(try await site.browser().get("/").words.contains("Kabupaten Contoh"))
        #expect(try await site.browser().get("/k/aren/").words.contains("Desa Aren"))
        #expect(try await site.browser().get("/k/tidak-ada/").status == 404)
        let village = site.browser(host: "bambu.contoh.id")
        #expect(try await village.get("/").words.contains("Desa Bambu"))
        // A village's host shows that village only.
        #expect(try await village.get("/k/aren/").status == 404)
        let stranger = try await site.browser(host: "kabupaten.lain.id").get("/")
        #expect(stranger.status == 421)
        #expect(stranger.words.contains("tidak dilayani di sini"))
    }

    /// Waiting for the applicant, the clock stands here as on the applicant's own page.
    @Test func theTrackedClockStandsWhileTheApplicantIsWaitedFor() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let id = try await clerk.apply()
        try await regency.site.browser(as: "kadis").complete("perintah-periksa", of: id)
        try await regency.site.browser(as: "kabid").complete(
            "periksa", of: id, [("hasil", "tidak"), ("alasan", "Surat belum ditandatangani")])
        let own = try await clerk.get("/k/kominfo/permohonan/\(id)")
        let code = try #require(own.words.firstMatch(of: /Kode <b class=nb>([0-9A-Z -]+)<\/b>/)?.1)
        let found = try await regency.site.browser().get("/k/kominfo/lacak?kode=\(Browser.encoded(String(code)))")
        #expect(found.words.contains("Waktu berhenti, sisa 10 hari kalender"))
        #expect(found.words.contains("Menunggu pemohon"))
        #expect(!found.words.contains("hari kalender lagi"))
        #expect(!found.words.contains("Surat belum ditandatangani"))
    }

    /// The two services of this office are seen at once: none stands there twice.
    @Test func aShortListHasNoMostUsed() async throws {
        let home = try await Regency().site.browser().get("/k/kominfo/")
        #expect(!home.words.contains("Paling sering diurus"))
        #expect(home.links.count { $0 == "/k/kominfo/layanan/email-domain" } == 1)
    }

    @Test func onlyAGovernmentsAddressSaysThatItIsOne() async throws {
        let site = try await Regency().site
        #expect(try await site.browser().get("/").words.contains("Situs percobaan, bukan alamat resmi"))
        let village = site.browser(host: "bambu.contoh.id")
        #expect(try await village.get("/").words.contains("Situs percobaan, bukan alamat resmi"))
        #expect(try await village.get("/tidak-ada").words.contains("Situs percobaan, bukan alamat resmi"))
    }

    @Test func anAddressThatLeadsNowhereIsAPage() async throws {
        let browser = try await Regency().site.browser()
        for path in ["/tidak-ada", "/layanan", "/meja/", "/..%2f..%2fetc/passwd", "/aset/balai.css"] {
            let answer = try await browser.get(path)
            #expect(answer.status == 404 || answer.status == 303, "\(path): \(answer.status)")
            if answer.status == 404 { #expect(answer.words.contains("Halaman ini tidak ada"), "\(path)") }
        }
    }

    @Test func theTrackingCodeShowsTheStateOnly() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let id = try await clerk.apply()
        let own = try await clerk.get("/k/kominfo/permohonan/\(id)")
        let code = try #require(own.words.firstMatch(of: /Kode <b class=nb>([0-9A-Z -]+)<\/b>/)?.1)
        // Five bits a symbol: at least 60 random bits.
        #expect(code.filter { $0.isLetter || $0.isNumber }.count >= 12)

        let anybody = regency.site.browser()
        let found = try await anybody.get("/k/kominfo/lacak?kode=\(Browser.encoded(code.lowercased()))")
        #expect(found.status == 200)
        #expect(found.words.contains("Memerintahkan pemeriksaan kelengkapan berkas"))
        #expect(found.words.contains("Pendaftaran email dan domain"))
        for text in ["Dipegang oleh", "Kepala Dinas", "Kamis 12 Maret, 24.00", "Mengapa Kamis 12 Maret pukul 24.00?"] {
            #expect(found.words.contains(text), "\(text)")
        }
        for secret in ["Siti", "0012014101900001", "aren.contoh", "0812", "sk.pdf", id] {
            #expect(!found.words.contains(secret), "\(secret)")
        }
        let unknown = try await anybody.get("/k/kominfo/lacak?kode=0000-0000-0000-0000")
        #expect(unknown.status == 404)
        #expect(unknown.words.contains("Kode ini tidak kami kenal"))
        #expect(unknown.words.contains("0000-0000-0000-0000"))
    }
}
