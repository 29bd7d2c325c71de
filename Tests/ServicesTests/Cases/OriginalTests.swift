import Forms
import Procedures
import Services
import Store
import Testing

/// Papers whose original is shown, and ticked by an officer (`cara: bawa`, `keduanya`).
@Suite struct OriginalTests {
    private static let permit = """
        berkas:
          ktp: {nama: KTP, cara: bawa}
          kk: {nama: Kartu Keluarga, cara: keduanya}
          akta: {nama: Akta, cara: bawa, wajib: tidak}
        formulir: {acara: {acara: {label: Acara, jenis: teks, wajib: ya}}}
        akhir:
          terbit: {judul: Izin terbit, jenis: berhasil}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [acara], unggah: [kk], lalu: cocokkan}
          cocokkan: {kegiatan: Mencocokkan asli, oleh: operator, unggah: [ktp, akta], waktu: 1 hari kerja, lalu: lengkapi}
          lengkapi: {kegiatan: Melengkapi, oleh: pelapor, unggah: [ktp, kk], waktu: 2 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, cocokkan, lengkapi], akhir: terbit}
        """

    private func desk() async throws -> RuleDesk {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", OriginalTests.permit, applicant: "siapa: [pegawai, umum], dibantu: [operator]")
        return desk
    }

    private func complete(
        _ step: String, _ id: String, originals: [String: Bool], by person: Person, _ desk: RuleDesk
    ) async throws {
        try await CompleteStep(desk.environment, desk.cases)(
            try await desk.address(step, of: id), outcome: Outcome.implicitName, raw: [:], originals: originals,
            seen: nil, blobs: desk.blobs, by: person)
    }

    private func shown(_ desk: RuleDesk, _ id: String) async throws -> [String] {
        try await desk.look(id, as: desk.kades).originals.compactMap { $0.shown == nil ? nil : $0.paper.name }
    }

