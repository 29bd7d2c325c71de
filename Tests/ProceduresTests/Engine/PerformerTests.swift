import Forms
import Procedures
import Testing

/// Who may do a step (SOP.md §7; trap 9 of §18).
struct PerformerTests {
    private func run(_ step: String, rest: String = "", extra: String = "") throws -> CaseRun {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
              b: \(step)
            \(rest)
            """, extra: extra)
        try run.open()
        return run
    }

    @Test func allConfirmInAnyOrder() throws {
        var run = try run("{kegiatan: Menyetujui, oleh: [kaur, kades], waktu: 1 jam, lalu: ok}")
        try run.act("b", by: CaseRun.person("kades"))
        #expect(run.isOpen == ["b"])
        #expect(run.refusal { try $0.act("b", by: CaseRun.person("kades")) } == "sudah-dikonfirmasi")
        #expect(run.state?.waitingLanes(of: "b", in: run.procedure) == ["kaur"])
        try run.act("b", by: CaseRun.person("kaur"))
        #expect(run.state?.result == "ok")
    }

    @Test func inOrderTheFirstComesFirst() throws {
        var run = try run("{kegiatan: Menyetujui, oleh: {berurutan: [kaur, kades]}, waktu: 1 jam, lalu: ok}")
        #expect(run.refusal { try $0.act("b", by: CaseRun.person("kades")) } == "belum-giliran")
        try run.act("b", by: CaseRun.person("kaur"))
        try run.act("b", by: CaseRun.person("kades"))
        #expect(run.state?.result == "ok")
    }

    /// Two confirmations are two people's, whatever lanes somebody holds.
    @Test(arguments: ["[kaur, kades]", "{berurutan: [kaur, kades]}"])
    func onePersonConfirmsForOneLane(performers: String) throws {
        var run = try run("{kegiatan: Menyetujui, oleh: \(performers), waktu: 1 jam, lalu: ok}")
        let both = Actor(person: "A", lanes: ["kaur", "kades"])
        try run.act("b", by: both)
        #expect(run.refusal { try $0.act("b", by: both) } == "sudah-konfirmasi-sendiri")
        #expect(run.refusal { try $0.give(.claim(step: "b", visit: 1), by: both) } == "sudah-konfirmasi-sendiri")
        try run.act("b", by: Actor(person: "B", lanes: ["kaur", "kades"]))
        #expect(run.state?.result == "ok")
    }

    @Test func whoeverIsFirstDoesItAlone() throws {
        var run = try run("{kegiatan: Menyetujui, oleh: {salah-satu: [kaur, kades]}, waktu: 1 jam, lalu: ok}")
        #expect(run.refusal { try $0.act("b", by: CaseRun.person("operator")) } == "bukan-pelaksana")
        try run.act("b", by: CaseRun.person("kades"))
        #expect(run.state?.result == "ok")
        let first = run.refusal { try $0.act("b", by: CaseRun.person("kaur")) }
        #expect(first == "langkah-sudah-selesai")
    }

    @Test func theLaneIsChosenByAnAnswer() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, isi: [f], waktu: 1 jam, lalu: b}
              b: {kegiatan: Kerja, oleh: {menurut: f.jenis, a: kaur, lainnya: kades}, waktu: 1 jam, lalu: ok}
            """, extra: FlowTests.form)
        try run.open([path("f.jenis"): .text("b")])
        #expect(run.state?.open["b"]?.lanes == ["kades"])
    }

    @Test func fourEyesLookAtEveryVisitAndAtTheHelper() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
              b: {keputusan: Memeriksa, oleh: operator, waktu: 1 jam, hasil: {ya: c, tidak: a}}
              c: {keputusan: Menyetujui, oleh: operator, beda-dari: [b, a], waktu: 1 jam, hasil: {ya: ok, ulang: b}}
            """)
        let helper = Actor(person: "H", lanes: ["operator"], channel: .counter, isAssisting: true)
        try run.open(by: helper)
        try run.act("b", "ya", by: CaseRun.person("operator", named: "A"))
        try run.act("c", "ulang", by: CaseRun.person("operator", named: "C"))
        try run.act("b", "ya", by: CaseRun.person("operator", named: "B"))
        for person in ["A", "B", "H"] {
            #expect(
                run.refusal { try $0.act("c", "ya", by: CaseRun.person("operator", named: person)) }
                    == "harus-orang-lain")
        }
        try run.act("c", "ya", by: CaseRun.person("operator", named: "C"))
        #expect(run.state?.result == "ok")
    }

    @Test func nobodyDecidesInTheirOwnCase() throws {
        let run = try run("{keputusan: Memutus, oleh: kades, waktu: 1 jam, hasil: {ya: ok, tidak: no}}")
        #expect(
            run.refusal { try $0.act("b", "ya", by: CaseRun.person("kades", named: "warga")) } == "permohonan-sendiri")
    }

    /// Nor in the case of somebody whose place they take today; what is theirs for good they do.
    @Test func nobodyDecidesInTheCaseOfWhoTheyStandInFor() throws {
        var run = try run("{keputusan: Memutus, oleh: kades, waktu: 1 jam, hasil: {ya: ok, tidak: no}}")
        var actor = Actor(person: "A", lanes: ["kades"], standIns: ["kades": .daily])
        actor.standsInForApplicant = true
        #expect(run.refusal { try $0.act("b", "ya", by: actor) } == "permohonan-sendiri")
        actor.standIns = [:]
        try run.act("b", "ya", by: actor)
        #expect(run.state?.result == "ok")
    }

    @Test func theSamePersonGoesOnUntilItIsLate() throws {
        var run = try run(
            "{kegiatan: Memeriksa, oleh: kaur, waktu: 1 jam, lalu: c}",
            rest: "  c: {kegiatan: Menutup, oleh: kaur, sama-dengan: b, waktu: 1 hari kerja, lalu: ok}")
        try run.act("b", by: CaseRun.person("kaur", named: "A"))
        let other = CaseRun.person("kaur", named: "B")
        #expect(run.refusal { try $0.act("c", by: other) } == "harus-orang-sama")
        run.clock("2026-03-03 16:00")
        #expect(run.refusal { try $0.act("c", by: other) } == "harus-orang-sama")
        run.clock("2026-03-03 16:00", seconds: 1)
        #expect(run.refusal { try $0.act("c", by: other) } == nil)
    }

    /// Nobody did it last, so nobody is bound to go on: else the case could never be closed.
    @Test(arguments: [
        "{kegiatan: Memeriksa, oleh: kaur, habis: {setelah: 1 hari kerja, lalu: c}, lalu: c}",
        "{kegiatan: Memeriksa, oleh: kaur, jika: {kasus.kanal: datang}, waktu: 1 jam, lalu: c}",
    ])
    func whoeverIsThereGoesOnWhereNobodyBegan(step: String) throws {
        var run = try run(
            step, rest: "  c: {kegiatan: Menutup, oleh: kaur, sama-dengan: b, waktu: 9 hari kerja, lalu: ok}")
        run.clock("2026-03-04 09:00")
        try run.give(.tick)
        #expect(run.isOpen == ["c"])
        try run.act("c", by: CaseRun.person("kaur", named: "B"))
        #expect(run.state?.result == "ok")
    }

    /// A visit that ran out of time does not unbind what an earlier one bound.
    @Test func theLastPersonWhoDidItCounts() throws {
        var run = try run(
            "{keputusan: Memeriksa, oleh: kaur, habis: {setelah: 1 hari kerja, lalu: c}, hasil: {ya: c, ulang: a}}",
            rest:
                "  c: {keputusan: Menutup, oleh: kaur, sama-dengan: b, waktu: 9 hari kerja, hasil: {ya: ok, ulang: b}}")
        try run.act("b", "ya", by: CaseRun.person("kaur", named: "A"))
        try run.act("c", "ulang", by: CaseRun.person("kaur", named: "A"))
        run.clock("2026-03-04 09:00")
        try run.give(.tick)
        #expect(run.isOpen == ["c"])
        #expect(run.refusal { try $0.act("c", "ya", by: CaseRun.person("kaur", named: "B")) } == "harus-orang-sama")
    }

    @Test func partialConfirmationsAreForgottenWhenTimeRunsOut() throws {
        var run = try run(
            "{kegiatan: Menyetujui, oleh: [kaur, kades], habis: {setelah: 1 hari kerja, lalu: c}, lalu: ok}",
            rest: "  c: {kegiatan: Mengulang, oleh: operator, waktu: 1 jam, lalu: b}")
        try run.act("b", by: CaseRun.person("kaur"))
        run.clock("2026-03-04 09:00")
        try run.give(.tick)
        #expect(run.state?.lastCompletion(of: "b")?.confirmations.isEmpty == true)
        try run.act("c")
        #expect(Set(run.state?.waitingLanes(of: "b", in: run.procedure) ?? []) == ["kaur", "kades"])
    }

    /// An answer that is missing falls back on the question's default.
    @Test func theLaneIsChosenByADefault() throws {
        let form = FlowTests.form.replacing("jenis: pilihan, wajib: ya,", with: "jenis: pilihan, bawaan: b,")
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, isi: [f], waktu: 1 jam, lalu: b}
              b: {kegiatan: Kerja, oleh: {menurut: f.jenis, a: kaur, b: kades}, waktu: 1 jam, lalu: ok}
            """, extra: form)
        try run.open()
        #expect(run.state?.open["b"]?.lanes == ["kades"])
    }

    @Test func theCounterHelpsTheApplicantWhereItMay() throws {
        let helper = Actor(person: "H", lanes: ["operator"], channel: .counter, isAssisting: true)
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
              b: {kegiatan: Melengkapi, oleh: warga, kanal: [datang], waktu: 1 jam, lalu: c}
              c: {kegiatan: Menilai, oleh: warga, boleh-diwakili: tidak, waktu: 1 jam, lalu: ok}
            """)
        #expect(run.refusal { try $0.open(by: Actor(person: "H", lanes: ["operator"])) } == "bukan-pelaksana")
        try run.open(by: helper)
        #expect(run.events[0].actor == EventActor(person: "H", lane: "warga", channel: .counter, isAssisting: true))
        #expect(run.state?.opening.assistedBy == "H")
        #expect(run.refusal { try $0.act("b") } == "kanal-tidak-berlaku")
        try run.act("b", by: helper)
        #expect(run.refusal { try $0.act("c", by: helper) } == "tidak-dapat-diwakili")
    }

    @Test func anOfficerRecordsWhatAnOutsidePartyDid() throws {
        var run = try run("{kegiatan: Menilai bangunan, oleh: ahli, waktu: 1 jam, lalu: ok}")
        #expect(run.refusal { try $0.act("b", by: CaseRun.person("kaur")) } == "bukan-pelaksana")
        try run.act("b", by: CaseRun.person("operator"))
        #expect(run.state?.lastCompletion(of: "b")?.actor.lane == "ahli")
        #expect(run.state?.lastCompletion(of: "b")?.actor.isAssisting == true)
    }

    @Test func aTaskThatAColleagueTookIsTheirsUntilItIsReleased() throws {
        var run = try run("{kegiatan: Memeriksa, oleh: kaur, waktu: 1 jam, lalu: ok}")
        let (one, two) = (CaseRun.person("kaur", named: "A"), CaseRun.person("kaur", named: "B"))
        try run.give(.claim(step: "b", visit: 1), by: one)
        #expect(run.state?.open["b"]?.claimedBy == "A")
        #expect(run.refusal { try $0.give(.claim(step: "b", visit: 1), by: two) } == "diambil-rekan")
        #expect(run.refusal { try $0.act("b", by: two) } == "diambil-rekan")
        #expect(
            run.refusal { try $0.give(.release(step: "b", visit: 1), by: CaseRun.person("kades")) } == "bukan-pelaksana"
        )
        // An absent colleague's task can be given back by whoever may act for the lane; the event says who did.
        try run.give(.release(step: "b", visit: 1), by: two)
        #expect(run.events.last?.actor.person == "B")
        try run.act("b", by: two)
        #expect(run.state?.result == "ok")
    }

    @Test func aPageCanSayWhyNot() throws {
        let run = try run("{keputusan: Memutus, oleh: kades, waktu: 1 jam, hasil: {ya: ok, tidak: no}}")
        let state = try #require(run.state)
        #expect(throws: Never.self) {
            try state.permission(for: CaseRun.person("kades"), step: "b", in: run.context).get()
        }
        let refused = #expect(throws: Refusal.self) {
            try state.permission(for: CaseRun.person("kaur"), step: "b", in: run.context).get()
        }
        #expect(refused?.message == "Langkah ini dikerjakan oleh Kepala Desa.")
    }

    @Test func anOutcomeMayBeTakenOnlySoOften() throws {
        var run = try run(
            """
            {keputusan: Memeriksa, oleh: kaur, waktu: 1 jam, hasil: {ya: ok, tidak: {lalu: c, paling-banyak: 1}}}
              c: {kegiatan: Melengkapi, oleh: warga, waktu: 1 jam, lalu: b}
            """)
        try run.act("b", "tidak")
        try run.act("c")
        #expect(run.refusal { try $0.act("b", "tidak") } == "hasil-habis")
        #expect(run.state?.availableOutcomes(of: "b", in: run.procedure).map(\.name) == ["ya"])
    }

    @Test func aStepMayBePassedOverWithAReasonWhereItMay() throws {
        var run = try run(
            "{kegiatan: Memeriksa, oleh: kaur, boleh-dilewati: ya, waktu: 1 jam, lalu: c}",
            rest: "  c: {kegiatan: Menutup, oleh: kades, waktu: 1 jam, lalu: ok}")
        #expect(
            run.refusal { try $0.give(.skip(step: "b", visit: 1, reason: " "), by: CaseRun.person("kaur")) }
                == "alasan-kosong")
        try run.give(.skip(step: "b", visit: 1, reason: "Tidak perlu"), by: CaseRun.person("kaur"))
        #expect(run.isOpen == ["c"])
        #expect(
            run.refusal { try $0.give(.skip(step: "c", visit: 1, reason: "x"), by: CaseRun.person("kades")) }
                == "tidak-dapat-dilewati")
    }

    @Test func nothingIsDoneBeforeItsEarliestTime() throws {
        var run = try run(
            "{kegiatan: Mengumumkan, oleh: kaur, paling-cepat: 2 hari kerja, waktu: 5 hari kerja, lalu: ok}")
        #expect(run.refusal { try $0.act("b") } == "terlalu-cepat")
        run.clock("2026-03-04 16:00")
        #expect(run.refusal { try $0.act("b") } == nil)
    }

    /// A new holiday moves it with the deadline; one that has passed stays passed.
    @Test func aLateDecreeMovesTheEarliestTimeToo() throws {
        var run = try run(
            "{kegiatan: Mengumumkan, oleh: kaur, paling-cepat: 2 hari kerja, waktu: 5 hari kerja, lalu: ok}")
        run.calendar = run.calendar.adding(holidays: [CalendarDate(iso: "2026-03-03")!: "libur bersama"])
        try run.give(.recompute(cause: "SKB"))
        #expect(run.state?.open["b"]?.notBefore == moment("2026-03-05 16:00"))
        let before = run.events.count
        try run.give(.recompute(cause: "SKB"))
        #expect(run.events.count == before)
        run.clock("2026-03-04 16:00")
        #expect(run.refusal { try $0.act("b") } == "terlalu-cepat")

        run.clock("2026-03-05 17:00")
        run.calendar = run.calendar.adding(holidays: [CalendarDate(iso: "2026-03-04")!: "banjir"])
        try run.give(.recompute(cause: "Banjir"))
        #expect(run.state?.open["b"]?.notBefore == moment("2026-03-05 16:00"))
        #expect(run.refusal { try $0.act("b") } == nil)
    }
}
