import Forms
import Procedures
import Testing

/// What an officer's step gives, and `tutup-sampai` keeps from the applicant.
struct WithholdingTests {
    private func begun() throws -> CaseRun {
        var run = try CaseRun(
            """
              a: {kegiatan: Mengajukan, oleh: warga, lalu: b}
              b: {kegiatan: Menelusuri, oleh: kaur, isi: [f], unggah: [salinan], waktu: 1 hari kerja, lalu: c}
              c: {keputusan: Memutus, oleh: kades, waktu: 1 hari kerja, hasil: {beri: d, tidak: {lalu: no, alasan: untuk-pemohon}}}
              d: {keputusan: Menyerahkan, oleh: operator, waktu: 1 hari kerja, hasil: {selesai: ok, ulang: {lalu: b, alasan: internal}}}
            """,
            extra: """
                berkas: {salinan: {nama: Salinan, tutup-sampai: c.beri}}
                formulir: {f: {temuan: {label: Temuan, jenis: teks, wajib: ya, tutup-sampai: c.beri}}}

                """)
        try run.open()
        return run
    }

    private func search(_ run: inout CaseRun, finding found: String) throws {
        var submission = Submission()
        submission.answers = [path("f.temuan"): .text(found)]
        submission.papers = [
            "salinan": [PaperFile(blob: found, name: "salinan.pdf", type: .pdf, bytes: 9, digest: found)]
        ]
        let visit = run.state?.visits["b"] ?? 1
        try run.give(
            .complete(step: "b", visit: visit, outcome: Outcome.implicitName, submission), by: CaseRun.person("kaur"))
    }

    /// Whether the paper is closed to the applicant, and whether the answer is.
    private func closed(_ run: CaseRun) throws -> [Bool] {
        let withheld = try #require(run.state).withheld(in: run.procedure)
        return [withheld.papers.contains("salinan"), withheld.fields.contains(path("f.temuan"))]
    }

    @Test func aNewVersionWaitsForItsOwnEvent() throws {
        var run = try begun()
        try search(&run, finding: "satu")
        #expect(try closed(run) == [true, true])
        try run.act("c", "beri")
        #expect(try closed(run) == [false, false])
        try run.act("d", "ulang")
        #expect(try closed(run) == [false, false], "what was told stays told")
        try search(&run, finding: "dua")
        #expect(try closed(run) == [true, true], "nobody has decided on this one")
        try run.act("c", "beri")
        #expect(try closed(run) == [false, false])
    }

    @Test func whatIsSentAgainUnchangedStaysOpen() throws {
        var run = try begun()
        try search(&run, finding: "satu")
        try run.act("c", "beri")
        try run.act("d", "ulang")
        try search(&run, finding: "satu")
        #expect(try closed(run) == [false, false])
    }
}
