import Forms
import Procedures
import Testing

/// Acts that are entered after they happened (SOP.md §10.3 `terjadi`, `dicatat`).
struct EnteredLaterTests {
    private static let steps = """
          a: {kegiatan: Mulai, oleh: warga, kanal: [surat, datang], waktu: 1 jam, lalu: b}
          b: {kegiatan: Memeriksa, oleh: kaur, waktu: 1 hari kerja, lalu: ok}
        """
    private let helper = Actor(person: "H", lanes: ["operator"], channel: .counter, isAssisting: true)

    private func opening(_ run: CaseRun, by actor: Actor, occurred: String?) -> String? {
        var opening = Opening(procedureHash: "h", number: "1", applicant: "warga", channel: actor.channel)
        if actor.isAssisting { opening.assistedBy = actor.person }
        var submission = Submission()
        submission.occurred = occurred.map { moment($0) }
        let command = Command.open(opening, submission)
        return run.refusal { try $0.give(command, by: actor) }
    }

    @Test func anApplicationMayBeFiveWorkingDaysOld() throws {
        var run = try CaseRun(Self.steps)
        run.clock("2026-03-30 09:00")
        // 18 to 24 March are holidays, joint leave and a weekend: five working days back is 16 March.
        #expect(opening(run, by: helper, occurred: "2026-03-16 07:30") == nil)
        #expect(opening(run, by: helper, occurred: "2026-03-16 00:00") == nil)
        #expect(opening(run, by: helper, occurred: "2026-03-13 23:59") == "waktu-terlalu-lama")
        #expect(opening(run, by: helper, occurred: "2026-03-30 09:01") == "waktu-mendatang")
    }

    /// A letter says itself when it was written; at a screen it is now.
    @Test func onlyWhatIsEnteredForOthersMayBeOld() throws {
        var run = try CaseRun(Self.steps)
        run.clock("2026-03-05 09:00")
        let byLetter = Actor(person: "warga", lanes: ["warga"], channel: .letter)
        #expect(opening(run, by: byLetter, occurred: "2026-03-04 09:00") == nil)
        let inPerson = Actor(person: "warga", lanes: ["warga"], channel: .counter)
        #expect(opening(run, by: inPerson, occurred: "2026-03-04 09:00") == "waktu-tidak-dapat-diubah")
        #expect(opening(run, by: inPerson, occurred: nil) == nil)
        #expect(opening(run, by: CaseRun.person("warga"), occurred: nil) == "kanal-tidak-berlaku")
    }

    @Test func whatOutsidersDidMayBeOldToo() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
              b: {kegiatan: Menilai, oleh: ahli, waktu: 1 hari kerja, lalu: c}
              c: {kegiatan: Menutup, oleh: kades, waktu: 1 hari kerja, lalu: ok}
            """)
        try run.open()
        run.clock("2026-03-06 09:00")
        try run.act("b", by: CaseRun.person("operator"), occurred: moment("2026-03-03 10:00"))
        let done = try #require(run.state?.lastCompletion(of: "b"))
        #expect(done.occurred == moment("2026-03-03 10:00"))
        #expect(done.recorded == run.now)
        // It was in time, and what follows counts from then.
        #expect(done.deadline.map { $0.due >= done.occurred } == true)
        #expect(run.state?.open["c"]?.deadline?.due == moment("2026-03-04 16:00"))
    }

    /// A timer that was already over when a late act reached its step fires with the next command.
    @Test func whatALateActStartsMayBeOverAlready() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
              b: {kegiatan: Melengkapi, oleh: warga, waktu: 1 hari kerja, lalu: c}
              c: {kegiatan: Menanggapi, oleh: warga, habis: {setelah: 1 hari kerja, lalu: gugur}, lalu: ok}
            """)
        try run.open()
        run.clock("2026-03-06 09:00")
        try run.act("b", by: helper, occurred: moment("2026-03-03 10:00"))
        #expect(run.isOpen == ["c"])
        #expect(run.refusal { try $0.act("c") } == "waktu-habis")
        try run.give(.tick)
        #expect(run.state?.ending?.occurred == moment("2026-03-04 16:00"))
    }

    /// At the very instant of the time-out it had still been in time.
    @Test func whatHappenedAtTheInstantIsKept() throws {
        var run = try CaseRun(ClockTests.waiting)
        try run.open()
        run.clock("2026-03-17 09:00")
        try run.act("b", by: helper, occurred: moment("2026-03-16 16:00"))
        #expect(run.state?.result == "gugur")
        #expect(run.state?.lateActs.count == 1)
    }

    /// A withdrawal or a correction concerns the whole case: it can have come as early as the case stands as it does.
    @Test func aWithdrawalMayBeAsOldAsTheStateOfTheCase() throws {
        var run = try CaseRun(RulesTests.steps, extra: RulesTests.rules)
        try run.open([path("f.jenis"): .text("a"), path("f.jumlah"): .number(3)])
        run.clock("2026-03-03 09:00")
        try run.act("b", "ya")
        run.clock("2026-03-05 09:00")
        func refusal(_ occurred: String, by actor: Actor) -> String? {
            run.refusal { try $0.give(.withdraw(reason: nil, occurred: moment(occurred)), by: actor) }
        }
        #expect(refusal("2026-03-03 08:59", by: helper) == "waktu-terlalu-lama")
        #expect(refusal("2026-03-05 09:01", by: helper) == "waktu-mendatang")
        #expect(refusal("2026-03-04 10:00", by: CaseRun.person("warga")) == "waktu-tidak-dapat-diubah")
        #expect(refusal("2026-03-03 09:00", by: helper) == nil)
        try run.give(.withdraw(reason: nil, occurred: moment("2026-03-04 10:00")), by: helper)
        #expect(run.state?.ending?.occurred == moment("2026-03-04 10:00"))
        #expect(run.events.last?.recorded == run.now)
    }

    @Test func aCorrectionMayBeOldToo() throws {
        var run = try CaseRun(RulesTests.steps, extra: RulesTests.rules)
        try run.open([path("f.jenis"): .text("a"), path("f.jumlah"): .number(3)])
        run.clock("2026-03-03 09:00")
        let correction = { (occurred: String) in
            Command.correct([path("f.jumlah"): .number(8)], occurred: moment(occurred))
        }
        #expect(run.refusal { try $0.give(correction("2026-03-02 08:59"), by: helper) } == "waktu-terlalu-lama")
        try run.give(correction("2026-03-02 15:00"), by: helper)
        #expect(run.events.last?.occurred == moment("2026-03-02 15:00"))
        #expect(run.state?.answers[path("f.jumlah")] == .number(8))
    }
}
