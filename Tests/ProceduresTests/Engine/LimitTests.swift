import Forms
import Procedures
import Testing

/// The clocks of the whole case (SOP.md §6, §12.5, §12.6; traps 5 and 6 of §18).
struct LimitTests {
    static let back = """
          a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
          b: {keputusan: Memeriksa, oleh: kaur, waktu: 1 hari kerja, hasil: {ya: ok, kurang: c}}
          c: {kegiatan: Melengkapi, oleh: warga, waktu: 1 hari kerja, lalu: b}
        """

    @Test func theClockStandsWhileTheApplicantHasTheCase() throws {
        var run = try CaseRun(LimitTests.back, extra: "batas: {waktu: 10 hari kerja, sejak: awal, jeda: warga}")
        try run.open()
        #expect(run.state?.limits["utama"]?.deadline?.due == moment("2026-03-16 16:00"))
        run.clock("2026-03-03 10:00")
        try run.act("b", "kurang")
        #expect(run.state?.limits["utama"]?.standingSince == run.now)
        run.clock("2026-03-05 09:00")
        try run.act("c")
        #expect(run.state?.limits["utama"]?.standingSince == nil)
        #expect(run.state?.limits["utama"]?.deadline?.due == moment("2026-03-25 16:00"))
    }

    /// The step that it waits for is the applicant's, so that its clock stands until then: it is not late by that.
    @Test func aLimitThatIsMetWhileItStandsHasStoodUntilThen() throws {
        var run = try CaseRun(
            LimitTests.back, extra: "batas: {waktu: 1 hari kerja, sejak: awal, sampai: c, jeda: warga}")
        try run.open()
        run.clock("2026-03-03 10:00")
        try run.act("b", "kurang")
        run.clock("2026-03-05 09:00")
        try run.act("c")
        let limit = run.state?.limits["utama"]
        #expect(limit?.met == run.now && limit?.pauses.last?.end == run.now)
        #expect(limit?.deadline?.due == moment("2026-03-05 16:00"))
    }

