import Forms
import Procedures
import Testing

/// How tokens move (SOP.md §10.2; traps 1 and 8 of §18).
struct FlowTests {
    @Test func aJoinOpensAtOnceForAnArrivalThatItDoesNotWaitFor() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: [b, c]}
              b: {kegiatan: Kerja b, oleh: kaur, waktu: 1 jam, lalu: d}
              c: {kegiatan: Kerja c, oleh: operator, waktu: 1 jam, lalu: d}
              d: {keputusan: Memutus, oleh: kades, gabung: [b, c], waktu: 1 jam, hasil: {ya: ok, ulang: e}}
              e: {kegiatan: Ulangi, oleh: kaur, waktu: 1 jam, lalu: d}
            """)
        try run.open()
        #expect(run.isOpen == ["b", "c"])
        try run.act("c")
        #expect(run.isOpen == ["b"], "d waits for b")
        try run.act("b")
        #expect(run.isOpen == ["d"])
        try run.act("d", "ulang")
        try run.act("e")
        #expect(run.isOpen == ["d"])
        #expect(run.state?.open["d"]?.visit == 2)
        try run.act("d", "ya")
        #expect(run.state?.result == "ok")
    }

    @Test func aJoinWaitsForBothAgainOnTheNextRound() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: [b, c]}
              b: {kegiatan: Kerja b, oleh: kaur, waktu: 1 jam, lalu: d}
              c: {kegiatan: Kerja c, oleh: operator, waktu: 1 jam, lalu: d}
              d: {keputusan: Memutus, oleh: kades, gabung: [b, c], waktu: 1 jam, hasil: {ya: ok, ulang: a}}
            """)
        try run.open()
        try run.act("b")
        try run.act("c")
        try run.act("d", "ulang")
        try run.act("a")
        try run.act("b")
        #expect(run.isOpen == ["c"], "what came in the first round is used up")
    }

    @Test func eitherOfTwoSatisfiesAJoin() throws {
        let steps = """
              a: {keputusan: Memilah, oleh: warga, waktu: 1 jam, hasil: {satu: [b, d], dua: [c, d]}}
              b: {kegiatan: Kerja b, oleh: kaur, waktu: 1 jam, lalu: e}
              c: {kegiatan: Kerja c, oleh: kaur, waktu: 1 jam, lalu: e}
              d: {kegiatan: Kerja d, oleh: operator, waktu: 1 jam, lalu: e}
              e: {kegiatan: Menutup, oleh: kades, gabung: [{salah-satu: [b, c]}, d], waktu: 1 jam, lalu: ok}
            """
        var run = try CaseRun("  mulai: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: a}\n" + steps)
        try run.open()
        try run.act("a", "dua")
        try run.act("c")
        #expect(run.isOpen == ["d"])
        try run.act("d")
        #expect(run.isOpen == ["e"])
    }

    @Test func aResultThatStopsOthersTakesAllTokensAway() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: [b, c]}
              b: {keputusan: Memeriksa, oleh: kaur, waktu: 1 jam, hasil: {ya: d, tidak: no}}
              c: {kegiatan: Kerja c, oleh: operator, waktu: 1 jam, lalu: d}
              d: {kegiatan: Menutup, oleh: kades, gabung: [b, c], waktu: 1 jam, lalu: ok}
            """)
        try run.open()
        try run.act("b", "tidak")
        #expect(run.state?.result == "no")
        #expect(run.isOpen.isEmpty)
        #expect(run.refusal { try $0.act("c") } == "permohonan-selesai")
    }

    static let form = """
        formulir:
          f:
            jenis:  {label: Jenis, jenis: pilihan, wajib: ya, pilihan: {a: A, b: B}}
            jumlah: {label: Jumlah, jenis: angka, tampil-jika: {jenis: a}}
        """

    @Test func conditionsAreReadWhenTheTokenArrivesAndNeverAgain() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, isi: [f], waktu: 1 jam, lalu: [b, c]}
              b: {kegiatan: Kerja b, oleh: kaur, jika: {jumlah: minimal 5}, waktu: 1 jam, lalu: d}
              c: {kegiatan: Mengubah, oleh: operator, isi: [f], waktu: 1 jam, lalu: d}
              d: {kegiatan: Menutup, oleh: kades, gabung: [b, c], waktu: 1 jam, lalu: ok}
            """, extra: FlowTests.form)
        let five: Answers = [path("f.jenis"): .text("a"), path("f.jumlah"): .number(5)]
        try run.open(five)
        #expect(run.isOpen == ["b", "c"])
        try run.act("c", answers: [path("f.jenis"): .text("a"), path("f.jumlah"): .number(1)])
        #expect(run.isOpen == ["b"], "the step stays open although its condition no longer holds")

        var empty = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, isi: [f], waktu: 1 jam, lalu: [b, c]}
              b: {kegiatan: Kerja b, oleh: kaur, jika: {jumlah: minimal 5}, waktu: 1 jam, lalu: ok}
              c: {kegiatan: Kerja c, oleh: kaur, jika: {jumlah: bukan 5}, waktu: 1 jam, lalu: ok}
            """, extra: FlowTests.form)
        try empty.open([path("f.jenis"): .text("b")])
        #expect(empty.state?.lastCompletion(of: "b")?.manner == .skipped, "a positive test on an empty answer is false")
    }

    @Test func anAnswerThatIsHiddenLaterIsCleared() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, isi: [f], waktu: 1 jam, lalu: b}
              b: {keputusan: Memeriksa, oleh: kaur, waktu: 1 jam, hasil: {ya: ok, ulang: a}}
            """, extra: FlowTests.form)
        try run.open([path("f.jenis"): .text("a"), path("f.jumlah"): .number(7)])
        try run.act("b", "ulang")
        try run.act("a", answers: [path("f.jenis"): .text("b"), path("f.jumlah"): .number(7)])
        #expect(run.state?.answers == [path("f.jenis"): .text("b")])
    }

    @Test func aBranchFollowsTheAnswerAndTheLatestOutcome() throws {
        let steps = """
              a: {kegiatan: Mulai, oleh: warga, isi: [f], waktu: 1 jam, lalu: b}
              b: {keputusan: Memilah, menurut: f.jenis, hasil: {a: c, b: no}}
              c: {keputusan: Memutus, oleh: kades, waktu: 1 jam, hasil: {ya: e, tidak: e}}
              e: {kegiatan: Mencetak, oleh: kaur, cetak: saja, lalu: g}
              g: {keputusan: Memilah lagi, menurut: c, hasil: {ya: ok, tidak: no}}
            """
        var run = try CaseRun(steps, extra: FlowTests.form)
        try run.open([path("f.jenis"): .text("a")])
        #expect(run.isOpen == ["c"])
        try run.act("c", "tidak")
        #expect(run.state?.result == "no", "rows that are only printed pass at once")
        var other = try CaseRun(steps, extra: FlowTests.form)
        try other.open([path("f.jenis"): .text("b")])
        #expect(other.state?.result == "no")
    }

    /// Conditions of a branch are tested in the order of the file: the first that holds decides.
    @Test(arguments: [(9, "besar"), (4, "sedang"), (1, "kecil")])
    func ofSeveralConditionsTheFirstDecides(count: Int64, way: String) throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, isi: [g], waktu: 1 jam, lalu: b}
              b:
                keputusan: Memilah
                menurut: {besar: {g.n: minimal 5}, sedang: {g.n: minimal 3}, kecil: lainnya}
                hasil: {besar: c, sedang: d, kecil: e}
              c: {kegiatan: Kerja c, oleh: kaur, waktu: 1 jam, lalu: ok}
              d: {kegiatan: Kerja d, oleh: kaur, waktu: 1 jam, lalu: ok}
              e: {kegiatan: Kerja e, oleh: kaur, waktu: 1 jam, lalu: ok}
            """, extra: "formulir:\n  g: {n: {label: N, jenis: angka, wajib: ya}}\n")
        try run.open([path("g.n"): .number(count)])
        #expect(run.state?.latestOutcome(of: "b") == way)
    }

    @Test func aFormThatAnOutcomeAsksForSeesThatOutcome() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
              b:
                keputusan: Memeriksa
                oleh: kaur
                waktu: 1 jam
                hasil: {ya: {lalu: ok, isi: [g]}, tidak: {lalu: no, isi: [g]}}
            """, extra: "formulir:\n  g: {catatan: {label: Catatan, jenis: teks, wajib-jika: {b: tidak}}}\n")
        try run.open()
        #expect(run.refusal { try $0.act("b", "tidak") } == "isian-salah")
        #expect(run.refusal { try $0.act("b", "ya") } == nil)
    }

    /// An application that comes back completed is still one application.
    @Test func theStartIsEnteredIntoItsBookOnce() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, catat: pengaduan, waktu: 1 jam, lalu: b}
              b: {keputusan: Memeriksa, oleh: kaur, catat: agenda-keluar, waktu: 1 jam, hasil: {ya: ok, kurang: a}}
            """)
        try run.open()
        try run.act("b", "kurang")
        try run.act("a")
        try run.act("b", "ya")
        let books = run.events.compactMap { event -> String? in
            if case .registerRequested(let book, _, _, _) = event.body { book } else { nil }
        }
        #expect(books == ["pengaduan", "agenda-keluar", "agenda-keluar"])
    }

    @Test func requiredAnswersPapersAndReasonsAreAskedFor() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, isi: [f], unggah: [ktp], waktu: 1 jam, lalu: b}
              b: {keputusan: Memeriksa, oleh: kaur, waktu: 1 jam, hasil: {ya: ok, tidak: {lalu: no, alasan: untuk-pemohon}}}
            """, extra: FlowTests.form + "\nberkas:\n  ktp: {nama: KTP}\n")
        #expect(run.refusal { try $0.open() } == "isian-salah")
        var submission = Submission()
        submission.answers = [path("f.jenis"): .text("b"), path("x.y"): .text("z")]
        let opening = Opening(procedureHash: "h", number: "1", applicant: "warga", channel: .online)
        let refused = #expect(throws: Refusal.self) {
            try run.give(.open(opening, submission), by: CaseRun.person("warga"))
        }
        guard case .answers(let troubles) = refused else { return }
        #expect(troubles.map(\.subject) == [.field(path("x.y")), .paper("ktp")])
        submission.answers = [path("f.jenis"): .text("b")]
        submission.papers = [
            "ktp": [PaperFile(blob: "1", name: "ktp.pdf", type: .pdf, bytes: 9, digest: "0")]
        ]
        try run.give(.open(opening, submission), by: CaseRun.person("warga"))
        #expect(run.isOpen == ["b"])
        let noReason = Command.complete(step: "b", visit: 1, outcome: "tidak", Submission())
        #expect(run.refusal { try $0.give(noReason, by: CaseRun.person("kaur")) } == "alasan-kosong")
    }
}