    @Test func anOfficerTicksItAtTheStepThatAsksForIt() async throws {
        let desk = try await desk()
        let id = try await desk.apply("izin", ["acara.acara": "Rapat RT"], papers: ["kk"])
        #expect(try await shown(desk, id).isEmpty)
        // What was uploaded needs no original, and what may be left out is not missed.
        #expect(try await desk.look(id, as: desk.applicant).originals.map(\.paper.name) == ["ktp"])
        await #expect(
            throws: Refusal.answers([.init(.paper("ktp"), "Asli “KTP” belum ditunjukkan di loket.")])
        ) { try await complete("cocokkan", id, originals: ["ktp": false, "akta": true], by: desk.clerk, desk) }
        try await complete("cocokkan", id, originals: ["ktp": true, "akta": false], by: desk.clerk, desk)
        let seen = try #require(
            try await desk.look(id, as: desk.kades).originals.first { $0.paper.name == "ktp" }?.shown)
        #expect((seen.seenBy, seen.at) == (desk.clerk.id, desk.environment.now))
        #expect(try await shown(desk, id) == ["ktp"])
    }

    /// The applicant, at a step of theirs, keeps what was seen and can tick nothing.
    @Test func theApplicantCannotTick() async throws {
        let desk = try await desk()
        let id = try await desk.apply("izin", ["acara.acara": "Rapat RT"], papers: ["kk"])
        try await complete("cocokkan", id, originals: ["ktp": true], by: desk.clerk, desk)
        try await complete("lengkapi", id, originals: ["kk": true, "ktp": false], by: desk.applicant, desk)
        #expect(try await shown(desk, id) == ["ktp"])
        #expect(try await desk.look(id, as: desk.kades).state.papers["kk"]?.count == 1)
    }

    @Test func aTickThatWasWrongIsTakenBackAtTheCounter() async throws {
        let desk = try await desk()
        let id = try await desk.apply("izin", ["acara.acara": "Rapat RT"], papers: ["kk"])
        try await complete("cocokkan", id, originals: ["ktp": true], by: desk.clerk, desk)
        await #expect(throws: Refusal.self) {
            try await complete("lengkapi", id, originals: ["kk": true, "ktp": false], by: desk.clerk, desk)
        }
        try await complete("lengkapi", id, originals: ["kk": true, "ktp": true], by: desk.clerk, desk)
        // Beside the file that was uploaded.
        #expect(try await desk.look(id, as: desk.kades).state.papers["kk"]?.count == 2)
        #expect(try await shown(desk, id) == ["ktp", "kk"])
    }

    @Test func atTheCounterItIsTickedInTheDraft() async throws {
        let desk = try await desk()
        let drafts = DraftDesk(desk.environment, desk.cases)
        let draft = try await StartDraft(desk.environment, desk.cases)(
            "izin", at: desk.office, by: desk.clerk, secret: nil,
            counter: CounterFacts(name: "Budi Contoh", email: nil, channel: .counter, consent: .spoken))
        _ = try await drafts.answer(
            RuleDesk.raw(["acara.acara": "Rapat RT"]), in: draft, of: desk.office, by: desk.clerk, secret: nil)
        let submit = SubmitDraft(desk.environment, desk.cases)
        await #expect(throws: DraftIncomplete.self) {
            _ = try await submit(draft, of: desk.office, by: desk.clerk, secret: nil)
        }
        try await drafts.note(original: true, of: "kk", in: draft, of: desk.office, by: desk.clerk)
        try await drafts.note(original: false, of: "kk", in: draft, of: desk.office, by: desk.clerk)
        await #expect(throws: DraftIncomplete.self) {
            _ = try await submit(draft, of: desk.office, by: desk.clerk, secret: nil)
        }
        try await drafts.note(original: true, of: "kk", in: draft, of: desk.office, by: desk.clerk)
        let id = try await submit(draft, of: desk.office, by: desk.clerk, secret: nil)
        #expect(try await shown(desk, id) == ["kk"])
    }

    @Test func inTheirOwnDraftNobodyTicks() async throws {
        let desk = try await desk()
        let draft = try await StartDraft(desk.environment, desk.cases)(
            "izin", at: desk.office, by: desk.applicant, secret: nil)
        await #expect(throws: DraftMissing.self) {
            try await DraftDesk(desk.environment, desk.cases).note(
                original: true, of: "kk", in: draft, of: desk.office, by: desk.applicant)
        }
    }

    /// What was shown is no file: a sub-procedure that wants one asks for it.
    @Test func anOriginalThatWasShownIsNotLentAsAFile() async throws {
        let desk = try await RuleDesk()
        let child = """
            berkas: {kartu: {nama: Kartu}}
            akhir: {ada: {judul: Ada, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
            pencabutan: {akhir: dicabut}
            langkah:
              ajukan: {kegiatan: Meminta pencocokan, oleh: pelapor, unggah: [kartu], lalu: cocokkan}
              cocokkan: {kegiatan: Mencocokkan, oleh: kaur, waktu: 1 hari kerja, lalu: ada}
            uji:
              - {nama: Ada, jalan: [ajukan, cocokkan], akhir: ada}
            """
        let parent = """
            berkas: {kk: {nama: Kartu Keluarga, cara: keduanya}}
            akhir: {terbit: {judul: Terbit, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
            pencabutan: {akhir: dicabut}
            langkah:
              ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, unggah: [kk], lalu: periksa}
              periksa: {kegiatan: Meminta pencocokan, sub: cocok, oleh: pelapor, berkas: {kartu: kk}, hasil: {ada: terbit, dicabut: dicabut}}
            uji:
              - {nama: Terbit, jalan: [ajukan, {periksa: ada}], akhir: terbit}
            """
        let who = "siapa: [pegawai, umum], dibantu: [operator]"
        try await desk.adopt("cocok", child, applicant: who)
        try await desk.adopt("izin", parent, applicant: who)
        let draft = try await StartDraft(desk.environment, desk.cases)(
            "izin", at: desk.office, by: desk.clerk, secret: nil,
            counter: CounterFacts(name: "Budi Contoh", email: nil, channel: .counter, consent: .spoken))
        try await DraftDesk(desk.environment, desk.cases).note(
            original: true, of: "kk", in: draft, of: desk.office, by: desk.clerk)
        let id = try await SubmitDraft(desk.environment, desk.cases)(
            draft, of: desk.office, by: desk.clerk, secret: nil)
        try await desk.work()
        #expect(try await desk.look(id, as: desk.clerk).childDrafts["periksa"] != nil)
    }
}