    @Test func itRunsWhileAnOfficerHasTheCaseToo() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: [b, c]}
              b: {kegiatan: Melengkapi, oleh: warga, waktu: 1 jam, lalu: d}
              c: {kegiatan: Kerja, oleh: kaur, waktu: 1 jam, lalu: d}
              d: {kegiatan: Menutup, oleh: kades, gabung: [b, c], waktu: 1 jam, lalu: ok}
            """, extra: "batas: {waktu: 10 hari kerja, jeda: warga}")
        try run.open()
        #expect(run.state?.limits["utama"]?.standingSince == nil)
        try run.act("c")
        #expect(run.state?.limits["utama"]?.standingSince == run.now)
    }

    @Test func aSubProcedureNeverStopsIt() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
              b:
                kegiatan: Mendaftar akun
                sub: akun-aplikasi
                oleh: warga
                waktu: 1 jam
                hasil: {\(EffectTests.childResults)}
            """, extra: "batas: {waktu: 10 hari kerja, jeda: warga}", catalogue: TestCatalogue.shipped)
        try run.open()
        #expect(run.isOpen == ["b"])
        #expect(run.state?.limits["utama"]?.standingSince == nil)
    }

    @Test func extensionCountsFromTheSameAnchorOnceAndInTime() throws {
        let extra = """
            batas: {waktu: 10 hari kerja, perpanjangan: {oleh: kades, tambah: 7 hari kerja}}
            """
        var run = try CaseRun(LimitTests.back, extra: extra)
        run.clock("2026-04-06 09:00")
        try run.open()
        #expect(run.state?.limits["utama"]?.deadline?.due == moment("2026-04-20 16:00"))
        run.clock("2026-04-08 09:00")
        let kades = CaseRun.person("kades")
        #expect(run.refusal { try $0.give(.extend(limit: "utama", reason: nil), by: kades) } == "alasan-kosong")
        #expect(
            run.refusal { try $0.give(.extend(limit: "utama", reason: "x"), by: CaseRun.person("kaur")) }
                == "tidak-dapat-diperpanjang")
        var late = run
        late.clock("2026-04-20 16:00", seconds: 1)
        #expect(late.refusal { try $0.give(.extend(limit: "utama", reason: "x"), by: kades) } == "batas-lewat")
        late.clock("2026-04-20 16:00")
        #expect(late.refusal { try $0.give(.extend(limit: "utama", reason: "x"), by: kades) } == nil, "still in time")
        try run.give(.extend(limit: "utama", reason: "Perlu waktu"), by: kades)
        #expect(run.state?.limits["utama"]?.deadline?.due == moment("2026-04-29 16:00"))
        #expect(run.refusal { try $0.give(.extend(limit: "utama", reason: "x"), by: kades) } == "perpanjangan-habis")
    }

    @Test func aLimitMayEndTheCase() throws {
        var run = try CaseRun(LimitTests.back, extra: "batas: {waktu: 2 hari kerja, habis: gugur}")
        try run.open()
        run.clock("2026-03-04 16:00", seconds: 1)
        #expect(run.refusal { try $0.act("b", "ya") } == "permohonan-selesai")
        try run.give(.tick)
        #expect(run.types().suffix(2) == ["batas-habis", "permohonan-berakhir"])
        #expect(run.state?.result == "gugur")
    }

    @Test func aStandingLimitDoesNotEndTheCase() throws {
        var run = try CaseRun(LimitTests.back, extra: "batas: {waktu: 2 hari kerja, habis: gugur, jeda: warga}")
        try run.open()
        try run.act("b", "kurang")
        run.clock("2026-06-01 09:00")
        try run.give(.tick)
        #expect(run.state?.isOpen == true)
    }

    @Test func itBeginsAtItsAnchorAndAgainWhenThatHappensAgain() throws {
        let extra = """
            batas:
              jawab: {waktu: 2 hari kerja, sejak: a, sampai: b}
              pertama: {waktu: 2 hari kerja, sejak: a pertama, sampai: b.ya}
            """
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
              b: {keputusan: Memeriksa, oleh: kaur, waktu: 1 hari kerja, hasil: {ya: c, ulang: a}}
              c: {kegiatan: Menutup, oleh: kades, waktu: 1 jam, lalu: ok}
            """, extra: extra)
        try run.open()
        run.clock("2026-03-03 09:00")
        try run.act("b", "ulang")
        #expect(run.state?.limits["jawab"]?.met == run.now)
        #expect(run.state?.limits["pertama"]?.isRunning == true)
        run.clock("2026-03-05 09:00")
        try run.act("a")
        #expect(run.state?.limits["jawab"]?.isRunning == true)
        #expect(run.state?.limits["jawab"]?.deadline?.due == moment("2026-03-09 16:00"))
        #expect(run.state?.limits["pertama"]?.deadline?.due == moment("2026-03-04 16:00"))
        try run.act("b", "ya")
        #expect(run.state?.limits["pertama"]?.isRunning == false)
    }

    /// What came of a limit is not forgotten because it begins again: the first check was late, the second in time.
    @Test func eachRunOfALimitIsKept() throws {
        let extra = "batas: {waktu: 2 hari kerja, sejak: a, sampai: b}"
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
              b: {keputusan: Memeriksa, oleh: kaur, waktu: 1 hari kerja, hasil: {ya: c, ulang: a}}
              c: {kegiatan: Menutup, oleh: kades, waktu: 1 jam, lalu: ok}
            """, extra: extra)
        try run.open()
        run.clock("2026-03-16 09:00")
        try run.act("b", "ulang")
        run.clock("2026-03-17 09:00")
        try run.act("a")
        #expect(run.state?.limitRuns.map(\.isKept) == [false, nil])
        #expect(run.state?.limitRuns.map(\.ended) == [moment("2026-03-16 09:00"), nil])
        run.clock("2026-03-18 09:00")
        try run.act("b", "ya")
        #expect(run.state?.limitRuns.map(\.isKept) == [false, true])
        #expect(run.state?.keptItsTime == nil, "it is not over")
        try run.act("c")
        #expect(run.state?.keptItsTime == false)
        #expect(run.state?.decisiveRun?.ended == moment("2026-03-16 09:00"))
    }

    /// Returned late, and sent again before what the limit waits for: that time was used all the same.
    @Test func aRunThatTheApplicantEndsBySendingAgainIsKeptToo() throws {
        let extra = "batas: {waktu: 2 hari kerja, sejak: a, sampai: b.ya, jeda: warga}"
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
              b: {keputusan: Memeriksa, oleh: kaur, waktu: 1 hari kerja, hasil: {ya: ok, ulang: a}}
            """, extra: extra)
        try run.open()
        run.clock("2026-03-03 09:00")
        try run.act("b", "ulang")
        run.clock("2026-03-30 09:00")
        try run.act("a")
        #expect(run.state?.limitRuns.map(\.isKept) == [true, nil], "the applicant's weeks are not the office's")
        run.clock("2026-04-06 09:00")
        try run.act("b", "ulang")
        try run.act("a")
        #expect(run.state?.limitRuns.map(\.isKept) == [true, false, nil])
    }

    @Test func aLimitWhoseTimeWasOverWasNotKept() throws {
        var run = try CaseRun(LimitTests.back, extra: "batas: {waktu: 2 hari kerja, habis: gugur}")
        try run.open()
        run.clock("2026-03-04 16:00", seconds: 1)
        try run.give(.tick)
        #expect(run.state?.keptItsTime == false)
    }

    @Test func aTimeByAnAnswerIsCountedAgainFromTheSameAnchor() throws {
        let extra =
            FlowTests.form + """

                batas: {waktu: {menurut: f.jenis, a: 10 hari kerja, b: 2 hari kerja}}
                """
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, isi: [f], waktu: 1 jam, lalu: b}
              b: {kegiatan: Mengubah, oleh: kaur, isi: [f], waktu: 1 jam, lalu: c}
              c: {kegiatan: Menutup, oleh: kades, waktu: 1 jam, lalu: ok}
            """, extra: extra)
        try run.open([path("f.jenis"): .text("a")])
        #expect(run.state?.limits["utama"]?.deadline?.due == moment("2026-03-16 16:00"))
        run.clock("2026-03-03 09:00")
        try run.act("b", answers: [path("f.jenis"): .text("b")])
        #expect(run.state?.limits["utama"]?.deadline?.due == moment("2026-03-04 16:00"))
    }

    /// An answer must not end a case at once.
    @Test func aLimitThatAnAnswerPutIntoThePastWaitsForTheNextWorkingDay() throws {
        let extra =
            FlowTests.form + "\nbatas: {waktu: {menurut: f.jenis, a: 10 hari kerja, b: 2 hari kerja}, habis: gugur}"
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, isi: [f], waktu: 1 jam, lalu: b}
              b: {kegiatan: Mengubah, oleh: kaur, isi: [f], waktu: 1 jam, lalu: c}
              c: {kegiatan: Menutup, oleh: kades, waktu: 1 jam, lalu: ok}
            """, extra: extra)
        try run.open([path("f.jenis"): .text("a")])
        run.clock("2026-03-09 09:00")
        try run.act("b", answers: [path("f.jenis"): .text("b")])
        #expect(run.state?.limits["utama"]?.deadline?.due == moment("2026-03-10 16:00"))
        run.clock("2026-03-10 16:00")
        #expect(run.refusal { try $0.act("c") } == nil)
    }

    @Test func escalationOfALimitFollowsItsPauses() throws {
        var run = try CaseRun(
            LimitTests.back, extra: "batas: {waktu: 10 hari kerja, jeda: warga, eskalasi: {pada: 50%, kepada: kades}}")
        try run.open()
        #expect(run.state?.nextTick(in: run.procedure) == moment("2026-03-09 16:00"))
        run.clock("2026-03-03 10:00")
        try run.act("b", "kurang")
        #expect(run.state?.nextTick(in: run.procedure) == nil)
        run.clock("2026-03-05 09:00")
        try run.act("c")
        #expect(run.state?.nextTick(in: run.procedure) == moment("2026-03-11 16:00"))
    }
}
