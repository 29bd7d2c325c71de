import Forms
import Procedures
import Testing

/// Branches and performers that come together while one of them is entered later than it happened (SOP.md §10.3): what
/// follows begins when the latest of them was done, whoever's part was entered last. It is Monday 2 March 2026, 09.00.
struct BackdatedMeetingTests {
    private let helper = Actor(person: "H", lanes: ["operator"], channel: .counter, isAssisting: true)
    private static let branches = """
          a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: [b, c]}
          b: {kegiatan: Memeriksa, oleh: kaur, waktu: 5 hari kerja, lalu: d}
          c: {kegiatan: Melengkapi, oleh: warga, waktu: 5 hari kerja, lalu: d}
          d: {kegiatan: Memutus, oleh: kades, gabung: [b, c], waktu: 1 hari kerja, lalu: ok}
        """

    /// `b` is done on Wednesday at 15.00; on Thursday the counter enters that `c` was done on Tuesday.
    private func met(_ steps: String, extra: String = "") throws -> CaseRun {
        var run = try CaseRun(steps, extra: extra)
        try run.open()
        run.clock("2026-03-04 15:00")
        try run.act("b")
        run.clock("2026-03-05 09:00")
        try run.act("c", by: helper, occurred: moment("2026-03-03 09:00"))
        return run
    }

    @Test func aJoinOpensWhenTheLatestBranchWasDone() throws {
        let run = try met(Self.branches)
        let open = try #require(run.state?.open["d"])
        #expect(open.opened == moment("2026-03-04 15:00"))
        #expect(open.deadline?.due == moment("2026-03-05 16:00"))
        #expect(run.state?.lastCompletion(of: "c")?.occurred == moment("2026-03-03 09:00"))
        let joined = try #require(run.events.last { $0.body.typeName == "cabang-bergabung" })
        #expect(joined.occurred == open.opened && joined.recorded == run.now)
    }

    /// A step behind the join that is passed over is passed then too, and so does what it leads to.
    @Test func whatPassesAtOnceBehindAJoinPassesThen() throws {
        let run = try met(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: [b, c]}
              b: {kegiatan: Memeriksa, oleh: kaur, waktu: 5 hari kerja, lalu: d}
              c: {kegiatan: Melengkapi, oleh: warga, waktu: 5 hari kerja, lalu: d}
              d: {kegiatan: Berkumpul, oleh: kaur, gabung: [b, c], jika: {kasus.kanal: surat}, waktu: 1 jam, lalu: e}
              e: {kegiatan: Memutus, oleh: kades, waktu: 1 hari kerja, lalu: ok}
            """)
        #expect(run.state?.lastCompletion(of: "d")?.occurred == moment("2026-03-04 15:00"))
        #expect(run.state?.open["e"]?.opened == moment("2026-03-04 15:00"))
    }

    /// Beside the join, a step that only the backdated act leads to opens when that was done.
    @Test func whatOnlyOneBranchLeadsToOpensWithIt() throws {
        let run = try met(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: [b, c]}
              b: {kegiatan: Memeriksa, oleh: kaur, waktu: 5 hari kerja, lalu: d}
              c: {kegiatan: Melengkapi, oleh: warga, waktu: 5 hari kerja, lalu: [d, e]}
              d: {kegiatan: Memutus, oleh: kades, gabung: [b, c], waktu: 1 hari kerja, lalu: f}
              e: {kegiatan: Mengarsipkan, oleh: kaur, waktu: 1 hari kerja, lalu: f}
              f: {kegiatan: Menutup, oleh: kades, gabung: [d, e], waktu: 1 hari kerja, lalu: ok}
            """)
        #expect(run.state?.open["d"]?.opened == moment("2026-03-04 15:00"))
        #expect(run.state?.open["e"]?.opened == moment("2026-03-03 09:00"))
    }

    /// The clock of a limit stands from when every open step is the applicant's: here only since `b` led to `d`.
    @Test func aLimitStandsSinceTheStepsThatAreOpen() throws {
        let run = try met(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: [b, c]}
              b: {kegiatan: Memeriksa, oleh: kaur, waktu: 5 hari kerja, lalu: d}
              c: {kegiatan: Menilai, oleh: ahli, waktu: 5 hari kerja, lalu: e}
              d: {kegiatan: Melengkapi, oleh: warga, waktu: 5 hari kerja, lalu: e}
              e: {kegiatan: Memutus, oleh: kades, gabung: [c, d], waktu: 1 hari kerja, lalu: ok}
            """, extra: "batas: {waktu: 10 hari kerja, jeda: warga}")
        #expect(run.isOpen == ["d"])
        #expect(run.state?.limits["utama"]?.standingSince == moment("2026-03-04 15:00"))
    }

    /// And it runs on from when a step that is not the applicant's was reached.
    @Test func aLimitRunsOnSinceTheStepThatIsOpen() throws {
        var run = try CaseRun(
            Self.branches.replacing(
                "b: {kegiatan: Memeriksa, oleh: kaur", with: "b: {kegiatan: Memeriksa, oleh: warga"),
            extra: "batas: {waktu: 10 hari kerja, jeda: warga}")
        try run.open()
        run.clock("2026-03-04 15:00")
        try run.act("b")
        run.clock("2026-03-05 09:00")
        try run.act("c", by: helper, occurred: moment("2026-03-03 09:00"))
        #expect(run.state?.limits["utama"]?.pauses.map(\.end) == [moment("2026-03-04 15:00")])
    }

    // Several performers of one step

    private func confirmed(_ performers: String) throws -> CaseRun {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
              b: {kegiatan: Menilai, oleh: \(performers), waktu: 5 hari kerja, lalu: c}
              c: {kegiatan: Menutup, oleh: kades, waktu: 1 hari kerja, lalu: ok}
            """)
        try run.open()
        run.clock("2026-03-04 15:00")
        try run.act("b", by: CaseRun.person("kaur"))
        run.clock("2026-03-05 09:00")
        return run
    }

    @Test func aStepOfSeveralIsDoneWhenTheLatestPartWas() throws {
        var run = try confirmed("[kaur, ahli]")
        try run.act("b", by: CaseRun.person("operator"), occurred: moment("2026-03-03 09:00"))
        let done = try #require(run.state?.lastCompletion(of: "b"))
        #expect(done.confirmations.map(\.occurred) == [moment("2026-03-04 15:00"), moment("2026-03-03 09:00")])
        #expect(done.occurred == moment("2026-03-04 15:00"))
        #expect(run.state?.open["c"]?.opened == moment("2026-03-04 15:00"))
    }

    @Test func inARowNobodyActsBeforeTheOneBefore() throws {
        var run = try confirmed("{berurutan: [kaur, ahli]}")
        let recorder = CaseRun.person("operator")
        #expect(
            run.refusal { try $0.act("b", by: recorder, occurred: moment("2026-03-04 14:59")) }
                == "waktu-terlalu-lama")
        try run.act("b", by: recorder, occurred: moment("2026-03-04 15:00"))
        #expect(run.state?.open["c"]?.opened == moment("2026-03-04 15:00"))
    }
}
