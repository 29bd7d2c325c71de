import Forms
import Procedures
import Services
import Testing
import Web

/// What an SOP may allow beside its steps, pressed in a browser: correction, extension, skipping, follow-ups, and what
/// it closes.
@Suite struct CaseRulePages {
    private static let root = "/k/aren"

    private static let permit = """
        batas: {waktu: 10 hari kerja, perpanjangan: {oleh: kades, tambah: 7 hari kerja}}
        formulir: {acara: {acara: {label: Acara, jenis: teks, wajib: ya}}}
        akhir:
          terbit: {judul: Izin terbit, jenis: berhasil}
          ditolak: {judul: Izin ditolak, jenis: ditolak}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        perbaikan: {isian: [acara.acara], sampai: setujui}
        lanjutan: {lagi: {sop: izin-lagi, sesudah: [ditolak], dalam: 5 hari kerja, dengan: {ulang.acara: acara.acara}}}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [acara], lalu: tinjau}
          tinjau: {kegiatan: Meninjau tempat, oleh: [operator, kaur], waktu: 1 hari kerja, boleh-dilewati: ya, lalu: setujui}
          setujui: {keputusan: Menyetujui izin, oleh: kades, waktu: 1 hari kerja, hasil: {ya: terbit, tidak: {lalu: ditolak, alasan: untuk-pemohon}}}
        uji:
          - {nama: Terbit, jalan: [ajukan, {tinjau: {oleh: operator}}, {tinjau: {oleh: kaur}}, {setujui: ya}], akhir: terbit}
        """

    private static let again = """
        formulir: {ulang: {acara: {label: Acara, jenis: teks, wajib: ya}}}
        akhir: {beres: {judul: Beres, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan lagi, oleh: pelapor, isi: [ulang], lalu: putus}
          putus: {kegiatan: Memutus, oleh: kades, waktu: 1 hari kerja, lalu: beres}
        uji:
          - {nama: Beres, jalan: [ajukan, putus], akhir: beres}
        """

    private static let report = """
        formulir: {lapor: {nama: {label: Nama, jenis: teks, wajib: ya}, isi: {label: Laporan, jenis: teks, wajib: ya}}}
        akhir: {tuntas: {judul: Tuntas, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        pencatatan: [Buku Register Permohonan]
        kerahasiaan: [{tutup: identitas, kecuali: [kades]}]
        langkah:
          ajukan: {kegiatan: Menyampaikan laporan, oleh: pelapor, isi: [lapor], catat: {buku: register-permohonan, isi: {pemohon: lapor.nama}}, lalu: telaah}
          telaah: {kegiatan: Menelaah laporan, oleh: operator, waktu: 1 hari kerja, lalu: tuntas}
        uji:
          - {nama: Tuntas, jalan: [ajukan, telaah], akhir: tuntas}
        """

    private func village() async throws -> Regency {
        let regency = try await Regency()
        try await regency.officer("kades", ["kepala"], in: regency.villageA)
        try await regency.officer("kaur", ["kaur-umum"], in: regency.villageA)
        let sources = [
            ("izin-lagi", CaseRulePages.again), ("izin", CaseRulePages.permit), ("lapor", CaseRulePages.report),
        ]
        for (name, rest) in sources { try await adopt(name, rest, at: regency) }
        return regency
    }

    private func adopt(
        _ name: String, _ rest: String, version: Int = 1, assisted: String = "", at regency: Regency
    ) async throws {
        let source = """
            sop: \(name)
            versi: \(version)
            judul: Layanan \(name)
            untuk: [desa]
            pelaksana:
              pelapor: {nama: Pelapor, pihak: pemohon, siapa: [pegawai]\(assisted)}
              operator: {nama: Operator, peran: operator}
              kaur: {nama: Kaur Umum, peran: kaur-umum}
              kades: {nama: Kepala Desa, peran: kepala}
            \(rest)
            """
        let terms = AdoptionTerms(
            sopNumber: "001/SOP/2026", firstDay: regency.clock.now.date(in: .wib), approvedBy: "Kepala Desa")
        _ = try await AdoptProcedure(regency.environment, catalogue: ServicesCatalogue.base)(
            source: Array(source.utf8), fileName: "\(name).sop.yaml", at: regency.villageA.id, terms,
            by: regency.admin)
    }

