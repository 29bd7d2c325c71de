import Forms
import Procedures
import Services
import Testing

/// What an office must tell everybody, whatever its services are (UU 25/2009 article 21, UU 14/2008).
@Suite struct ServiceStandardPages {
    private static let parts = ["Persyaratan", "Prosedur", "Jangka waktu", "Biaya", "Produk", "Pengaduan"]

    @Test func everyServiceTellsTheSixPublishedParts() async throws {
        let browser = try await Regency().site.browser()
        for service in ["email-domain", "akun-aplikasi"] {
            let page = try await browser.get("/k/kominfo/layanan/\(service)")
            for part in Self.parts { #expect(page.words.contains("<dt>\(part)</dt>"), "\(service): \(part)") }
        }
        let page = try await browser.get("/k/kominfo/layanan/email-domain")
        for told in [
            "SK pengelola, Surat permohonan, dan KTP pengelola", "14 langkah, daring atau di loket",
            "Paling lama 10 hari kalender", "Tidak dipungut biaya", "Email dan domain aktif",
        ] {
            #expect(page.words.contains("<dd>\(told)</dd>"), "\(told)")
        }
        // No SOP of this regency takes complaints: the counter does.
        #expect(page.words.contains("<dd>Di loket Dinas Kominfo Contoh</dd>"))
    }

    /// What holds for some only is said so: papers, the time a kind of report takes, what comes of it, more time.
    @Test func theStandardOfTheShippedServicesIsTrue() async throws {
        let regency = try await Regency()
        // What is sent on goes up: the office above has it first.
        for office in ["root", regency.villageA.id] {
            for name in ["keberatan-informasi", "permohonan-informasi", "pengaduan"] {
                try await adopt(name, at: office, in: regency)
            }
        }
        let browser = try await regency.site.browser()
        for (service, told) in Self.standards {
            let page = try await browser.get("/k/aren/layanan/\(service)")
            #expect(page.status == 200, "\(service)")
            for (label, value) in told {
                #expect(
                    page.words.contains("<dt>\(label)</dt><dd>\(value)</dd>"), "\(service): \(label): \(value)")
            }
        }
    }

    /// Services stand under the affairs of those who come, each once; what is telephoned is not sent to the counter.
    @Test func theHomePageGroupsServicesByAffair() async throws {
        let regency = try await Regency()
        let citizens = ["keberatan-informasi", "permohonan-informasi", "pengaduan"]
        for office in ["root", regency.villageA.id] {
            for name in citizens + (office == "root" ? [] : ["surat-layanan-mandiri", "panggilan"]) {
                try await adopt(name, at: office, in: regency)
            }
        }
        let browser = try await regency.site.browser()
        let home = try await browser.get("/k/aren/")
        #expect(home.text.ranges(of: "<h2>Pengaduan dan informasi</h2>").count == 1)
        for name in citizens + ["surat-layanan-mandiri", "panggilan"] {
            #expect(home.links.count { $0 == "/k/aren/layanan/\(name)" } == 1, "\(name)")
        }
        let objection = try await browser.get("/k/aren/layanan/keberatan-informasi")
        #expect(objection.words.contains("Layanan yang sama"))
        #expect(objection.links.contains("/k/aren/layanan/permohonan-informasi"))
        let call = try await browser.get("/k/aren/layanan/panggilan")
        #expect(call.words.contains("Hubungi Desa Aren lewat telepon") && !call.words.contains("di loket Desa Aren"))
        // One group needs no name of its own.
        #expect(try await browser.get("/k/kominfo/").words.contains("Semua layanan"))
    }

    private static let standards: [(service: String, told: [(label: String, value: String)])] = [
        (
            "permohonan-informasi",
            [
                ("Persyaratan", "Kartu identitas, Akta badan hukum (bila perlu), dan Surat kuasa (bila perlu)"),
                ("Jangka waktu", "Paling lama 10 hari kerja, dapat diperpanjang 7 hari kerja"),
                ("Produk", "Salinan informasi, atau kesempatan melihat dan mengetahuinya"),
            ]
        ),
        (
            "pengaduan",
            [
                ("Persyaratan", "Foto atau dokumen pendukung (bila perlu)"),
                (
                    "Jangka waktu",
                    "Paling lama 5 hari kerja untuk permintaan penjelasan atau aspirasi, 14 hari kerja untuk pengaduan "
                        + "tidak berkadar pengawasan, dan 60 hari kerja untuk pengaduan berkadar pengawasan"
                ),
                ("Produk", "Jawaban tertulis atas laporan"),
            ]
        ),
        (
            "keberatan-informasi",
            [
                ("Persyaratan", "Surat kuasa (bila perlu)"), ("Jangka waktu", "Paling lama 30 hari kerja"),
                ("Produk", "Tanggapan tertulis atasan PPID"),
            ]
        ),
    ]

    private func adopt(_ name: String, at office: String, in regency: Regency) async throws {
        let terms = AdoptionTerms(
            sopNumber: "001/SOP/2026", firstDay: regency.clock.now.date(in: .wib), approvedBy: "Kepala")
        _ = try await AdoptProcedure(regency.environment, catalogue: ServicesCatalogue.base)(
            source: Repo.bytes("procedures/\(name).sop.yaml"), fileName: "\(name).sop.yaml", at: office, terms,
            by: regency.admin)
    }

    /// A village that takes none itself leads to the nearest office above it that does.
    @Test func complaintsAndQuestionsGoUpToWhoTakesThem() async throws {
        let regency = try await CounterSOP.village()
        let browser = try await regency.site.browser()
        #expect(!(try await browser.get("/k/aren/").words.contains("Pengaduan dan informasi")))
        try await CounterSOP.adopt("pengaduan", Self.open, in: regency) { $0 }
        try await CounterSOP.adopt("permohonan-informasi", Self.open, in: regency) { $0 }
        let home = try await browser.get("/k/aren/")
        #expect(home.words.contains("Sampaikan pengaduan") && home.words.contains("Minta informasi publik"))
        #expect(home.links.contains("/k/aren/layanan/pengaduan"))
        #expect(home.links.contains("/k/aren/layanan/permohonan-informasi"))
        for page in ["/k/aren/layanan/izin", "/k/aren/privasi", "/k/aren/aksesibilitas"] {
            #expect(try await browser.get(page).links.contains("/k/aren/layanan/pengaduan"), "\(page)")
        }
        // An office beside it is not above it.
        #expect(!(try await browser.get("/k/kominfo/").words.contains("Sampaikan pengaduan")))
    }

    private static let open = """
        formulir: {isi: {uraian: {label: Uraian, jenis: teks, wajib: ya}}}
        akhir: {dijawab: {judul: Dijawab, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Menyampaikan, oleh: pelapor, isi: [isi], lalu: jawab}
          jawab: {kegiatan: Menjawab, oleh: operator, waktu: 1 hari kerja, lalu: dijawab}
        uji:
          - {nama: Dijawab, jalan: [ajukan, jawab], akhir: dijawab}
        """
}
