import Forms
import Procedures
import Testing

/// Steps that must be done, or may be done at the earliest, so long before a date that somebody has given (`sebelum`).
struct BeforeDateTests {
    private static let form = """
        formulir:
          f:
            acara: {label: Tanggal acara, jenis: tanggal, wajib: ya}
        """

    /// A step before a date, beside one that may change the date; on Monday 2 March at nine.
    private func opened(_ keys: String, on date: String) throws -> CaseRun {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, isi: [f], waktu: 1 jam, lalu: [b, c]}
              b: {kegiatan: Mengundang, oleh: kaur, \(keys), lalu: d}
              c: {kegiatan: Mengubah tanggal, oleh: operator, isi: [f], waktu: 1 jam, lalu: d}
              d: {kegiatan: Menutup, oleh: kades, gabung: [b, c], waktu: 1 jam, lalu: ok}
            """, extra: BeforeDateTests.form)
        try run.open(answer(date))
        return run
    }

    private func answer(_ date: String) -> Answers { [path("f.acara"): .date(CalendarDate(iso: date)!)] }

    private static let invitation = "waktu: {waktu: 3 hari kerja, sebelum: f.acara}, habis: {lalu: gugur}"

    @Test func theDeadlineFollowsTheDate() throws {
        var run = try opened(Self.invitation, on: "2026-03-12")
        #expect(run.state?.open["b"]?.deadline?.due == moment("2026-03-09 16:00"))
        #expect(run.state?.open["b"]?.expiry?.due == moment("2026-03-09 16:00"))
        try run.act("c", answers: answer("2026-03-17"))
        #expect(run.state?.open["b"]?.deadline?.due == moment("2026-03-12 16:00"))
        #expect(run.state?.open["b"]?.expiry?.due == moment("2026-03-12 16:00"))
    }

    @Test func aTimeOutCountsBackFromItsOwnDate() throws {
        let run = try opened(
            "waktu: 1 hari kerja, habis: {setelah: 2 hari kalender, sebelum: f.acara, lalu: gugur}", on: "2026-03-12")
        #expect(run.state?.open["b"]?.deadline?.due == moment("2026-03-03 16:00"))
        #expect(run.state?.open["b"]?.expiry?.due == moment("2026-03-10 24:00"))
    }

    @Test func whatIsLateWhenItOpensIsTakenOnlyAfterTheNextWorkingDay() throws {
        var run = try opened(Self.invitation, on: "2026-03-04")
        #expect(run.state?.open["b"]?.deadline?.due == moment("2026-02-27 16:30"), "late at once")
        #expect(run.state?.open["b"]?.expiry?.due == moment("2026-03-03 16:00"))
        run.clock("2026-03-03 16:00")
        #expect(run.refusal { try $0.act("b") } == nil)
        run.clock("2026-03-03 16:00", seconds: 1)
        #expect(run.refusal { try $0.act("b") } != nil)
    }

    @Test func aDateThatCameNearerIsTakenOnlyAfterTheNextWorkingDay() throws {
        var run = try opened(Self.invitation, on: "2026-03-12")
        run.clock("2026-03-05 09:00")
        try run.act("c", answers: answer("2026-03-06"))
        #expect(run.state?.open["b"]?.deadline?.due == moment("2026-03-03 16:00"), "late at once")
        #expect(run.state?.open["b"]?.expiry?.due == moment("2026-03-06 16:30"))
    }

    @Test func nothingIsDoneTooLongBeforeTheDate() throws {
        var run = try opened(
            "waktu: {waktu: 1 hari kerja, paling-cepat: 3 hari kalender, sebelum: f.acara}", on: "2026-03-12")
        #expect(run.state?.open["b"]?.notBefore == moment("2026-03-09 00:00"))
        run.clock("2026-03-06 15:00")
        #expect(run.refusal { try $0.act("b") } != nil)
        let before = run.events.count
        try run.act("c", answers: answer("2026-03-10"))
        #expect(run.state?.open["b"]?.notBefore == moment("2026-03-07 00:00"))
        #expect(run.types(since: before).contains("paling-cepat-dihitung-ulang"))
        run.clock("2026-03-09 08:00")
        #expect(run.refusal { try $0.act("b") } == nil)
    }

    @Test func nothingIsDoneTooLongBeforeADateThatWasPutOff() throws {
        var run = try opened(
            "waktu: {waktu: 1 hari kerja, paling-cepat: 3 hari kalender, sebelum: f.acara}", on: "2026-03-12")
        run.clock("2026-03-10 09:00")
        #expect(run.refusal { try $0.act("b") } == nil)
        try run.act("c", answers: answer("2026-03-17"))
        #expect(run.state?.open["b"]?.notBefore == moment("2026-03-14 00:00"))
        #expect(run.refusal { try $0.act("b") } != nil)
    }

    @Test func onlyADecreeThatIsEnteredMovesAnEarliestDayWhereTheDateStands() throws {
        var run = try opened(
            "waktu: {waktu: 1 hari kerja, paling-cepat: 3 hari kerja, sebelum: f.acara}", on: "2026-03-12")
        run.calendar = run.calendar.adding(holidays: [CalendarDate(iso: "2026-03-11")!: "libur bersama"])
        run.clock("2026-03-05 09:00")
        let before = run.events.count
        try run.act("c", answers: answer("2026-03-12"))
        #expect(run.state?.open["b"]?.notBefore == moment("2026-03-09 00:00"))
        #expect(!run.types(since: before).contains("paling-cepat-dihitung-ulang"))
        try run.give(.recompute(cause: "SKB"))
        #expect(run.state?.open["b"]?.notBefore == moment("2026-03-06 00:00"))
    }

    @Test func whatATimerOpensDoesNotDependOnWhenAWorkerWoke() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, isi: [f], waktu: 1 jam, lalu: w}
              w: {kegiatan: Menunggu, oleh: operator, waktu: 1 hari kerja, habis: {lalu: b}, lalu: b}
              b: {kegiatan: Mengundang, oleh: kaur, \(Self.invitation), lalu: ok}
            """, extra: Self.form)
        try run.open(answer("2026-03-05"))
        var late = run
        run.clock("2026-03-03 16:00", seconds: 1)
        try run.give(.tick)
        #expect(run.state?.open["b"]?.deadline?.due == moment("2026-03-02 16:00"), "late at once")
        #expect(run.state?.open["b"]?.expiry?.due == moment("2026-03-04 16:00"))
        late.clock("2026-03-06 09:00")
        try late.give(.tick)
        #expect(late.state?.ending?.result == "gugur")
    }

    @Test func whoBeganIsNotUnboundAtOnceByADateThatIsTooNear() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, isi: [f], waktu: 1 jam, lalu: b}
              b: {kegiatan: Memeriksa, oleh: kaur, waktu: 1 jam, lalu: c}
              c: {kegiatan: Mengundang, oleh: kaur, sama-dengan: b, waktu: {waktu: 3 hari kerja, sebelum: f.acara}, lalu: ok}
            """, extra: Self.form)
        try run.open(answer("2026-03-04"))
        try run.act("b", by: CaseRun.person("kaur", named: "A"))
        let other = CaseRun.person("kaur", named: "B")
        #expect(run.state?.open["c"]?.deadline?.due == moment("2026-02-27 16:30"), "late at once")
        #expect(run.refusal { try $0.act("c", by: other) } == "harus-orang-sama")
        run.clock("2026-03-03 16:00", seconds: 1)
        #expect(run.refusal { try $0.act("c", by: other) } == nil)
    }

    @Test func aLateDecreeCountsBackAgainAndMakesNobodyLateAtOnce() throws {
        var run = try opened(Self.invitation, on: "2026-03-12")
        run.calendar = run.calendar.adding(holidays: [CalendarDate(iso: "2026-03-11")!: "libur bersama"])
        run.clock("2026-03-05 09:00")
        var late = run
        try run.give(.recompute(cause: "SKB"))
        #expect(run.state?.open["b"]?.deadline?.due == moment("2026-03-06 16:30"))
        // Entered on Friday, it leaves time until Monday.
        late.clock("2026-03-06 09:00")
        try late.give(.recompute(cause: "SKB"))
        #expect(late.state?.open["b"]?.deadline?.due == moment("2026-03-09 16:00"))
    }

    @Test func aDecreedHolidayIsNoDayToBeLateOn() throws {
        var run = try opened(Self.invitation, on: "2026-03-12")
        run.calendar = run.calendar.adding(holidays: [CalendarDate(iso: "2026-03-09")!: "libur bersama"])
        // Entered on Friday after closing: Monday, on which it was due, is off.
        run.clock("2026-03-06 17:00")
        try run.give(.recompute(cause: "SKB"))
        #expect(run.state?.open["b"]?.deadline?.due == moment("2026-03-10 16:00"))
        #expect(run.state?.open["b"]?.expiry?.due == moment("2026-03-10 16:00"))
    }

    @Test func whatWasPutOffToADecreedHolidayIsPutOffAgain() throws {
        var run = try opened(Self.invitation, on: "2026-03-04")
        #expect(run.state?.open["b"]?.expiry?.due == moment("2026-03-03 16:00"))
        run.calendar = run.calendar.adding(holidays: [CalendarDate(iso: "2026-03-03")!: "libur bersama"])
        run.clock("2026-03-02 10:00")
        try run.give(.recompute(cause: "SKB"))
        #expect(run.state?.open["b"]?.expiry?.due == moment("2026-03-04 16:00"))
        #expect(run.state?.open["b"]?.deadline?.due == moment("2026-02-27 16:30"), "was late already")
    }

    @Test func aDecreeMovesNoDayThatIsCountedByTheCalendar() throws {
        var run = try opened(
            "waktu: {waktu: 3 hari kalender, sebelum: f.acara}, habis: {lalu: gugur}", on: "2026-03-12")
        #expect(run.state?.open["b"]?.expiry?.due == moment("2026-03-09 24:00"))
        run.calendar = run.calendar.adding(holidays: [CalendarDate(iso: "2026-03-09")!: "libur bersama"])
        run.clock("2026-03-06 17:00")
        try run.give(.recompute(cause: "SKB"))
        #expect(run.state?.open["b"]?.expiry?.due == moment("2026-03-09 24:00"))
    }

    @Test func whoIsToldAtTheEndIsToldAtOnceWhereItIsOver() throws {
        let keys = "waktu: {waktu: 3 hari kerja, sebelum: f.acara}, ingatkan: [100%]"
        let run = try opened(keys, on: "2026-03-03")
        #expect(run.state?.nextTick(in: run.procedure) == moment("2026-03-02 09:00"))
        let early = try opened(keys, on: "2026-03-12")
        #expect(early.state?.nextTick(in: early.procedure) == moment("2026-03-09 16:00"))
        // Nobody is told of a date that came nearer before it did.
        var nearer = early
        nearer.clock("2026-03-05 09:00")
        try nearer.act("c", answers: answer("2026-03-06"))
        #expect(nearer.state?.nextTick(in: nearer.procedure) == moment("2026-03-05 09:00"))
    }

    @Test func theFormSaysBeforeWhat() throws {
        let run = try opened(
            "waktu: {waktu: 3 hari kerja, paling-cepat: 7 hari kalender, sebelum: f.acara}", on: "2026-03-12")
        let chart = FlowChart(run.procedure, catalogue: TestCatalogue.bare)
        #expect(
            chart.row(of: .step("b"))?.time == [
                "3 hari kerja sebelum tanggal acara", "paling cepat 7 hari kalender sebelum tanggal acara",
            ])
    }

    /// How long before a date something must be done says nothing of how long it takes.
    @Test func itIsNoPartOfTheWholeTime() {
        let text = Fixtures.text("Tests/ProceduresTests/Support/benar.sop.yaml")
            .replacing("untuk: [desa]\n", with: "untuk: [desa]\nbatas: {waktu: 2 hari kerja}\n")
            .replacing("  data:\n", with: "  data:\n    acara: {label: Acara, jenis: tanggal, wajib: ya}\n")
        func codes(_ time: String) -> [String] {
            let setujui = "    oleh: kades\n    waktu: "
            let changed = text.replacing(setujui + "1 hari kerja", with: setujui + time)
            return Checker.check(source: changed, fileName: "contoh.sop.yaml", catalogue: TestCatalogue.faulty)
                .diagnostics.map(\.code)
        }
        #expect(codes("{waktu: 30 hari kerja, sebelum: data.acara}") == [])
        #expect(codes("30 hari kerja").contains("P407"))
    }
}
