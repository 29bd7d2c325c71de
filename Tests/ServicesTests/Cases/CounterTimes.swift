import Forms
import Procedures
import Services
import Store
import Testing

/// When it truly happened, of what an officer enters for somebody else (`terjadi`, SOP.md §10.3). It is Monday 2 March
/// 2026, 09.00.
@Suite struct CounterTimes {
    private func desk() async throws -> RuleDesk {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", CounterActs.permit, applicant: "siapa: [pegawai, umum], dibantu: [operator]")
        desk.regency.clock.turn(to: try #require(instant("2026-03-10 09:00")))
        return desk
    }

    private func instant(_ text: String) -> Instant? {
        let parts = text.split(separator: " ")
        guard let date = CalendarDate(iso: String(parts[0])), let time = TimeOfDay(String(parts[1])) else { return nil }
        return Instant(date, time, .wib)
    }

    private func draft(_ desk: RuleDesk, happened: String? = nil) async throws -> String {
        let draft = try await StartDraft(desk.environment, desk.cases)(
            "izin", at: desk.office, by: desk.clerk, secret: nil,
            counter: CounterFacts(name: "Budi Contoh", email: nil, channel: .letter, consent: .spoken),
            happened: happened)
        _ = try await DraftDesk(desk.environment, desk.cases).answer(
            RuleDesk.raw(["acara.acara": "Rapat RT"]), in: draft, of: desk.office, by: desk.clerk, secret: nil)
        return draft
    }

    private func file(_ desk: RuleDesk, happened: String? = nil) async throws -> String {
        let draft = try await draft(desk, happened: happened)
        try await ConfirmCounter(desk.environment, desk.cases)(
            draft, of: desk.office, news: ConfirmCounter.none, happened: happened, consent: .spoken, by: desk.clerk)
        return try await SubmitDraft(desk.environment, desk.cases)(draft, of: desk.office, by: desk.clerk, secret: nil)
    }

    private func trouble(_ body: () async throws -> Void) async -> String? {
        do {
            try await body()
            return nil
        } catch let troubles as FieldTroubles {
            return troubles.messages["terjadi"]
        } catch {
            return "\(error)"
        }
    }

    @Test func anApplicationCountsFromTheDayItCame() async throws {
        let desk = try await desk()
        let now = try await desk.look(file(desk), as: desk.kaur)
        let earlier = try await desk.look(file(desk, happened: "5-3-2026 10.00"), as: desk.kaur)
        #expect(earlier.state.openedAt == instant("2026-03-05 10:00"))
        // 1 working day after Thursday is Friday; the step is late already, as it truly is.
        #expect(earlier.state.open["periksa"]?.deadline?.due == instant("2026-03-06 16:30"))
        #expect(now.state.open["periksa"]?.deadline?.due == instant("2026-03-11 16:00"))
        #expect(now.state.openedAt == desk.environment.now)

        let entry = try #require(earlier.history.first)
        #expect(entry.kind == .opened && entry.isEnteredLater)
        #expect((entry.occurred, entry.recorded) == (earlier.state.openedAt, desk.environment.now))
        #expect(now.history.allSatisfy { !$0.isEnteredLater })
    }

    @Test func itsBoundsAreSaidAtTheField() async throws {
        let desk = try await desk()
        // Five working days before Tuesday 10 March is Tuesday 3 March.
        #expect(await trouble { _ = try await draft(desk, happened: "3-3-2026 00.00") } == nil)
        let early = await trouble { _ = try await draft(desk, happened: "2-3-2026 23.59") }
        #expect(
            early
                == "Paling awal Selasa 3 Mar 2026 00.00. Permohonan dapat dicatat paling lambat 5 hari kerja sesudah datang"
        )
        let future = await trouble { _ = try await draft(desk, happened: "10-3-2026 09.01") }
        #expect(future?.hasPrefix("Waktu kejadian tidak boleh di masa depan") == true)
        #expect(await trouble { _ = try await draft(desk, happened: "kemarin") } != nil)
        #expect(await trouble { _ = try await draft(desk, happened: " ") } == nil)
    }

