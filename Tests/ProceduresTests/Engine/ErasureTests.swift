import Forms
import Procedures
import Testing

/// A case whose content is erased (UU 27/2022): what is left of it follows from that one event.
struct ErasureTests {
    private func ended() throws -> CaseRun {
        var run = try CaseRun(
            """
              a: {kegiatan: Mengajukan, oleh: warga, isi: [f], lalu: b}
              b: {keputusan: Memeriksa, oleh: kaur, waktu: 1 hari kerja, hasil: {ya: ok, tidak: {lalu: no, alasan: untuk-pemohon}}}
            """, extra: "formulir: {f: {nama: {label: Nama, jenis: teks, wajib: ya}}}\n")
        try run.open([path("f.nama"): .text("Siti Contoh")])
        try run.act("b", "ya")
        return run
    }

    private func erase(_ run: inout CaseRun, by actor: Actor = CaseRun.person("kades")) throws {
        let entered = try #require(run.events.first).recorded
        try run.give(.erase(basis: "Keputusan 1/2026", entered: entered), by: actor)
    }

    @Test func nothingIsLeftButTheEnd() throws {
        var run = try ended()
        let before = try #require(run.state)
        run.clock("2026-03-09 10:00")
        try erase(&run)
        let state = try #require(run.state)
        #expect(run.events.last?.body.typeName == "isi-dihapus")
        #expect(state.answers.isEmpty && state.completions.isEmpty && state.opening.applicant == nil)
        #expect(state.result == before.result && state.ending?.occurred == before.ending?.occurred)
        #expect(state.openedAt == before.openedAt && state.version == before.version + 1)
        #expect(state.contentErasure?.basis == "Keputusan 1/2026" && state.contentErasure?.by.person == "kades")
        #expect(state.nextTick(in: run.procedure) == nil)
    }

    /// Nobody has to read what was before it, which nobody can.
    @Test func theEventAloneFoldsToTheSameState() throws {
        var run = try ended()
        try erase(&run)
        let event = try #require(run.events.last)
        #expect(CaseState.left(by: event, version: run.events.count) == run.state)
        #expect(CaseState.left(by: try #require(run.events.first), version: 1) == nil)
        let end = try #require(EventSamples.all.firstIndex { $0.body.typeName == "isi-dihapus" })
        let samples = EventSamples.all[...end]
        #expect(CaseState.left(by: samples[end], version: samples.count) == CaseState.fold(Array(samples)))
    }

    @Test func itIsRefusedWhereItMayNotBe() throws {
        var open = try CaseRun(
            "  a: {kegiatan: Mengajukan, oleh: warga, lalu: b}\n  b: {kegiatan: Memeriksa, oleh: kaur, waktu: 1 hari kerja, lalu: ok}"
        )
        try open.open()
        #expect(open.refusal { try erase(&$0) } == "permohonan-berjalan")
        var run = try ended()
        #expect(run.refusal { try erase(&$0, by: CaseRun.person("kades", named: "warga")) } == "permohonan-sendiri")
        let party = Actor(person: "kades", lanes: ["kades"], isParty: true)
        #expect(run.refusal { try erase(&$0, by: party) } == "permohonan-sendiri")
        #expect(
            run.refusal { try $0.give(.erase(basis: "  ", entered: $0.now), by: CaseRun.person("kades")) }
                == "alasan-kosong")
        try erase(&run)
        #expect(run.refusal { try erase(&$0) } == "isi-dihapus")
        #expect(run.refusal { try $0.act("b", "ya") } == "permohonan-selesai")
    }
}
