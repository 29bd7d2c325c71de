import Forms
import Procedures
@testable import Services
import Store
import Testing

/// Who is asked about an original, who is told that it is missing, and who is said to have seen it.
@Suite struct OriginalSights {
    private static let who = "siapa: [pegawai, umum], dibantu: [operator]"

    private func complete(
        _ step: String, _ id: String, originals: [String: Bool] = [:], by person: Person, _ desk: RuleDesk
    ) async throws {
        try await CompleteStep(desk.environment, desk.cases)(
            try await desk.address(step, of: id), outcome: Outcome.implicitName, raw: [:], originals: originals,
            seen: nil, blobs: desk.blobs, by: person)
    }

    /// What `kerahasiaan` closes is neither asked about nor taken back.
    @Test func aPaperThatIsClosedIsNotAskedAbout() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt(
            "izin",
            """
            berkas: {ktp: {nama: KTP, cara: keduanya}}
            formulir: {acara: {acara: {label: Acara, jenis: teks, wajib: ya}}}
            akhir:
              terbit: {judul: Izin terbit, jenis: berhasil}
              dicabut: {judul: Dicabut, jenis: dicabut}
            pencabutan: {akhir: dicabut}
            kerahasiaan: [{tutup: isi, kecuali: [operator, kades]}]
            langkah:
              ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [acara], unggah: [ktp], lalu: cocokkan}
              cocokkan: {kegiatan: Mencocokkan asli, oleh: operator, unggah: [ktp], waktu: 1 hari kerja, lalu: telaah}
              telaah: {kegiatan: Menelaah, oleh: kaur, unggah: [ktp], waktu: 1 hari kerja, lalu: terbit}
            uji:
              - {nama: Terbit, jalan: [ajukan, cocokkan, telaah], akhir: terbit}
            """, applicant: Self.who)
        let id = try await desk.apply("izin", ["acara.acara": "Rapat RT"], papers: ["ktp"])
        try await complete("cocokkan", id, originals: ["ktp": true], by: desk.clerk, desk)
        let paper = try #require(try await desk.look(id, as: desk.kades).procedure.paper("ktp"))
        #expect(try await desk.look(id, as: desk.kades).asksForOriginal(of: paper))
        #expect(try await !desk.look(id, as: desk.kaur).asksForOriginal(of: paper))
        // As a form says that does not show it.
        try await complete("telaah", id, originals: ["ktp": false], by: desk.kaur, desk)
        #expect(try await desk.look(id, as: desk.kades).originals.map(\.shown?.seenBy) == [desk.clerk.id])
        #expect(try await desk.look(id, as: desk.kades).papers["ktp"]?.count == 2)
    }

    /// A required one is awaited while its step may come; after that, and after the end, nobody is asked for it.
    @Test func onlyWhatIsStillAskedForIsMissing() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt(
            "izin",
            """
            berkas:
              ktp: {nama: KTP, cara: bawa}
              kk: {nama: Kartu Keluarga, cara: keduanya, wajib: tidak}
            formulir: {acara: {acara: {label: Acara, jenis: teks, wajib: ya}}}
            akhir:
              terbit: {judul: Izin terbit, jenis: berhasil}
              dicabut: {judul: Dicabut, jenis: dicabut}
            pencabutan: {akhir: dicabut}
            langkah:
              ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [acara], unggah: [kk], lalu: baca}
              baca: {kegiatan: Membaca, oleh: kaur, waktu: 1 hari kerja, lalu: cocokkan}
              cocokkan: {kegiatan: Mencocokkan asli, oleh: operator, unggah: [ktp], boleh-dilewati: ya, waktu: 1 hari kerja, lalu: setujui}
              setujui: {kegiatan: Menyetujui, oleh: kades, waktu: 1 hari kerja, lalu: terbit}
            uji:
              - {nama: Terbit, jalan: [ajukan, baca, cocokkan, setujui], akhir: terbit}
            """, applicant: Self.who)
        let (skipped, shown) = (
            try await desk.apply("izin", ["acara.acara": "Rapat"]),
            try await desk.apply("izin", ["acara.acara": "Hajat"])
        )
        func originals(_ id: String) async throws -> [String] {
            try await desk.look(id, as: desk.applicant).originals.map { "\($0.paper.name) \($0.shown != nil)" }
        }
        #expect(try await originals(skipped) == ["ktp false"])
        for id in [skipped, shown] { try await complete("baca", id, by: desk.kaur, desk) }
        #expect(try await originals(skipped) == ["ktp false"])
        try await TaskActs(desk.environment, desk.cases).skip(
            try await desk.address("cocokkan", of: skipped), reason: "Sudah dikenal", by: desk.clerk)
        try await complete("cocokkan", shown, originals: ["ktp": true], by: desk.clerk, desk)
        #expect(try await originals(skipped) == [])
        #expect(try await originals(shown) == ["ktp true"])
        for id in [skipped, shown] { try await complete("setujui", id, by: desk.kades, desk) }
        #expect(try await originals(skipped) == [])
        #expect(try await originals(shown) == ["ktp true"])
    }

    // Lent to a sub-procedure

    private static let child = """
        berkas: {kartu: {nama: Kartu, cara: bawa}}
        formulir: {cocok: {alasan: {label: Alasan, jenis: teks, wajib: ya}}}
        akhir: {ada: {judul: Ada, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Meminta pencocokan, oleh: pelapor, isi: [cocok], unggah: [kartu], lalu: cocokkan}
          cocokkan: {kegiatan: Mencocokkan, oleh: kaur, waktu: 1 hari kerja, lalu: ada}
        uji:
          - {nama: Ada, jalan: [ajukan, cocokkan], akhir: ada}
        """

    /// A case at the counter whose sub-procedure is lent the original that `kades` has seen.
    private func lent(with: String = "") async throws -> (RuleDesk, String) {
        let desk = try await RuleDesk()
        try await desk.adopt("cocok", Self.child, applicant: Self.who)
        try await desk.adopt(
            "izin",
            """
            berkas: {kk: {nama: Kartu Keluarga, cara: bawa}}
            formulir: {acara: {acara: {label: Acara, jenis: teks, wajib: ya}}}
            akhir: {terbit: {judul: Terbit, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
            pencabutan: {akhir: dicabut}
            langkah:
              ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [acara], lalu: lihat}
              lihat: {kegiatan: Melihat asli, oleh: kades, unggah: [kk], waktu: 1 hari kerja, lalu: periksa}
              periksa: {kegiatan: Meminta pencocokan, sub: cocok, oleh: pelapor, berkas: {kartu: kk}\(with), hasil: {ada: terbit, dicabut: dicabut}}
            uji:
              - {nama: Terbit, jalan: [ajukan, lihat, {periksa: ada}], akhir: terbit}
            """, applicant: Self.who)
        let draft = try await StartDraft(desk.environment, desk.cases)(
            "izin", at: desk.office, by: desk.clerk, secret: nil,
            counter: CounterFacts(name: "Budi Contoh", email: nil, channel: .counter, consent: .spoken))
        _ = try await DraftDesk(desk.environment, desk.cases).answer(
            RuleDesk.raw(["acara.acara": "Rapat RT"]), in: draft, of: desk.office, by: desk.clerk, secret: nil)
        let id = try await SubmitDraft(desk.environment, desk.cases)(
            draft, of: desk.office, by: desk.clerk, secret: nil)
        try await complete("lihat", id, originals: ["kk": true], by: desk.kades, desk)
        desk.regency.clock.turn(seconds: 3600)
        try await desk.work()
        return (desk, id)
    }

    private func isSeenByTheHead(_ child: String, _ desk: RuleDesk) async throws {
        let look = try await desk.look(child, as: desk.kaur)
        let shown = try #require(look.originals.first?.shown)
        #expect(shown.paper == "kartu")
        #expect(shown.seenBy == desk.kades.id)
        #expect(shown.at == desk.environment.now.adding(seconds: -3600))
        #expect(look.names[shown.seenBy] == "Petugas kades")
    }

    /// Opened by the system at once: who saw it, and when, are said as they were.
    @Test func whoSawItGoesAlong() async throws {
        let (desk, id) = try await lent(with: ", dengan: {cocok.alasan: acara.acara}")
        let child = try #require(try await desk.look(id, as: desk.clerk).children.first?.id)
        try await isSeenByTheHead(child, desk)
    }

    /// The form waits at the counter: the tick stands there, stays whose it was, and can be taken back.
    @Test func theTickStandsInTheFormThatIsFilledInAtTheCounter() async throws {
        let (desk, id) = try await lent()
        let form = try #require(try await desk.look(id, as: desk.clerk).childDrafts["periksa"]?.id)
        let drafts = DraftDesk(desk.environment, desk.cases)
        func isShown() async throws -> Bool {
            try await desk.environment.database.read {
                try drafts.open(form, of: desk.office, by: desk.clerk, secret: nil, in: $0).draft.content
                    .showsOriginal(of: "kartu")
            }
        }
        func note(_ isShown: Bool) async throws {
            try await drafts.note(original: isShown, of: "kartu", in: form, of: desk.office, by: desk.clerk)
        }
        #expect(try await isShown())
        // As the form comes back with the tick where it was.
        try await note(true)
        _ = try await drafts.answer(
            RuleDesk.raw(["cocok.alasan": "Rapat"]), in: form, of: desk.office, by: desk.clerk, secret: nil)
        try await ConfirmCounter(desk.environment, desk.cases).agreed(form, of: desk.office, by: desk.clerk)
        let child = try await SubmitDraft(desk.environment, desk.cases)(
            form, of: desk.office, by: desk.clerk, secret: nil)
        try await isSeenByTheHead(child, desk)
        #expect(try await desk.look(child, as: desk.kaur).papers["kartu"]?.count == 1)
    }

    @Test func aTickThatWasLentIsTakenBack() async throws {
        let (desk, id) = try await lent()
        let form = try #require(try await desk.look(id, as: desk.clerk).childDrafts["periksa"]?.id)
        let drafts = DraftDesk(desk.environment, desk.cases)
        try await drafts.note(original: false, of: "kartu", in: form, of: desk.office, by: desk.clerk)
        _ = try await drafts.answer(
            RuleDesk.raw(["cocok.alasan": "Rapat"]), in: form, of: desk.office, by: desk.clerk, secret: nil)
        try await ConfirmCounter(desk.environment, desk.cases).agreed(form, of: desk.office, by: desk.clerk)
        let submit = SubmitDraft(desk.environment, desk.cases)
        await #expect(throws: DraftIncomplete.self) {
            _ = try await submit(form, of: desk.office, by: desk.clerk, secret: nil)
        }
        try await drafts.note(original: true, of: "kartu", in: form, of: desk.office, by: desk.clerk)
        let child = try await submit(form, of: desk.office, by: desk.clerk, secret: nil)
        #expect(try await desk.look(child, as: desk.kaur).originals.first?.shown?.seenBy == desk.clerk.id)
    }
}
