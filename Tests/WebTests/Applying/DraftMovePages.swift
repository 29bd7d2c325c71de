import Forms
import Procedures
import Services
import Testing

/// What somebody sees whose service changes, or ends, while they fill it in.
@Suite struct DraftMovePages {
    private static let root = "/k/aren"

    private func adopt(_ regency: Regency, version: Int, form: String) async throws -> Adoption {
        let source = """
            sop: izin
            versi: \(version)
            judul: Izin keramaian
            untuk: [desa]
            pelaksana:
              pelapor: {nama: Pelapor, pihak: pemohon, siapa: [pegawai]}
              operator: {nama: Operator, peran: operator}
            formulir: {acara: {\(form)}}
            akhir: {terbit: {judul: Terbit, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
            pencabutan: {akhir: dicabut}
            langkah:
              ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [acara], lalu: periksa}
              periksa: {kegiatan: Memeriksa permohonan, oleh: operator, waktu: 1 hari kerja, lalu: terbit}
            uji:
              - {nama: Terbit, jalan: [ajukan, periksa], akhir: terbit}
              - {nama: Dicabut, jalan: [ajukan, cabut], akhir: dicabut}
            """
        regency.clock.turn(seconds: 1)
        let terms = AdoptionTerms(
            sopNumber: "001/SOP/2026", firstDay: regency.clock.now.date(in: .wib), approvedBy: "Kepala Desa")
        return try await AdoptProcedure(regency.environment, catalogue: ServicesCatalogue.base)(
            source: Array(source.utf8), fileName: "izin.sop.yaml", at: regency.villageA.id, terms, by: regency.admin
        ).adoption
    }

    private static let first =
        "nama: {label: Nama acara, jenis: teks, wajib: ya}, musik: {label: Musik, jenis: teks, wajib: ya}"
    private static let second =
        "tempat: {label: Tempat acara, jenis: teks, wajib: ya}, nama: {label: Nama acara, jenis: teks, wajib: ya}"

    /// A draft with both answers under the first version.
    private func begun(_ regency: Regency) async throws -> (Browser, draft: String, Adoption) {
        let adoption = try await adopt(regency, version: 1, form: Self.first)
        let browser = try await regency.site.browser(as: "asing")
        try await browser.get("\(Self.root)/layanan/izin")
        let started = try await browser.post("\(Self.root)/layanan/izin/ajukan")
        let draft = String(started.location.dropLast(2))
        #expect(try await browser.post("\(draft)/1", [("acara.nama", "Hajatan")]).location == "\(draft)/2")
        #expect(try await browser.post("\(draft)/2", [("acara.musik", "Gamelan")]).location == "\(draft)/periksa")
        return (browser, draft, adoption)
    }

    @Test func whoSendsIsLedToWhatIsMissing() async throws {
        let regency = try await Regency()
        let (browser, draft, _) = try await begun(regency)
        #expect(try await browser.get("\(draft)/periksa").words.contains("Gamelan"))
        _ = try await adopt(regency, version: 2, form: Self.second)
        // Pressed on the page of the old version: nothing is sent, nothing is lost.
        let sent = try await browser.post("\(draft)/periksa")
        #expect(sent.location == "\(draft)/1")
        let question = try await browser.get(sent.location)
        #expect(question.words.contains("Tempat acara"))
        #expect(question.words.contains("SOP layanan ini diperbarui"))
        #expect(question.words.contains("Tidak diminta lagi: Musik"))
        #expect(try await browser.post("\(draft)/1", [("acara.tempat", "Balai desa")]).location == "\(draft)/2")
        #expect(try await browser.get("\(draft)/2").words.contains("value=\"Hajatan\""))
        let check = try await browser.get("\(draft)/periksa")
        #expect(check.words.contains("Balai desa") && !check.words.contains("Gamelan"))
        #expect(try await browser.post("\(draft)/periksa").location == "\(draft)/terkirim")
    }

    @Test func whoOpensThePageIsTold() async throws {
        let regency = try await Regency()
        let (browser, draft, _) = try await begun(regency)
        _ = try await adopt(regency, version: 2, form: Self.second)
        let check = try await browser.get("\(draft)/periksa")
        #expect(check.words.contains("SOP layanan ini diperbarui"))
        #expect(check.words.contains("Tempat acara") && check.words.contains("Hajatan"))
    }

    /// The screen's number means another question now: what was typed goes to its own.
    @Test func anAnswerTypedOnAnOldPageIsKept() async throws {
        let regency = try await Regency()
        let (browser, draft, _) = try await begun(regency)
        _ = try await adopt(regency, version: 2, form: Self.second)
        #expect(try await browser.post("\(draft)/1", [("acara.nama", "Sedekah bumi")]).location == "\(draft)/1")
        #expect(try await browser.get("\(draft)/1").words.contains("Tempat acara"))
        #expect(try await browser.get("\(draft)/2").words.contains("value=\"Sedekah bumi\""))
    }

    /// No screen asks the question yet: what is wrong with it could be shown nowhere.
    @Test func whatIsWrongWithAHiddenQuestionDoesNotKeepTheRest() async throws {
        let regency = try await Regency()
        let (browser, draft, _) = try await begun(regency)
        _ = try await adopt(
            regency, version: 2,
            form: "panggung: {label: Panggung, jenis: ya-tidak, wajib: ya}, "
                + "musik: {label: Jumlah pemusik, jenis: angka, wajib: ya, tampil-jika: {panggung: ya}}, "
                + "nama: {label: Nama acara, jenis: teks, wajib: ya}")
        let sent = try await browser.post("\(draft)/1", [("acara.panggung", "ya"), ("acara.musik", "Keroncong")])
        // What could be kept was: the stage makes its question show, and that is what comes next.
        #expect(sent.location == "\(draft)/2")
        let shown = try await browser.get(sent.location)
        #expect(shown.words.contains("Jumlah pemusik"))
        #expect(!shown.words.contains("Keroncong"))
    }

    @Test func aServiceThatEndedSaysSo() async throws {
        let regency = try await Regency()
        let (_, draft, adoption) = try await begun(regency)
        try await EndAdoption(regency.environment)(
            adoption.id, at: regency.villageA.id, lastDay: regency.clock.now.date(in: .wib), by: regency.admin)
        regency.clock.turn(days: 1)
        let again = try await regency.site.browser(as: "asing")
        for answer in [try await again.get("\(draft)/1"), try await again.get("\(draft)/periksa")] {
            #expect(answer.status == 410)
            #expect(answer.words.contains("Kantor ini tidak lagi menerima permohonan “Izin keramaian”"))
            #expect(answer.words.contains("tersimpan sampai 1 April 2026"))
        }
        #expect(try await again.post("\(draft)/periksa").status == 410)
    }
}
