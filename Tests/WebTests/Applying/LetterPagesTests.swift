import Forms
import Procedures
import Services
import Store
import Testing

/// The letters that papers ask for, prefilled (`contoh`): for whoever owns the draft or the case, and blank for everybody.
@Suite struct LetterPagesTests {
    private static let service = "/k/kominfo/layanan/email-perangkat-daerah"
    private static let answers = [
        ("penanggung.instansi", "Desa <b>Aren</b>"), ("penanggung.nama", "Siti \"Contoh\""),
        ("penanggung.jabatan", "Sekretaris"), ("penanggung.surel", "siti@aren.contoh"),
    ]

    private func regency() async throws -> Regency {
        let regency = try await Regency()
        try await adopt("email-perangkat-daerah", in: regency)
        return regency
    }

    private func adopt(_ name: String, in regency: Regency) async throws {
        let terms = AdoptionTerms(
            sopNumber: "000/SOP/2026", firstDay: regency.clock.now.date(in: .wib), approvedBy: "Kepala Dinas")
        _ = try await AdoptProcedure(regency.environment, catalogue: ServicesCatalogue.base)(
            source: Repo.bytes("procedures/\(name).sop.yaml"), fileName: "\(name).sop.yaml", at: regency.kominfo.id,
            terms, by: regency.admin)
    }

    /// A draft of the village's clerk with the first four questions answered.
    private func draft(_ clerk: Browser) async throws -> String {
        try await clerk.get(Self.service)
        let draft = String(try await clerk.post("\(Self.service)/ajukan").location.dropLast(2))
        for (index, answer) in Self.answers.enumerated() {
            let next = try await clerk.post("\(draft)/\(index + 1)", [answer])
            try #require(next.status == 303, "\(next.words)")
        }
        return draft
    }

    @Test func theServiceOffersTheLetterBlank() async throws {
        let anybody = try await regency().site.browser()
        let page = try await anybody.get(Self.service)
        #expect(page.links.contains("\(Self.service)/contoh/surat-permohonan"))
        #expect(page.words.contains("Surat permohonan akun email"))
        // What officers upload is nothing to prepare.
        #expect(!page.words.contains("Surat konfirmasi akun"))
        let letter = try await anybody.get("\(Self.service)/contoh/surat-permohonan")
        #expect(letter.status == 200)
        #expect(letter.words.contains("Yth. Kepala Dinas Kominfo Contoh"))
        #expect(letter.words.contains("Tempat kop surat Anda"))
        #expect(letter.text.contains("<dt>Jabatan</dt><dd><i role=img"))
        #expect(try await anybody.get("\(Self.service)/contoh/surat-konfirmasi").status == 404)
    }

    @Test func theDraftsOwnerGetsItFilledIn() async throws {
        let regency = try await regency()
        let clerk = try await regency.site.browser(as: "operator")
        let draft = try await draft(clerk)
        // Screens 5 and 6 ask for telephone and address; 7 for the letter.
        let upload = try await clerk.get("\(draft)/7")
        #expect(upload.links.contains("\(draft)/contoh/surat-permohonan"), "\(upload.links)")
        #expect(upload.words.contains("yang sudah terisi"))
        let letter = try await clerk.get("\(draft)/contoh/surat-permohonan")
        #expect(letter.status == 200)
        // What was typed is text, whatever it looks like.
        #expect(letter.text.contains("<dt>Instansi</dt><dd>Desa &lt;b&gt;Aren&lt;/b&gt;</dd>"))
        #expect(letter.text.contains("<dt>Jabatan</dt><dd>Sekretaris</dd>"))
        #expect(!letter.text.contains("<b>Aren"))
        #expect(letter.text.contains("<dt>Nomor telepon</dt><dd><i role=img"), "not answered yet")
        // The writer's letterhead, not that of the office that it goes to.
        #expect(letter.text.contains("<p class=nama>Desa Aren</p>"))
        #expect(letter.links.contains("?unduh=ya"))

        let file = try await clerk.get("\(draft)/contoh/surat-permohonan?unduh=ya")
        #expect(file["content-disposition"] == "attachment; filename=\"surat-permohonan-email.html\"")
        #expect(file.links.isEmpty)
        #expect(file.text.contains("<dt>Jabatan</dt><dd>Sekretaris</dd>"))
    }

