import Forms
import Procedures
import Services
import Store
import Testing

/// A draft whose SOP is replaced, or ends, before it is sent.
@Suite struct DraftMoveTests {
    private static let first = """
        berkas:
          denah: {nama: Denah, jenis: [pdf], wajib: tidak}
          surat: {nama: Surat pengantar, jenis: [pdf], wajib: tidak}
        formulir:
          acara: {acara: {label: Acara, jenis: teks, wajib: ya}, tamu: {label: Jumlah tamu, jenis: teks, wajib: ya}, musik: {label: Musik, jenis: teks, wajib: ya}}
        akhir: {terbit: {judul: Terbit, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [acara], unggah: [denah, surat], lalu: periksa}
          periksa: {kegiatan: Memeriksa permohonan, oleh: operator, waktu: 1 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, periksa], akhir: terbit}
          - {nama: Dicabut, jalan: [ajukan, cabut], akhir: dicabut}
        """
    /// Guests are counted now, music is not asked, a place is; the letter is not wanted any more.
    private static let second =
        first
        .replacing(
            "tamu: {label: Jumlah tamu, jenis: teks, wajib: ya}",
            with: "tamu: {label: Jumlah tamu, jenis: angka, wajib: ya}"
        )
        .replacing(
            "musik: {label: Musik, jenis: teks, wajib: ya}", with: "tempat: {label: Tempat, jenis: teks, wajib: ya}"
        )
        .replacing("  surat: {nama: Surat pengantar, jenis: [pdf], wajib: tidak}\n", with: "")
        .replacing("unggah: [denah, surat]", with: "unggah: [denah]")

    private let event = FieldPath("acara.acara")!
    private let guests = FieldPath("acara.tamu")!
    private let music = FieldPath("acara.musik")!
    private let place = FieldPath("acara.tempat")!

    /// A desk with the first version in force, and a whole draft under it.
    private func desk(guests: String = "40") async throws -> (RuleDesk, Adoption, draft: String) {
        let desk = try await RuleDesk()
        let adoption = try await desk.adopt("izin", DraftMoveTests.first)
        let draft = try await StartDraft(desk.environment, desk.cases)(
            "izin", at: desk.office, by: desk.applicant, secret: nil)
        let troubles = try await drafts(desk).answer(
            RuleDesk.raw(["acara.acara": "Rapat RT", "acara.tamu": guests, "acara.musik": "Gamelan"]), in: draft,
            of: desk.office, by: desk.applicant, secret: nil)
        #expect(troubles.isEmpty)
        for paper in ["denah", "surat"] {
            let blob = try await desk.blobs.write(Array("%PDF-1.4 \(paper)".utf8), office: desk.office)
            let file = PaperFile(
                blob: blob.place.id, name: "\(paper).pdf", type: .pdf, bytes: blob.size,
                digest: Hexadecimal.text(blob.digest))
            try await drafts(desk).attach(
                file, kept: blob, to: paper, in: draft, of: desk.office, by: desk.applicant, secret: nil,
                blobs: desk.blobs)
        }
        return (desk, adoption, draft)
    }

    private func drafts(_ desk: RuleDesk) -> DraftDesk { DraftDesk(desk.environment, desk.cases) }

    private func open(_ desk: RuleDesk, _ draft: String) async throws -> OpenDraft {
        try await desk.environment.database.read {
            try drafts(desk).open(draft, of: desk.office, by: desk.applicant, secret: nil, in: $0)
        }
    }

    private func submit(_ desk: RuleDesk, _ draft: String) async throws -> String {
        try await SubmitDraft(desk.environment, desk.cases)(draft, of: desk.office, by: desk.applicant, secret: nil)
    }

    private func blobs(_ desk: RuleDesk) async throws -> Int {
        try await desk.environment.database.read { try $0.rows("SELECT id FROM blobs").count }
    }

