import Forms
import Procedures
import Testing

/// The clock decides, not the worker (SOP.md §10.3; trap 3 of §18).
struct ClockTests {
    static let waiting = """
          a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
          b: {kegiatan: Melengkapi, oleh: warga, habis: {setelah: 10 hari kerja, lalu: gugur}, lalu: ok}
        """

    @Test func anActAtTheDeadlineIsInTimeAndASecondLaterIsNot() throws {
        var run = try CaseRun(ClockTests.waiting)
        try run.open()
        #expect(run.state?.open["b"]?.expiry?.due == moment("2026-03-16 16:00"))
        run.clock("2026-03-16 16:00")
        #expect(run.refusal { try $0.act("b") } == nil)
        run.clock("2026-03-16 16:00", seconds: 1)
        #expect(run.refusal { try $0.act("b") } == "waktu-habis")
        try run.give(.tick)
        #expect(run.state?.result == "gugur")
        let timer = run.events.first { $0.body.typeName == "waktu-habis" }
        #expect(timer?.occurred == moment("2026-03-16 16:00"))
        #expect(timer?.recorded == run.now)
    }

    @Test func theEarlierOfTwoTimersFiresFirstAndMayCancelTheOther() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: [b, c]}
              b: {kegiatan: Kerja b, oleh: kaur, habis: {setelah: 3 hari kerja, lalu: no}, lalu: d}
              c: {kegiatan: Kerja c, oleh: operator, habis: {setelah: 2 hari kerja, lalu: gugur}, lalu: d}
              d: {kegiatan: Menutup, oleh: kades, gabung: [b, c], waktu: 1 jam, lalu: ok}
            """)
        try run.open()
        run.clock("2026-03-20 09:00")
        try run.give(.tick)
        #expect(run.state?.result == "gugur")
        #expect(run.state?.ending?.occurred == moment("2026-03-04 16:00"))
    }

    @Test func remindersAndEscalationsComeOnceAtTheirInstants() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
              b:
                kegiatan: Kerja
                oleh: kaur
                waktu: 4 hari kerja
                ingatkan: [50%]
                eskalasi: [{pada: 100%, kepada: kades, ambil-alih: ya}]
                lalu: ok
            """)
        try run.open()
        #expect(run.state?.nextTick(in: run.procedure) == moment("2026-03-04 16:00"))
        #expect(run.refusal { try $0.act("b", by: CaseRun.person("kades")) } == "bukan-pelaksana")
        run.clock("2026-03-09 09:00")
        let before = run.events.count
        try run.give(.tick)
        #expect(run.types(since: before) == ["diingatkan", "dieskalasi"])
        #expect(
            run.events.dropFirst(before).map(\.occurred) == [moment("2026-03-04 16:00"), moment("2026-03-06 16:30")])
        try run.give(.tick)
        #expect(run.events.count == before + 2, "nothing is sent twice")
        #expect(run.state?.nextTick(in: run.procedure) == nil)
        try run.act("b", by: CaseRun.person("kades"))
        #expect(run.state?.lastCompletion(of: "b")?.actor.lane == "kades")
    }

    @Test func aRepeatedReminderCatchesUpOnceAfterASilence() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
              b: {kegiatan: Kerja, oleh: kaur, waktu: 1 hari kerja, ingatkan: [{setiap: 3 hari kalender}], lalu: ok}
            """)
        try run.open()
        run.clock("2026-03-06 08:00")
        try run.give(.tick)
        #expect(run.types().count { $0 == "diingatkan" } == 1)
        run.clock("2026-04-06 08:00")
        try run.give(.tick)
        #expect(run.types().count { $0 == "diingatkan" } == 2)
        let next = try #require(run.state?.nextTick(in: run.procedure))
        #expect(next > run.now)
    }

    @Test func whatATimerTookStaysTakenAndTheLateEntryIsKept() throws {
        let helper = Actor(person: "H", lanes: ["operator"], channel: .counter, isAssisting: true)
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
              b: {kegiatan: Melengkapi, oleh: warga, habis: {setelah: 2 hari kerja, lalu: c}, lalu: ok}
              c: {kegiatan: Menutup, oleh: kaur, waktu: 1 jam, lalu: gugur}
            """)
        try run.open()
        run.clock("2026-03-05 09:00")
        let inTime = moment("2026-03-04 15:00")
        #expect(run.refusal { try $0.act("b", occurred: inTime) } == "waktu-tidak-dapat-diubah")
        try run.act("b", by: helper, occurred: inTime)
        #expect(run.isOpen == ["c"])
        #expect(run.state?.lateActs.map(\.occurred) == [inTime])
        // Pressed twice, or entered by a colleague as well: once is enough.
        #expect(run.refusal { try $0.act("b", by: helper, occurred: inTime) } == "terlambat-sudah-dicatat")
        let colleague = Actor(person: "K", lanes: ["operator"], channel: .counter, isAssisting: true)
        #expect(
            run.refusal { try $0.act("b", by: colleague, occurred: moment("2026-03-04 14:00")) }
                == "terlambat-sudah-dicatat")
        #expect(run.refusal { try $0.act("b", by: helper, occurred: moment("2026-03-04 16:01")) } == "waktu-habis")
    }

    /// What came with it is kept, of what the step asks for; it is no answer of the case.
    @Test func whatCameWithALateEntryIsKeptBesideIt() throws {
        let helper = Actor(person: "H", lanes: ["operator"], channel: .counter, isAssisting: true)
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
              b: {kegiatan: Melengkapi, oleh: warga, isi: [f.ket], unggah: [ktp], habis: {setelah: 2 hari kerja, lalu: c}, lalu: ok}
              c: {kegiatan: Menutup, oleh: kaur, waktu: 1 jam, lalu: gugur}
            """,
            extra: """
                berkas: {ktp: {nama: KTP}}
                formulir: {f: {ket: {label: Keterangan, jenis: teks, wajib: ya}, lain: {label: Lain, jenis: teks}}}
                """)
        try run.open()
        run.clock("2026-03-05 09:00")
        var submission = Submission()
        submission.answers = [path("f.ket"): .text("Di balai"), path("f.lain"): .text("Tidak ditanya")]
        submission.papers = ["ktp": [EventSamples.file], "lain": [EventSamples.file]]
        submission.reason = " "
        submission.note = "Datang lewat pos"
        submission.occurred = moment("2026-03-04 15:00")
        // A colleague noted first that it came.
        try run.act("b", by: helper, occurred: moment("2026-03-04 15:00"))
        let complete = Command.complete(step: "b", visit: 1, outcome: Outcome.implicitName, submission)
        try run.give(complete, by: helper)
        #expect(run.refusal { try $0.give(complete, by: helper) } == "terlambat-sudah-dicatat")
        let content = try #require(run.state?.lateActs.last?.content)
        #expect(content.answers == [path("f.ket"): .text("Di balai")])
        #expect(content.papers == ["ktp": [EventSamples.file]])
        #expect(content.reason == nil && content.note == "Datang lewat pos")
        #expect(run.state?.answers.isEmpty == true && run.state?.papers.isEmpty == true)
    }

    /// A limit takes what was open as a time-out does; what happened before it may still be entered.
    @Test func whatALimitCutOffIsKeptToo() throws {
        let helper = Actor(person: "H", lanes: ["operator"], channel: .counter, isAssisting: true)
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
              b: {kegiatan: Melengkapi, oleh: warga, waktu: 1 jam, lalu: ok}
            """, extra: "batas: {waktu: 2 hari kerja, habis: gugur}")
        try run.open()
        run.clock("2026-03-05 09:00")
        let inTime = moment("2026-03-04 15:00")
        try run.act("b", by: helper, occurred: inTime)
        #expect(run.state?.result == "gugur")
        #expect(run.state?.lateActs.map(\.occurred) == [inTime])
        #expect(
            run.refusal { try $0.act("b", by: helper, occurred: moment("2026-03-04 16:01")) } == "permohonan-selesai")
        #expect(
            run.refusal { try $0.act("b", by: helper, occurred: moment("2026-03-02 08:59")) } == "waktu-terlalu-lama")
    }

    /// A case that a person ended leaves nothing to be entered later.
    @Test func whatAPersonEndedStaysEnded() throws {
        let helper = Actor(person: "H", lanes: ["operator"], channel: .counter, isAssisting: true)
        var run = try CaseRun(ClockTests.waiting, extra: "pencabutan: {akhir: dicabut, oleh: warga}")
        try run.open()
        run.clock("2026-03-03 09:00")
        try run.give(.withdraw(reason: nil), by: CaseRun.person("warga"))
        run.clock("2026-03-04 09:00")
        #expect(
            run.refusal { try $0.act("b", by: helper, occurred: moment("2026-03-02 10:00")) } == "permohonan-selesai")
    }

    /// Reminders count from the opening, so a decree moves them where the step has no deadline at all.
    @Test func aLateDecreeMovesRemindersOfAStepWithoutATime() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
              b: {kegiatan: Kerja, oleh: kaur, waktu: tidak diatur, ingatkan: [3 hari kerja, {setiap: 5 hari kerja}], lalu: ok}
            """)
        try run.open()
        #expect(run.state?.nextTick(in: run.procedure) == moment("2026-03-05 16:00"))
        run.clock("2026-03-03 09:00")
        run.calendar = run.calendar.adding(holidays: [CalendarDate(iso: "2026-03-04")!: "libur bersama"])
        try run.give(.recompute(cause: "SKB"))
        #expect(run.state?.nextTick(in: run.procedure) == moment("2026-03-06 16:30"))
        let before = run.events.count
        try run.give(.recompute(cause: "SKB"))
        #expect(run.events.count == before)
    }

    @Test func anEnteredActCountsFromWhenItHappened() throws {
        let helper = Actor(person: "H", lanes: ["operator"], channel: .counter, isAssisting: true)
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
              b: {kegiatan: Melengkapi, oleh: warga, habis: {setelah: 10 hari kerja, lalu: gugur}, lalu: c}
              c: {kegiatan: Kerja, oleh: kaur, waktu: 1 hari kerja, lalu: ok}
            """)
        try run.open()
        run.clock("2026-03-05 09:00")
        #expect(run.refusal { try $0.act("b", by: helper, occurred: moment("2026-03-05 09:01")) } == "waktu-mendatang")
        #expect(
            run.refusal { try $0.act("b", by: helper, occurred: moment("2026-03-02 08:59")) } == "waktu-terlalu-lama")
        try run.act("b", by: helper, occurred: moment("2026-03-03 10:00"))
        #expect(run.state?.open["c"]?.deadline?.due == moment("2026-03-04 16:00"))
        #expect(run.events.last?.recorded == run.now)
    }

    @Test func aLateDecreeMovesWhatIsOpen() throws {
        var run = try CaseRun(ClockTests.waiting)
        try run.open()
        run.clock("2026-03-05 09:00")
        run.calendar = run.calendar.adding(holidays: [CalendarDate(iso: "2026-03-10")!: "libur bersama"])
        try run.give(.recompute(cause: "SKB"))
        #expect(run.state?.open["b"]?.expiry?.due == moment("2026-03-17 16:00"))
        #expect(run.types().last == "batas-dihitung-ulang")
        let before = run.events.count
        try run.give(.recompute(cause: "SKB"))
        #expect(run.events.count == before, "what did not move is not told again")
    }

    @Test func aDecreedYearMakesAProvisionalDeadlineFirm() throws {
        var run = try CaseRun(ClockTests.waiting)
        run.calendar.decreedThrough = CalendarDate(iso: "2026-03-10")
        try run.open()
        #expect(run.state?.open["b"]?.expiry?.isProvisional == true)
        run.calendar = .baku()
        try run.give(.recompute(cause: "SKB"))
        #expect(run.state?.open["b"]?.expiry?.isProvisional == false)
        #expect(run.state?.open["b"]?.expiry?.due == moment("2026-03-16 16:00"))
    }

    @Test func aHolidayTakenBackNeverMakesSomebodyLateAtOnce() throws {
        var run = try CaseRun(ClockTests.waiting)
        run.calendar = run.calendar.adding(
            holidays: [CalendarDate(iso: "2026-03-10")!: "a", CalendarDate(iso: "2026-03-11")!: "b"])
        try run.open()
        #expect(run.state?.open["b"]?.expiry?.due == moment("2026-03-25 16:00"))
        run.clock("2026-03-17 10:00")
        run.calendar = .baku()
        try run.give(.recompute(cause: "dicabut"))
        // Counted plainly it was over on 16 March; the next working day after Lebaran is the 25th.
        #expect(run.state?.open["b"]?.expiry?.due == moment("2026-03-25 16:00"))
    }
}