    /// Sends an application with these answers, one a screen; returns the case's id.
    private func apply(_ browser: Browser, _ procedure: String, _ answers: [(String, String)]) async throws -> String {
        try await browser.get("\(CaseRulePages.root)/layanan/\(procedure)")
        let begun = try await browser.post("\(CaseRulePages.root)/layanan/\(procedure)/ajukan")
        try #require(begun.status == 303, "\(begun.words)")
        let draft = String(begun.location.dropLast(2))
        for (index, answer) in answers.enumerated() {
            let next = try await browser.post("\(draft)/\(index + 1)", [answer])
            try #require(next.status == 303, "\(next.words)")
        }
        let sent = try await browser.post("\(draft)/periksa")
        try #require(sent.status == 303, "\(sent.words)")
        let receipt = try await browser.get(sent.location)
        return try #require(receipt.links.first { $0.hasPrefix("\(CaseRulePages.root)/permohonan/") }).lastPart
    }

    @Test func theDeskTellsWhatTheCheckerWarnsOf() async throws {
        let regency = try await village()
        let village = try await regency.site.browser(as: "operator")
        let page = try await village.get("/meja/aren/sop/izin")
        #expect(page.text.firstMatch(of: /[1-9][0-9]* peringatan/) != nil, "\(page.words)")
        #expect(page.words.contains("P504"))
        #expect(try await village.get("/meja/aren/sop").words.contains("peringatan"))
        let kadis = try await regency.site.browser(as: "kadis")
        let shipped = try await kadis.get("/meja/kominfo/sop/email-domain")
        #expect(shipped.words.contains("Sudah diperiksa"))
        #expect(shipped.words.contains("10 dijalankan"))
    }

    @Test func aCorrectionIsMadeOnItsPageAndToldInTheHistory() async throws {
        let regency = try await village()
        let applicant = try await regency.site.browser(as: "asing")
        let id = try await apply(applicant, "izin", [("acara.acara", "Rapat RT")])
        let page = "\(CaseRulePages.root)/permohonan/\(id)"
        #expect(try await applicant.get(page).links.contains("\(page)/perbaikan"))
        let form = try await applicant.get("\(page)/perbaikan")
        #expect(form.text.contains("value=\"Rapat RT\""))
        let version = try #require(form.version)
        let empty = try await applicant.post("\(page)/perbaikan", [("versi", version), ("acara.acara", "")])
        #expect(empty.status == 422)
        let saved = try await applicant.post("\(page)/perbaikan", [("versi", version), ("acara.acara", "Rapat RW")])
        #expect(saved.location == page)
        #expect(try await applicant.get(page).words.contains("Acara: Rapat RT → Rapat RW"))
        let operatorPage = try await regency.site.browser(as: "operator").get("/meja/aren/\(id)")
        #expect(operatorPage.words.contains("Acara: Rapat RT → Rapat RW"))
        #expect(!operatorPage.links.contains { $0.hasSuffix("/perbaikan") })
    }

    @Test func theNewDeadlineIsShownBeforeItIsMade() async throws {
        let regency = try await village()
        let applicant = try await regency.site.browser(as: "asing")
        let id = try await apply(applicant, "izin", [("acara.acara", "Rapat RT")])
        let head = try await regency.site.browser(as: "kades")
        let address = "/meja/aren/\(id)/perpanjang/utama"
        #expect(try await head.get("/meja/aren/\(id)").links.contains(address))
        // Ten working days from Monday 2 March end on the 16th; with seven more, over Nyepi and Idulfitri, on 1 April.
        let form = try await head.get(address)
        #expect(form.words.contains("16 Maret"))
        #expect(form.words.contains("1 April"))
        #expect(try await head.post(address, [("alasan", " ")]).status == 422)
        #expect(try await head.post(address, [("alasan", "Tempat terendam")]).location == "/meja/aren/\(id)")
        let told = try await applicant.get("\(CaseRulePages.root)/permohonan/\(id)")
        #expect(told.words.contains("Tempat terendam"))
        #expect(told.words.contains("1 April"))
        #expect(try await head.get(address).status == 409)
        let other = try await regency.site.browser(as: "operator")
        #expect(try await other.get(address).status == 403)
    }

