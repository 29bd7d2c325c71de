import Forms
import Procedures
@testable import Services
import Store
import Testing

/// A draft that somebody else changed, or threw away, while a page showed it: nobody adopts, replaces or removes unseen.
@Suite struct StaleDraftTests {
    private static let rest = """
        akhir: {terbit: {judul: Terbit, jenis: berhasil}}
        langkah:
          ajukan: {kegiatan: Mengajukan, oleh: pelapor, lalu: periksa}
          periksa: {kegiatan: Memeriksa permohonan, oleh: operator, waktu: 1 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, periksa], akhir: terbit}
        """

    /// The same SOP with another text of a step.
    private static func source(_ text: String = "Memeriksa permohonan") -> String {
        RuleDesk.source("izin", rest).replacing("Memeriksa permohonan", with: text)
    }

    private func keep(_ source: String, _ desk: RuleDesk, replacing draft: SeenDraft? = nil) async throws -> SeenDraft {
        let (environment, office, shelf) = (desk.environment, desk.office, desk.cases.procedures)
        let surroundings = try await environment.database.read {
            try CheckedSource.surroundings(of: office, environment, shelf, in: $0)
        }
        let id = try await KeepProcedureDraft(environment)(
            CheckedSource(Array(source.utf8), in: surroundings), replacing: draft, at: office, by: desk.regency.admin)
        return SeenDraft(id: id, hash: Hexadecimal.text(Digest.sha256(Array(source.utf8))))
    }

    private func adopt(_ source: String, _ seen: SeenDraft, _ desk: RuleDesk) async throws {
        _ = try await AdoptProcedure(desk.environment, desk.cases.procedures)(
            source: Array(source.utf8), fileName: "izin.sop.yaml", at: desk.office,
            AdoptionTerms(
                sopNumber: "2/2026", firstDay: desk.environment.now.date(in: .wib), approvedBy: "Kepala Desa"),
            draft: seen, by: desk.regency.admin)
    }

    private func adoptions(_ desk: RuleDesk) async throws -> Int {
        let office = desk.office
        return try await desk.environment.database.read { try Adoption.all(at: office, in: $0).count }
    }

    private func draft(_ seen: SeenDraft, _ desk: RuleDesk) async throws -> ProcedureDraft? {
        let office = desk.office
        return try await desk.environment.database.read { try ProcedureDraft.find(seen.id, at: office, in: $0) }
    }

    @Test func whatWasChangedMeanwhileIsNotAdoptedUnseen() async throws {
        let desk = try await RuleDesk()
        let seen = try await keep(Self.source(), desk)
        let now = try await keep(Self.source("Memeriksa isian"), desk, replacing: seen)
        for source in [Self.source(), Self.source("Memeriksa isian")] {
            let changed = try await #require(throws: DraftChanged.self) { try await adopt(source, seen, desk) }
            #expect(changed.now?.hash == now.hash && changed.message.contains("diubah oleh ayu"))
        }
        // What was seen is what is adopted.
        await #expect(throws: DraftChanged.self) { try await adopt(Self.source(), now, desk) }
        #expect(try await adoptions(desk) == 0)
        #expect(try await draft(seen, desk) != nil)
        try await adopt(Self.source("Memeriksa isian"), now, desk)
        #expect(try await adoptions(desk) == 1)
        #expect(try await draft(seen, desk) == nil)
    }

    @Test func whatWasRemovedMeanwhileIsNotAdopted() async throws {
        let desk = try await RuleDesk()
        let seen = try await keep(Self.source(), desk)
        try await RemoveProcedureDraft(desk.environment)(seen, at: desk.office, by: desk.regency.admin)
        let changed = try await #require(throws: DraftChanged.self) { try await adopt(Self.source(), seen, desk) }
        #expect(changed.now == nil && changed.message.contains("dihapus"))
        #expect(try await adoptions(desk) == 0)
    }

    @Test func aNewerDraftIsNeitherReplacedNorRemovedUnseen() async throws {
        let desk = try await RuleDesk()
        let seen = try await keep(Self.source(), desk)
        let now = try await keep(Self.source("Memeriksa isian"), desk, replacing: seen)
        let third = Self.source("Memeriksa berkas")
        await #expect(throws: DraftChanged.self) { try await keep(third, desk, replacing: seen) }
        await #expect(throws: DraftChanged.self) {
            try await RemoveProcedureDraft(desk.environment)(seen, at: desk.office, by: desk.regency.admin)
        }
        #expect(try await draft(seen, desk)?.hash == now.hash)
        // Who has seen it may.
        let last = try await keep(third, desk, replacing: now)
        #expect(last.id == now.id)
        #expect(try await draft(seen, desk)?.source == third)
        try await RemoveProcedureDraft(desk.environment)(last, at: desk.office, by: desk.regency.admin)
        await #expect(throws: DraftChanged.self) { try await keep(Self.source(), desk, replacing: last) }
    }
}
