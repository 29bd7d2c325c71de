import Forms
import Procedures
import Testing

/// Who is told in between, and what that allows (SOP.md §7 `ingatkan`, `eskalasi`; §12.7).
struct ReminderTests {
    private func opened(_ keys: String) throws -> CaseRun {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, isi: [f], waktu: 1 jam, lalu: b}
              b: {kegiatan: Kerja, oleh: kaur, \(keys), lalu: ok}
            """, extra: FlowTests.form)
        try run.open([path("f.jenis"): .text("b")])
        return run
    }

    @Test func beingToldIsNotBeingAllowed() throws {
        var run = try opened("waktu: 1 hari kerja, eskalasi: {pada: 100%, kepada: kades}")
        run.clock("2026-03-04 09:00")
        try run.give(.tick)
        #expect(run.types().last == "dieskalasi")
        #expect(run.refusal { try $0.act("b", by: CaseRun.person("kades")) } == "bukan-pelaksana")
    }

    @Test func aReminderIsKeptToItselfWhileItsConditionDoesNotHold() throws {
        var run = try opened(
            "waktu: 2 hari kerja, ingatkan: [{pada: 50%, jika: {f.jenis: a}}, {pada: 50%, jika: {f.jenis: b}}]")
        run.clock("2026-03-03 17:00")
        try run.give(.tick)
        let sent = run.events.compactMap { event -> Bool? in
            if case .reminded(let reminded) = event.body { reminded.isSent } else { nil }
        }
        #expect(sent == [false, true])
        let before = run.events.count
        try run.give(.tick)
        #expect(run.events.count == before, "each comes once")
    }

    /// The share is that of `waktu`, where there is one, and not of the longer `habis`.
    @Test func percentagesAreOfTheTimeThatIsPrinted() throws {
        let both = try opened("waktu: 2 hari kerja, habis: {setelah: 10 hari kerja, lalu: gugur}, ingatkan: [50%]")
        #expect(both.state?.nextTick(in: both.procedure) == moment("2026-03-03 16:00"))
        let expiry = try opened("habis: {setelah: 10 hari kerja, lalu: gugur}, ingatkan: [50%]")
        #expect(expiry.state?.nextTick(in: expiry.procedure) == moment("2026-03-09 16:00"))
    }

    /// `sejak` of `waktu` is not that of `habis`, which counts from the opening unless it says otherwise.
    @Test func theTimeOutHasItsOwnAnchor() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
              b: {kegiatan: Kerja b, oleh: kaur, waktu: 1 jam, lalu: c}
              c: {kegiatan: Kerja c, oleh: kades, waktu: {waktu: 9 hari kerja, sejak: a}, habis: {setelah: 1 hari kerja, lalu: gugur}, lalu: ok}
            """)
        try run.open()
        run.clock("2026-03-04 09:00")
        try run.act("b")
        #expect(run.state?.open["c"]?.deadline?.due == moment("2026-03-13 16:30"))
        #expect(run.state?.open["c"]?.expiry?.due == moment("2026-03-05 16:00"))
    }

    /// Opened on Monday 2 March at 09:00.
    @Test(arguments: [
        ("1 hari kerja", ["2026-03-03 16:00", "2026-03-04 16:00", "2026-03-05 16:00", "2026-03-06 16:30"]),
        ("2 hari kalender", ["2026-03-05 00:00", "2026-03-07 00:00", "2026-03-09 00:00"]),
        ("3 jam", ["2026-03-02 12:00", "2026-03-02 16:00", "2026-03-03 10:30"]),
        ("1x24 jam", ["2026-03-03 09:00", "2026-03-04 09:00"]),
    ])
    func everyMeansEvery(amount: String, beats: [String]) throws {
        var run = try opened("waktu: tidak diatur, ingatkan: [{setiap: \(amount)}]")
        for beat in beats {
            #expect(run.state?.nextTick(in: run.procedure) == moment(beat), "\(beat)")
            run.clock(beat)
            try run.give(.tick)
        }
        #expect(run.types().count { $0 == "diingatkan" } == beats.count)
    }

    @Test func aRhythmIsCaughtUpFromItsOwnBeats() throws {
        var run = try opened("waktu: tidak diatur, ingatkan: [{setiap: 2 hari kalender}]")
        run.clock("2026-03-07 08:00")
        try run.give(.tick)
        // 4 and 6 March are over, the next beat is the end of 8 March.
        #expect(run.state?.nextTick(in: run.procedure) == moment("2026-03-09 00:00"))
        #expect(run.types().count { $0 == "diingatkan" } == 1)
        run.clock("2036-03-07 08:00")
        try run.give(.tick)
        #expect(run.types().count { $0 == "diingatkan" } == 2)
    }
}
