import Forms
import Procedures
import Testing

/// From when a time counts (SOP.md §12.3).
struct AnchorTests {
    private static let form = """
        formulir:
          f: {acara: {label: Tanggal acara, jenis: tanggal}}
        """

    private func opened(_ since: String, _ date: String?) throws -> CaseRun {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, isi: [f], waktu: 1 jam, lalu: b}
              b: {kegiatan: Kerja, oleh: kaur, waktu: {waktu: 2 hari kerja, sejak: \(since)}, lalu: ok}
            """, extra: Self.form)
        try run.open(date.map { [path("f.acara"): .date(CalendarDate(iso: $0)!)] } ?? [:])
        return run
    }

    /// The case opened on Monday 2 March; the feast is on Thursday.
    @Test(
        arguments: [
            ("{yang-akhir: [awal, f.acara]}", "2026-03-05", "2026-03-09 16:00"),
            ("{yang-dulu: [awal, f.acara]}", "2026-03-05", "2026-03-04 16:00"),
            ("{yang-akhir: [awal, f.acara]}", nil, "2026-03-04 16:00"),
            ("{yang-dulu: [f.acara, {yang-akhir: [awal, a]}]}", nil, "2026-03-04 16:00"),
        ] as [(String, String?, String)])
    func ofSeveralTheEarliestOrLatestThatExists(since: String, date: String?, due: String) throws {
        #expect(try opened(since, date).state?.open["b"]?.deadline?.due == moment(due))
    }

    @Test func withoutItNothingIsCounted() throws {
        #expect(try opened("f.acara", nil).state?.open["b"]?.deadline == nil)
    }

    @Test func aStepThatWasPassedOverOrTimedOutHasHappened() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
              b: {kegiatan: Mengukur, oleh: operator, jika: {kasus.kanal: surat}, waktu: 1 jam, lalu: c}
              c: {kegiatan: Melengkapi, oleh: warga, habis: {setelah: 1 hari kerja, lalu: d}, lalu: d}
              d: {kegiatan: Kerja, oleh: kaur, waktu: {waktu: 2 hari kerja, sejak: b}, paling-cepat: 1 jam, lalu: e}
              e: {kegiatan: Menutup, oleh: kades, waktu: {waktu: 1 hari kerja, sejak: c.habis}, lalu: ok}
            """)
        try run.open()
        run.clock("2026-03-05 10:00")
        try run.give(.tick)
        #expect(run.state?.open["d"]?.deadline?.due == moment("2026-03-04 16:00"))
        try run.act("d")
        // c ran out at closing time on Tuesday: received on Wednesday, due on Thursday.
        #expect(run.state?.open["e"]?.deadline?.due == moment("2026-03-05 16:00"))
    }

    /// While the clock runs the anchor happens again; with `pertama` that makes no difference.
    @Test(arguments: [("b", "2026-03-06 16:30"), ("b pertama", "2026-03-04 16:00")])
    func whatHappensAgainStartsAnew(since: String, due: String) throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: [b, c]}
              b: {keputusan: Mencatat, oleh: kaur, waktu: 1 jam, hasil: {cukup: d, lagi: b}}
              c: {kegiatan: Kerja, oleh: operator, waktu: {waktu: 2 hari kerja, sejak: \(since)}, lalu: d}
              d: {kegiatan: Menutup, oleh: kades, gabung: [b, c], waktu: 1 jam, lalu: ok}
            """)
        try run.open()
        #expect(run.state?.open["c"]?.deadline == nil)
        try run.act("b", "lagi")
        #expect(run.state?.open["c"]?.deadline?.due == moment("2026-03-04 16:00"))
        run.clock("2026-03-04 09:00")
        try run.act("b", "lagi")
        #expect(run.state?.open["c"]?.deadline?.due == moment(due))
    }

    /// `paling-cepat` follows what it is counted from: another date, and the anchor that happens again.
    @Test func theEarliestMomentFollowsItsDate() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, isi: [f], waktu: 1 jam, lalu: [b, c]}
              b: {kegiatan: Mengumumkan, oleh: kaur, waktu: {waktu: 30 hari kalender, paling-cepat: 7 hari kalender, sejak: f.acara}, lalu: d}
              c: {kegiatan: Mengubah tanggal, oleh: operator, isi: [f], waktu: 1 jam, lalu: d}
              d: {kegiatan: Menutup, oleh: kades, gabung: [b, c], waktu: 1 jam, lalu: ok}
            """, extra: Self.form)
        func on(_ date: String) -> Answers { [path("f.acara"): .date(CalendarDate(iso: date)!)] }
        try run.open(on("2026-03-01"))
        let first = try #require(run.state?.open["b"]?.notBefore)
        // Also where it had passed: nothing is announced before the date that is true now.
        run.clock("2026-03-09 09:00")
        #expect(run.refusal { try $0.act("b") } == nil)
        try run.act("c", answers: on("2026-03-10"))
        #expect(run.state?.open["b"]?.notBefore == first.adding(seconds: 9 * 86_400))
        #expect(run.refusal { try $0.act("b") } != nil)
    }

    @Test func theEarliestMomentFollowsWhatHappensAgain() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
              b: {keputusan: Mencatat, oleh: kaur, waktu: 1 jam, hasil: {cukup: d, lagi: [b, c], ulang: b}}
              c: {kegiatan: Kerja, oleh: operator, waktu: {waktu: 9 hari kerja, paling-cepat: 3 hari kalender, sejak: b}, lalu: d}
              d: {kegiatan: Menutup, oleh: kades, gabung: [b, c], waktu: 1 jam, lalu: ok}
            """)
        try run.open()
        try run.act("b", "lagi")
        let first = try #require(run.state?.open["c"]?.notBefore)
        run.clock("2026-03-03 09:00")
        try run.act("b", "ulang")
        let second = try #require(run.state?.open["c"]?.notBefore)
        #expect(second > first)
    }

    /// What happened before the limit began does not meet it.
    @Test func aLimitIsMetByWhatComesAfterItsAnchor() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
              b: {keputusan: Memeriksa, oleh: kaur, waktu: 1 jam, hasil: {ya: c, ulang: b}}
              c: {kegiatan: Menutup, oleh: kades, waktu: 1 jam, lalu: d}
              d: {keputusan: Mengulang, oleh: kaur, waktu: 1 jam, hasil: {ya: ok, ulang: b}}
            """, extra: "batas: {waktu: 5 hari kerja, sejak: c, sampai: b}")
        try run.open()
        try run.act("b", "ya")
        run.clock("2026-03-03 09:00")
        try run.act("c")
        #expect(run.state?.limits["utama"]?.isRunning == true)
        run.clock("2026-03-04 09:00")
        try run.act("d", "ulang")
        try run.act("b", "ulang")
        #expect(run.state?.limits["utama"]?.met == run.now)
    }

    /// `sejak: x, sampai: x` waits for the next x.
    @Test func theAnchorItselfDoesNotMeetItsLimit() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
              b: {keputusan: Melapor, oleh: kaur, waktu: 1 jam, hasil: {ya: ok, lagi: b}}
            """, extra: "batas: {waktu: 5 hari kerja, sejak: b pertama, sampai: b}")
        try run.open()
        try run.act("b", "lagi")
        #expect(run.state?.limits["utama"]?.isRunning == true)
        run.clock("2026-03-03 09:00")
        try run.act("b", "lagi")
        #expect(run.state?.limits["utama"]?.isRunning == false)
    }
}
