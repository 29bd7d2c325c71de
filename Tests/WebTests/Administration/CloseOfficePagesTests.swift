import Testing

/// An office is closed by pages; from then on whatever of it somebody comes to says so, and where to go instead
/// (docs/decisions/0061).
@Suite struct CloseOfficePagesTests {
    private let page = "/kelola/kominfo/kantor"
    private let notice = "Kantor ini ditutup sejak 2 Maret 2026 berdasarkan Peraturan Rekaan 1/2026."
    private let service = "/k/kominfo/layanan/email-domain"

    private static let terms = [
        ("penerus", "bambu"), ("peraturan", "Peraturan Rekaan 1/2026"), ("alasan", "Digabung dengan desa"),
    ]

    private func close(_ regency: Regency, _ office: String = "kominfo", successor: String = "bambu") async throws {
        let ayu = try await regency.site.browser(as: "ayu")
        let page = "/kelola/\(office)/kantor"
        try await ayu.get("\(page)/tutup")
        let terms = Self.terms.map { $0.0 == "penerus" ? ("penerus", successor) : $0 }
        let closed = try await ayu.post("\(page)/tutup", terms)
        try #require(closed.location == page, "\(closed.words)")
    }

    @Test func itIsAskedForAndClosed() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        #expect(try await ayu.get(page).links.contains("\(page)/tutup"))
        let asked = try await ayu.get("\(page)/tutup")
        #expect(asked.words.contains("Tutup kantor?") && asked.words.contains("Petugas kadis, Kepala Dinas"))
        #expect(!asked.words.contains("Yang menghalangi"))
        let wrong = try await ayu.post("\(page)/tutup", [("penerus", "karangan"), ("alasan", "Digabung dengan desa")])
        #expect(wrong.status == 422 && wrong.words.contains("Tidak ada kantor bernama pendek “karangan”"))
        #expect(wrong.words.contains("Isi peraturan yang mendasarinya") && wrong.words.contains("Digabung dengan desa"))
        #expect(try await ayu.post("\(page)/tutup", Self.terms).location == page)