    /// What was early enough when the draft began may be too early when it is sent.
    @Test func itIsJudgedAgainWhenItIsSent() async throws {
        let desk = try await desk()
        let draft = try await draft(desk, happened: "3-3-2026 10.00")
        desk.regency.clock.turn(to: try #require(instant("2026-03-11 09:00")))
        let confirm = ConfirmCounter(desk.environment, desk.cases)
        let early = await trouble {
            try await confirm(
                draft, of: desk.office, news: ConfirmCounter.none, happened: "3-3-2026 10.00", consent: .spoken,
                by: desk.clerk)
        }
        #expect(early?.hasPrefix("Paling awal Rabu 4 Mar 2026 00.00") == true)
        try await confirm(
            draft, of: desk.office, news: ConfirmCounter.none, happened: "", consent: .spoken, by: desk.clerk)
        let id = try await SubmitDraft(desk.environment, desk.cases)(
            draft, of: desk.office, by: desk.clerk, secret: nil)
        #expect(try await desk.look(id, as: desk.kaur).state.openedAt == desk.environment.now)
    }

    private func complete(
        _ step: String, _ id: String, _ answers: [String: String], happened: String, _ desk: RuleDesk
    ) async throws -> StepTaken {
        try await CompleteStep(desk.environment, desk.cases)(
            try await desk.address(step, of: id), outcome: Outcome.implicitName, raw: RuleDesk.raw(answers),
            happened: happened, seen: nil, blobs: desk.blobs, by: desk.clerk)
    }

    @Test func anAnswerForSomebodyHappenedWhenTheySaidSo() async throws {
        let desk = try await desk()
        let id = try await file(desk)
        try await desk.complete("periksa", "tidak", of: id, by: desk.kaur, reason: "Keterangan kurang")
        desk.regency.clock.turn(to: try #require(instant("2026-03-12 09:00")))
        let early = await trouble {
            _ = try await complete("lengkapi", id, ["acara.ket": "Di balai"], happened: "10-3-2026 08.59", desk)
        }
        #expect(early == "Paling awal Selasa 10 Mar 2026 09.00. Sebelumnya langkah ini belum terbuka")
        let taken = try await complete(
            "lengkapi", id, ["acara.ket": "Di balai"], happened: "11-3-2026 10.00", desk)
        #expect(taken == .done)
        let look = try await desk.look(id, as: desk.kaur)
        #expect(look.state.open["nyatakan"]?.deadline?.due == instant("2026-03-13 16:30"))
        let entry = try #require(look.history.last { $0.kind == .done(step: "Melengkapi keterangan", outcome: nil) })
        #expect((entry.occurred, entry.recorded) == (instant("2026-03-11 10:00"), desk.environment.now))
    }

    /// An officer's own step happens when it is done.
    @Test func whatIsOnesOwnIsNow() async throws {
        let desk = try await desk()
        let id = try await file(desk)
        try await CompleteStep(desk.environment, desk.cases)(
            try await desk.address("periksa", of: id), outcome: "ya", raw: [:], happened: "9-3-2026 10.00", seen: nil,
            blobs: desk.blobs, by: desk.kaur)
        let look = try await desk.look(id, as: desk.kaur)
        #expect(look.state.lastCompletion(of: "periksa")?.occurred == desk.environment.now)
    }

    @Test func aWithdrawalAndACorrectionToo() async throws {
        let desk = try await desk()
        let id = try await file(desk, happened: "9-3-2026 10.00")
        let (withdraw, correct) = (
            WithdrawCase(desk.environment, desk.cases), CorrectCase(desk.environment, desk.cases)
        )
        let raw = RuleDesk.raw(["acara.acara": "Rapat RW"])
        let early = await trouble {
            try await correct(id, of: desk.office, raw: raw, happened: "9-3-2026 09.00", seen: nil, by: desk.clerk)
        }
        #expect(early == "Paling awal Senin 9 Mar 2026 10.00. Sebelumnya keadaan permohonan ini masih lain")
        try await correct(id, of: desk.office, raw: raw, happened: "9-3-2026 11.00", seen: nil, by: desk.clerk)
        #expect(
            await trouble {
                try await withdraw(id, of: desk.office, reason: nil, happened: "11-3-2026 11.00", by: desk.clerk)
            } != nil)
        try await withdraw(id, of: desk.office, reason: nil, happened: "9-3-2026 15.00", by: desk.clerk)
        let look = try await desk.look(id, as: desk.kades)
        #expect(look.state.ending?.occurred == instant("2026-03-09 15:00"))
        let times = look.history.filter { $0.kind == .corrected || $0.kind == .withdrawn }.map(\.occurred)
        #expect(times == [instant("2026-03-09 11:00"), instant("2026-03-09 15:00")].compactMap(\.self))
    }

    /// A case of which the clock has taken the step that waited for the applicant, on 4 March; now it is 10 March.
    private func taken() async throws -> (RuleDesk, String, TaskAddress) {
        let desk = try await RuleDesk()
        let waiting = CounterActs.permit.replacing(
            "waktu: 2 hari kerja, lalu: nyatakan", with: "habis: {setelah: 2 hari kerja, lalu: gugur}, lalu: nyatakan"
        ).replacing(
            "  dicabut: {judul: Dicabut",
            with: "  gugur: {judul: Gugur, jenis: kedaluwarsa}\n  dicabut: {judul: Dicabut")
        try await desk.adopt("izin", waiting, applicant: "siapa: [pegawai, umum], dibantu: [operator]")
        let id = try await file(desk)
        try await desk.complete("periksa", "tidak", of: id, by: desk.kaur, reason: "Keterangan kurang")
        let address = try await desk.address("lengkapi", of: id)
        #expect(try await desk.look(id, as: desk.clerk).takenSteps.isEmpty)
        desk.regency.clock.turn(to: try #require(instant("2026-03-10 09:00")))
        return (desk, id, address)
    }

    /// A page that was opened before; what came in time is kept and moves nothing.
    @Test func whatCameInTimeIsKeptAfterTheClockTookTheStep() async throws {
        let (desk, id, address) = try await taken()
        let sent = try await CompleteStep(desk.environment, desk.cases)(
            address, outcome: Outcome.implicitName, raw: RuleDesk.raw(["acara.ket": "Di balai"]),
            happened: "3-3-2026 10.00", seen: nil, blobs: desk.blobs, by: desk.clerk)
        // No worker had woken: the clock fires with the act.
        #expect(sent == .keptOnly)
        let look = try await desk.look(id, as: desk.kades)
        #expect(look.state.result == "gugur")
    }

    @Test func itIsEnteredAfterwardsToo() async throws {
        let (desk, id, address) = try await taken()
        try await tick(desk, id)
        let look = try await desk.look(id, as: desk.clerk)
        #expect(look.state.result == "gugur")
        #expect(look.takenSteps.map(\.step.name) == ["lengkapi"])
        for other in [desk.kaur, desk.kades] {
            #expect(try await desk.look(id, as: other).takenSteps.isEmpty)
        }
        let keep = KeepLateAct(desk.environment, desk.cases)
        for typed in ["", "4-3-2026 16.01", "2-3-2026 08.59", "11-3-2026 08.00"] {
            let said = await trouble {
                try await keep(address, outcome: Outcome.implicitName, happened: typed, by: desk.clerk)
            }
            #expect(said?.hasSuffix(".") == false, "\(typed): \(said ?? "")")
        }
        await #expect(throws: Refusal.self) {
            try await keep(address, outcome: Outcome.implicitName, happened: "3-3-2026 10.00", by: desk.kaur)
        }
        try await keep(
            address, outcome: Outcome.implicitName, happened: "4-3-2026 16.00", note: "Lewat telepon", by: desk.clerk)
        let after = try await desk.look(id, as: desk.kades)
        #expect(after.state.result == "gugur")
        let entry = try #require(after.history.last)
        #expect(
            entry.kind == .late(step: "Melengkapi keterangan", outcome: nil) && entry.isAssisted && entry.isEnteredLater
        )
        #expect(entry.note == "Lewat telepon")
        await #expect(throws: Refusal.lateActKept(text: "Melengkapi keterangan")) {
            try await keep(address, outcome: Outcome.implicitName, happened: "4-3-2026 15.00", by: desk.clerk)
        }
        #expect(try await desk.look(id, as: desk.clerk).takenSteps.isEmpty)
    }

    /// What the clock itself has to do.
    private func tick(_ desk: RuleDesk, _ id: String) async throws {
        let clock = desk.regency.clock
        let ticker = Worker(
            database: desk.environment.database, queue: Timers(keyring: desk.environment.keyring),
            handlers: [CaseClock.kind: CaseClock(desk.environment, desk.cases)], now: { clock.now.seconds })
        _ = try await ticker.runDue()
    }
}
