import Forms
import Procedures
import Services
import Testing

/// `oleh` with several lanes: who has done their part, and who is waited for.
@Suite struct SeveralPerformers {
    private static func survey(_ performers: String, _ step: String = "kegiatan: Meninjau lokasi") -> String {
        """
        formulir: {f: {jenis: {label: Jenis, jenis: pilihan, pilihan: {uang: Uang, barang: Barang}, wajib: ya}}}
        akhir:
          selesai: {judul: Selesai, jenis: berhasil}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Meminta tinjauan, oleh: pelapor, isi: [f], lalu: tinjau}
          tinjau: {\(step), oleh: \(performers), waktu: 1 hari kerja, lalu: selesai}
        uji:
          - {nama: Dicabut, jalan: [ajukan, cabut], akhir: dicabut}
        """
    }

    private func desk(_ performers: String, kind: String = "uang") async throws -> (RuleDesk, String) {
        let desk = try await RuleDesk()
        try await desk.adopt("tinjauan", SeveralPerformers.survey(performers))
        return (desk, try await desk.apply("tinjauan", ["f.jenis": kind]))
    }

    private func waiting(_ desk: RuleDesk, _ id: String) async throws -> [String] {
        try await desk.look(id, as: desk.kades).parts(of: "tinjau").waiting
    }

    private func told(_ desk: RuleDesk) async throws -> [String] {
        try await desk.regency.test.mails().filter { $0.subject.hasPrefix("Tugas baru") }.map(\.to).sorted()
    }

    @Test func allTogetherInAnyOrder() async throws {
        let (desk, id) = try await desk("[kaur, operator]")
        #expect(try await waiting(desk, id) == ["kaur", "operator"])
        #expect(try await told(desk) == ["kaur@a.contoh", "operator@a.contoh"])
        try await desk.complete("tinjau", of: id, by: desk.clerk)
        let parts = try await desk.look(id, as: desk.kaur).parts(of: "tinjau")
        #expect(parts.done.map(\.lane) == ["operator"])
        #expect(parts.done.map(\.actor.person) == [desk.clerk.id])
        #expect(parts.waiting == ["kaur"])
        // Whoever has done their part has no task any more.
        #expect(try await desk.inbox(of: desk.clerk).isEmpty)
        #expect(try await desk.inbox(of: desk.kaur).count == 1)
        await #expect(throws: Refusal.alreadyConfirmed(lane: "Operator")) {
            try await desk.complete("tinjau", of: id, by: desk.clerk)
        }
        try await desk.complete("tinjau", of: id, by: desk.kaur)
        #expect(try await desk.look(id, as: desk.kaur).state.result == "selesai")
    }

    @Test func oneAfterTheOther() async throws {
        let (desk, id) = try await desk("{berurutan: [kaur, operator]}")
        #expect(try await waiting(desk, id) == ["kaur"])
        #expect(try await told(desk) == ["kaur@a.contoh"])
        #expect(try await desk.inbox(of: desk.clerk).isEmpty)
        await #expect(throws: Refusal.notYourTurn(first: "Kaur Umum")) {
            try await desk.complete("tinjau", of: id, by: desk.clerk)
        }
        try await desk.complete("tinjau", of: id, by: desk.kaur)
        #expect(try await waiting(desk, id) == ["operator"])
        // The next one is told when it is their turn.
        #expect(try await told(desk) == ["operator@a.contoh"])
        #expect(try await desk.inbox(of: desk.clerk).count == 1)
        try await desk.complete("tinjau", of: id, by: desk.clerk)
        #expect(try await desk.look(id, as: desk.kaur).state.result == "selesai")
    }

    @Test func whoeverIsFirst() async throws {
        let (desk, id) = try await desk("{salah-satu: [kaur, operator]}")
        #expect(try await desk.inbox(of: desk.kaur).count == 1)
        try await desk.complete("tinjau", of: id, by: desk.clerk)
        #expect(try await desk.look(id, as: desk.kaur).state.result == "selesai")
        #expect(try await desk.inbox(of: desk.kaur).isEmpty)
    }

    @Test func byAnAnswer() async throws {
        let performers = "{menurut: f.jenis, uang: kaur, barang: operator}"
        let (desk, id) = try await desk(performers, kind: "barang")
        #expect(try await waiting(desk, id) == ["operator"])
        #expect(try await desk.inbox(of: desk.kaur).isEmpty)
        #expect(try await desk.inbox(of: desk.clerk).count == 1)
    }
}