        let facts = try await ayu.get(page)
        #expect(facts.words.contains("Dinas Kominfo Contoh sudah ditutup") && facts.words.contains("Desa Bambu"))
        #expect(facts.links.contains("\(page)/buka") && !facts.links.contains("\(page)/tutup"))
        #expect(try await ayu.get("/kelola").words.contains("· ditutup"))
        for office in ["contoh", "kominfo"] {
            #expect(try await ayu.get("/kelola/\(office)/catatan").words.contains("Kantor ditutup: kominfo"))
        }
        let below = try await ayu.get("\(page)/baru")
        #expect(below.words.contains("sudah ditutup; tidak ada kantor baru di bawahnya"))
    }

    @Test func everyPageOfItSaysSoAndLeadsOn() async throws {
        let regency = try await Regency()
        try await close(regency)
        let anybody = regency.site.browser()
        for path in ["/k/kominfo/", "/k/kominfo/lacak", "/k/kominfo/laporan", "/k/kominfo/privasi"] {
            let answer = try await anybody.get(path)
            #expect(answer.status == 200 && answer.words.contains(notice), "\(path)")
            #expect(answer.links.contains("/k/bambu/") && !answer.links.contains(service), "\(path)")
        }
        let home = try await anybody.get("/k/kominfo/").words
        #expect(home.contains("tidak menerima permohonan lagi") && !home.contains("Kantor buka"))
        // Of what it kept it goes on telling, and whom to ask.
        let kept = try await anybody.get("/k/kominfo/privasi").words
        #expect(kept.contains("Pendaftaran email dan domain perangkat daerah"))
        #expect(kept.contains("Sampaikan kepada Desa Bambu") && !kept.contains("Sampaikan di loket"))
        let gone = try await anybody.get(service)
        #expect(gone.status == 410 && gone.words.contains(notice))
        #expect(gone.words.contains("Layanannya pada Desa Bambu"))
        let officer = try await regency.site.browser(as: "operator")
        #expect(try await officer.post("\(service)/ajukan").status == 410)
        // The regency's own pages offer nothing of it, and say where it went.
        #expect(try await anybody.get("/").words.contains("Ditutup; layanannya pada Desa Bambu"))
        #expect(try await !anybody.get("/?q=email").links.contains(service))
    }

    /// A host of its own goes on answering.
    @Test func itsHostSaysSoToo() async throws {
        let regency = try await Regency()
        try await close(regency, "bambu", successor: "aren")
        let home = try await regency.site.browser(host: "bambu.contoh.id").get("/")
        #expect(home.status == 200 && home.words.contains(notice))
        #expect(home.links.contains("http://127.0.0.1:\(regency.site.port)/k/aren/"))
    }

    /// A draft that was begun is not lost, and is not sent either.
    @Test func aDraftSaysThatItCannotBeSent() async throws {
        let regency = try await Regency()
        let officer = try await regency.site.browser(as: "operator")
        let draft = try await officer.startDraft()
        try await close(regency)
        let answer = try await officer.get("\(draft)/1")
        #expect(answer.status == 410 && answer.words.contains("Layanan ini tidak lagi dibuka"))
        #expect(answer.words.contains(notice))
    }

    @Test func whatStandsInTheWayIsSaid() async throws {
        let regency = try await Regency()
        _ = try await regency.apply()
        let ayu = try await regency.site.browser(as: "ayu")
        let asked = try await ayu.get("\(page)/tutup")
        #expect(asked.words.contains("Kantor ini belum dapat ditutup") && asked.words.contains("Yang menghalangi"))
        #expect(asked.words.contains("1 permohonan masih berjalan di kantor ini. Selesaikan dahulu"))
        #expect(asked.words.contains("Memerintahkan pemeriksaan kelengkapan berkas"))
        #expect(!asked.text.contains("<button class=\"btn alt bad\">"))
        let sent = try await ayu.post("\(page)/tutup", Self.terms)
        #expect(sent.status == 422 && sent.words.contains("Peraturan Rekaan 1/2026"), "what was typed stays")
        #expect(try await regency.site.browser().get(service).status == 200)
    }

    @Test func itIsOpenedAgain() async throws {
        let regency = try await Regency()
        try await close(regency)
        let ayu = try await regency.site.browser(as: "ayu")
        #expect(try await ayu.get("\(page)/buka").words.contains("Buka kantor kembali?"))
        #expect(try await ayu.post("\(page)/buka").status == 422)
        #expect(try await ayu.post("\(page)/buka", [("alasan", "Putusan rekaan")]).location == page)
        #expect(try await ayu.get("/kelola/contoh/catatan").words.contains("Kantor dibuka lagi: kominfo"))
        let anybody = regency.site.browser()
        #expect(try await anybody.get(service).status == 200)
        #expect(try await !anybody.get("/k/kominfo/").words.contains("ditutup sejak"))
    }

    @Test func itIsOpenedAgainWithoutServices() async throws {
        let regency = try await Regency()
        try await close(regency)
        let ayu = try await regency.site.browser(as: "ayu")
        #expect(try await ayu.get("\(page)/buka").words.contains("langsung dibuka untuk umum"))
        let kept = try await ayu.post("\(page)/buka", [("layanan", "tidak")])
        #expect(kept.status == 422 && kept.text.contains("value=\"tidak\" checked"), "what was chosen stays")
        let opened = try await ayu.post("\(page)/buka", [("layanan", "tidak"), ("alasan", "Menghapus isi")])
        #expect(opened.location == page)
        #expect(try await regency.site.browser().get(service).status == 404)
    }

    /// Whoever taps twice reads that it is done; a form of before the office was opened again closes nothing.
    @Test func aSecondTapFindsItDoneAndAnOldFormClosesNothing() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let form = try await ayu.get("\(page)/tutup")
        let old = try #require(form.value(after: "name=kode value=\""))
        for _ in 0..<2 {
            let closed = try await ayu.post("\(page)/tutup", Self.terms + [("kode", old)])
            #expect(closed.location == page, "\(closed.words)")
        }
        #expect(try await ayu.get(page).words.contains("Dinas Kominfo Contoh sudah ditutup"))
        let again = try await ayu.get("\(page)/buka")
        let seen = try #require(again.value(after: "name=kode value=\""))
        for _ in 0..<2 {
            let opened = try await ayu.post("\(page)/buka", [("alasan", "Putusan rekaan"), ("kode", seen)])
            #expect(opened.location == page, "\(opened.words)")
        }
        let kept = try await ayu.post("\(page)/tutup", Self.terms + [("kode", old)])
        #expect(kept.status == 422 && kept.words.contains("dibuka kembali sesudah formulir ini dimuat"))
        #expect(kept.words.contains("Peraturan Rekaan 1/2026"), "what was typed stays")
        #expect(try await regency.site.browser().get(service).status == 200)
        let fresh = try #require(kept.value(after: "name=kode value=\""))
        #expect(try await ayu.post("\(page)/tutup", Self.terms + [("kode", fresh)]).location == page)
    }

    @Test func anOfficesOwnAdministratorIsToldWhoMay() async throws {
        let regency = try await Regency()
        try await regency.officer("wati", ["admin"], in: regency.villageA)
        let wati = try await regency.site.browser(as: "wati")
        let page = "/kelola/aren/kantor"
        #expect(try await !wati.get(page).links.contains("\(page)/tutup"))
        let asked = try await wati.get("\(page)/tutup")
        #expect(asked.words.contains("hanya dapat ditutup administrator Kabupaten Contoh"))
        #expect(try await wati.post("\(page)/tutup", Self.terms).status == 422)
        #expect(try await wati.post("\(page)/buka", [("alasan", "Coba")]).status == 422)
    }
}