    @Test func severalPerformersAreNamedAndTheStepMayBeSkipped() async throws {
        let regency = try await village()
        let applicant = try await regency.site.browser(as: "asing")
        let id = try await apply(applicant, "izin", [("acara.acara", "Rapat RT")])
        let clerk = try await regency.site.browser(as: "operator")
        let before = try await clerk.get("/meja/aren/\(id)")
        #expect(before.plain.contains("Ditunggu Operator"))
        let version = try #require(before.version)
        _ = try await clerk.post("/meja/aren/\(id)/tugas/tinjau/1", [("versi", version)])
        let kaur = try await regency.site.browser(as: "kaur")
        let after = try await kaur.get("/meja/aren/\(id)")
        #expect(after.plain.contains("Sudah Operator (Petugas operator)"))
        #expect(after.plain.contains("Ditunggu Kaur Umum"))
        #expect(!after.plain.contains("Ditunggu Operator"))
        let skip = "/meja/aren/\(id)/tugas/tinjau/1/lewati"
        let refused = try await kaur.post(skip, [("alasan", "")])
        #expect(refused.status == 422)
        #expect(refused.words.contains("Isi alasan melewati"))
        #expect(try await kaur.post(skip, [("alasan", "Sudah dikenal")]).status == 303)
        let head = try await regency.site.browser(as: "kades").get("/meja/aren/\(id)")
        #expect(head.words.contains("Sudah dikenal"))
        #expect(head.words.contains("Menyetujui izin"))
    }

    @Test func aFollowUpBeginsFilledIn() async throws {
        let regency = try await village()
        let applicant = try await regency.site.browser(as: "asing")
        let id = try await apply(applicant, "izin", [("acara.acara", "Rapat RT")])
        let kaur = try await regency.site.browser(as: "kaur")
        try await kaur.get("/meja/aren/\(id)")
        _ = try await kaur.post("/meja/aren/\(id)/tugas/tinjau/1/lewati", [("alasan", "Dikenal")])
        let page = "\(CaseRulePages.root)/permohonan/\(id)"
        #expect(!(try await applicant.get(page)).text.contains("/lanjutan/"))
        let head = try await regency.site.browser(as: "kades")
        let version = try #require(try await head.get("/meja/aren/\(id)").version)
        _ = try await head.post(
            "/meja/aren/\(id)/tugas/setujui/1", [("versi", version), ("hasil", "tidak"), ("alasan", "Bentrok")])
        #expect(try await applicant.get(page).text.contains("action=\"\(page)/lanjutan/lagi\""))
        let begun = try await applicant.post("\(page)/lanjutan/lagi")
        #expect(begun.location.hasPrefix("\(CaseRulePages.root)/ajukan/"))
        #expect(try await applicant.get(begun.location).text.contains("value=\"Rapat RT\""))

        // Where only the counter can send it, the page says so instead of offering what it refuses.
        regency.clock.turn(minutes: 1)
        let shown = CaseRulePages.again.replacing("isi: [ulang]", with: "isi: [ulang], unggah: [ktp]")
        try await adopt(
            "izin-lagi", "berkas: {ktp: {nama: KTP, cara: bawa}}\n" + shown, version: 2,
            assisted: ", dibantu: [operator]", at: regency)
        let atCounter = try await applicant.get(page)
        #expect(!atCounter.text.contains("/lanjutan/lagi"))
        #expect(atCounter.words.contains("Diajukan di loket Desa Aren, sampai"))
    }

    @Test func aClosedIdentityIsOnNoPageOfTheDesk() async throws {
        let regency = try await village()
        let applicant = try await regency.site.browser(as: "asing")
        let id = try await apply(applicant, "lapor", [("lapor.nama", "Siti Rahasia"), ("lapor.isi", "Beras hilang")])
        let clerk = try await regency.site.browser(as: "operator")
        let addresses = [
            "/meja", "/meja/aren/\(id)", "/meja/aren/permohonan?keadaan=semua", "/meja/aren/buku/register-permohonan",
        ]
        for address in addresses {
            let page = try await clerk.get(address)
            #expect(page.status == 200, "\(address)")
            #expect(!page.text.contains("Siti Rahasia"), "\(address)")
            #expect(!page.text.contains("Petugas asing"), "\(address)")
        }
        #expect(try await clerk.get("/meja/aren/\(id)").words.contains("Beras hilang"))
        #expect(try await clerk.get("/meja/aren/buku/register-permohonan").words.contains("dirahasiakan"))
        let head = try await regency.site.browser(as: "kades")
        #expect(try await head.get("/meja/aren/\(id)").words.contains("Siti Rahasia"))
        #expect(try await head.get("/meja/aren/buku/register-permohonan").words.contains("Siti Rahasia"))
    }
}

extension Answer {
    /// The page's text without its markup.
    fileprivate var plain: String { words.replacing(/<[^>]*>/, with: "") }
}