    @Test func itMovesToTheVersionInForceWithAllThatIsStillAsked() async throws {
        let (desk, _, draft) = try await desk()
        #expect(try await open(desk, draft).move == nil)
        try await desk.adopt("izin", DraftMoveTests.second, version: 2)

        let seen = try await open(desk, draft)
        #expect(seen.procedure.version == 2)
        #expect(seen.move?.version == 2 && seen.move?.dropped == ["Musik", "Surat pengantar"])
        #expect(seen.draft.content.answers == [event: .text("Rapat RT"), guests: .number(40)])
        #expect(seen.draft.content.papers["denah"]?.count == 1 && seen.draft.content.papers["surat"] == nil)
        #expect(seen.screens.firstOpen.map { seen.screens.screens[$0] } == .question(place))
        // Looking changes nothing: another look says the same.
        #expect(try await open(desk, draft).move == seen.move)
        #expect(try await blobs(desk) == 2)

        // What the applicant checked is not what would be sent, so nothing is; from now on it is the new version's.
        await #expect(throws: DraftMoved.self) { _ = try await submit(desk, draft) }
        #expect(try await open(desk, draft).move == nil)
        #expect(try await open(desk, draft).draft.content == seen.draft.content)
        #expect(try await blobs(desk) == 1)
        await #expect(throws: DraftIncomplete.self) { _ = try await submit(desk, draft) }
        let troubles = try await drafts(desk).answer(
            RuleDesk.raw(["acara.tempat": "Balai desa"]), in: draft, of: desk.office, by: desk.applicant, secret: nil)
        #expect(troubles.isEmpty)
        let id = try await submit(desk, draft)
        let look = try await desk.look(id, as: desk.applicant)
        #expect(look.procedure.version == 2)
        #expect(look.answers?[event] == .text("Rapat RT") && look.answers?[place] == .text("Balai desa"))
        #expect(look.papers["denah"]?.count == 1)
    }

    @Test func anAnswerThatTheNewVersionCannotReadIsAskedAgain() async throws {
        let (desk, _, draft) = try await desk(guests: "empat puluh")
        try await desk.adopt("izin", DraftMoveTests.second, version: 2)
        let seen = try await open(desk, draft)
        #expect(seen.draft.content.answers[guests] == nil)
        #expect(seen.move?.dropped == ["Jumlah tamu", "Musik", "Surat pengantar"])
        #expect(seen.screens.firstOpen.map { seen.screens.screens[$0] } == .question(guests))
    }

    @Test func whatWasSentStaysUnderItsOwnVersion() async throws {
        let (desk, _, draft) = try await desk()
        let id = try await submit(desk, draft)
        try await desk.adopt("izin", DraftMoveTests.second, version: 2)
        #expect(try await open(desk, draft).move == nil)
        #expect(try await submit(desk, draft) == id)
        #expect(try await desk.look(id, as: desk.applicant).procedure.version == 1)
    }

    @Test func aServiceThatIsNotOfferedAnyMoreIsSaidAndTheDraftKept() async throws {
        let (desk, adoption, draft) = try await desk()
        let today = desk.environment.now.date(in: .wib)
        try await EndAdoption(desk.environment)(
            adoption.id, at: desk.office, lastDay: today, by: desk.regency.admin)
        #expect(try await open(desk, draft).move == nil)
        desk.regency.clock.turn(days: 1)
        let ended = await #expect(throws: ServiceEnded.self) { _ = try await open(desk, draft) }
        #expect(ended?.service == "Laporan izin")
        await #expect(throws: ServiceEnded.self) { _ = try await submit(desk, draft) }
        // Offered again, it goes on where it was.
        try await desk.adopt("izin", DraftMoveTests.second, version: 2)
        #expect(try await open(desk, draft).draft.content.answers[event] == .text("Rapat RT"))
    }

    @Test func aSubProceduresDraftStaysWhatItsCaseAskedFor() async throws {
        let desk = try await KominfoDesk()
        let id = try await desk.apply()
        try await desk.checkPapers(id)
        let draft = try #require(try await desk.look(id).childDrafts["daftar-akun"]?.id)
        let today = desk.environment.now.date(in: .wib)
        let adoption = try await desk.environment.database.read {
            try Adoption.inForce("akun-aplikasi", at: desk.office, on: today, in: $0)
        }
        try await EndAdoption(desk.environment)(
            try #require(adoption).id, at: desk.office, lastDay: today, by: desk.regency.admin)
        desk.regency.clock.turn(days: 1)
        let open = try await desk.open(draft, of: desk.office, by: desk.clerk, secret: nil)
        #expect(open.move == nil && open.procedure.name == "akun-aplikasi")
    }
}