    @Test func nobodyElseGetsIt() async throws {
        let regency = try await regency()
        let clerk = try await regency.site.browser(as: "operator")
        let draft = try await draft(clerk)
        let address = "\(draft)/contoh/surat-permohonan"
        for name in ["asing", "kadis", "teknis"] {
            #expect(try await regency.site.browser(as: name).get(address).status == 404, "\(name)")
        }
        #expect(try await regency.site.browser().get(address).status == 404)
        let id = draft.lastPart
        let desk = try await regency.site.browser(as: "teknis")
        #expect(try await desk.get("/meja/kominfo/ajukan/\(id)/contoh/surat-permohonan").status == 404)
        #expect(try await clerk.get("\(draft)/contoh/surat-konfirmasi").status == 404)
        #expect(try await clerk.get("\(draft)/contoh/x").status == 404)
    }

    /// A letter of a later step: the applicant of the case, and the officer who helps them, and nobody else.
    @Test func aCaseHasItsLettersToo() async throws {
        let regency = try await regency()
        try await regency.officer("bantuan", ["helpdesk"], in: regency.kominfo)
        try await adopt("email-perangkat-desa", in: regency)
        try await regency.prove("operator")
        let clerk = try await regency.site.browser(as: "operator")
        let root = "/k/kominfo/layanan/email-perangkat-desa"
        let service = try await clerk.get(root)
        #expect(service.links.contains("\(root)/contoh/surat-kuasa"), "papers of later steps are to be prepared too")
        let draft = String(try await clerk.post("\(root)/ajukan").location.dropLast(2))
        let account = [
            ("akun.nama", "Siti Contoh"), ("akun.nik", "0012014101900001"), ("akun.surel", "desa@aren.contoh"),
            ("akun.telepon", "081200000000"),
        ]
        for (index, answer) in account.enumerated() { try await clerk.post("\(draft)/\(index + 1)", [answer]) }
        try await clerk.post("\(draft)/periksa")
        let receipt = try await clerk.get("\(draft)/terkirim")
        let own = try #require(receipt.links.first { $0.hasPrefix("/k/kominfo/permohonan/") })
        let id = own.split(separator: "/")[3]
        try await regency.work()
        let help = try await regency.site.browser(as: "bantuan")
        try await help.complete("cocokkan", of: String(id), [("hasil", "cocok"), ("pencocokan.surel", "ya")])
        try await regency.work()
        let root2 = "/k/kominfo/permohonan/\(id)"
        let version = try #require(try await clerk.get("\(root2)/tugas/isi-data/1").version)
        let form = [
            ("data.jabatan", "Kaur Umum"), ("data.desa", "Aren"), ("data.dikuasakan", "tidak"),
            ("data.alamat", "siti@aren.contoh"), ("versi", version),
        ]
        #expect(try await clerk.post("\(root2)/tugas/isi-data/1", form).status == 303)
        let upload = try await clerk.get("\(root2)/tugas/ajukan/1")
        #expect(upload.links.contains("\(root2)/contoh/surat-permohonan"), "\(upload.links)")
        let letter = try await clerk.get("\(root2)/contoh/surat-permohonan")
        #expect(letter.status == 200)
        #expect(letter.text.contains("<dt>Jabatan</dt><dd>Kaur Umum</dd>"))

        let atDesk = "/meja/kominfo/\(id)/contoh/surat-permohonan"
        #expect(try await help.get("/meja/kominfo/\(id)?tugas=ajukan").links.contains(atDesk))
        #expect(try await help.get(atDesk).text.contains("<dt>Jabatan</dt><dd>Kaur Umum</dd>"))
        let technician = try await regency.site.browser(as: "teknis")
        #expect(try await technician.get("/meja/kominfo/\(id)").status == 200)
        #expect(try await technician.get(atDesk).status == 404)
        #expect(try await regency.site.browser(as: "asing").get("\(root2)/contoh/surat-permohonan").status == 404)
    }
}
