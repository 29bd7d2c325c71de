import Forms
import Procedures
import Services
import Store
import Testing

/// Whether a follow-up (`lanjutan`) came in time is judged by when it came, and again when it is sent. The first case is
/// refused on Monday 2 March 2026; within five working days, until Monday 9 March, an objection may follow.
@Suite struct FollowUpTimes {
    private func instant(_ date: String, _ time: String = "09:00") -> Instant {
        Instant(CalendarDate(iso: date)!, TimeOfDay(time)!, .wib)
    }

    private func refused() async throws -> (RuleDesk, String) {
        let desk = try await RuleDesk()
        let who = "siapa: [pegawai, umum], dibantu: [operator]"
        try await desk.adopt("keberatan", FollowUpTests.objection, applicant: who)
        try await desk.adopt("permintaan", FollowUpTests.request, applicant: who)
        let id = try await desk.apply("permintaan", ["p.perihal": "Anggaran desa"])
        try await desk.complete("jawab", "tolak", of: id, by: desk.kades, reason: "Dikecualikan")
        let until = try await desk.look(id, as: desk.applicant).followUps.first?.until
        #expect(until == instant("2026-03-09", "16:00"))
        return (desk, id)
    }

    private func start(_ desk: RuleDesk, _ id: String, happened: String = "") async throws -> String {
        try await StartFollowUp(desk.environment, desk.cases)(
            "keberatan", of: id, office: desk.office, atCounter: .letter, happened: happened, by: desk.clerk)
    }

    private func confirm(_ desk: RuleDesk, _ draft: String, happened: String) async throws {
        try await ConfirmCounter(desk.environment, desk.cases)(
            draft, of: desk.office, news: ConfirmCounter.none, happened: happened, consent: .spoken, by: desk.clerk)
    }

    private func submit(_ desk: RuleDesk, _ draft: String, by person: Person) async throws -> String {
        try await SubmitDraft(desk.environment, desk.cases)(draft, of: desk.office, by: person, secret: nil)
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

    @Test func whatCameInTimeIsEnteredTheNextDay() async throws {
        let (desk, id) = try await refused()
        desk.regency.clock.turn(to: instant("2026-03-10"))
        #expect(try await desk.look(id, as: desk.applicant).followUps.isEmpty)
        let offer = try #require(try await desk.look(id, as: desk.clerk).followUps.first)
        #expect(offer.isOver && offer.until == instant("2026-03-09", "16:00"))
        let over = "Waktu mengajukannya berakhir Senin 9 Mar 2026 16.00. Isi waktu datangnya, paling lambat saat itu"
        #expect(await trouble { _ = try await start(desk, id) } == over)
        #expect(await trouble { _ = try await start(desk, id, happened: "9-3-2026 16.01") } == over)

        let draft = try await start(desk, id, happened: "9-3-2026 15.00")
        #expect(await trouble { try await confirm(desk, draft, happened: "") } == over)
        #expect(await trouble { try await confirm(desk, draft, happened: "9-3-2026 16.01") } == over)
        try await confirm(desk, draft, happened: "9-3-2026 14.00")
        let next = try await submit(desk, draft, by: desk.clerk)
        #expect(try await desk.look(next, as: desk.clerk).state.openedAt == instant("2026-03-09", "14:00"))
    }

    /// As long as a time within it may still be given: five working days after its end.
    @Test func theCounterOffersItForFiveWorkingDaysMore() async throws {
        let (desk, id) = try await refused()
        // 18 to 24 March are holidays, joint leave and a weekend; five working days after the 9th is the 16th.
        desk.regency.clock.turn(to: instant("2026-03-16", "23:59"))
        #expect(try await desk.look(id, as: desk.clerk).followUps.count == 1)
        _ = try await start(desk, id, happened: "9-3-2026 15.00")
        desk.regency.clock.turn(to: instant("2026-03-17", "00:00"))
        #expect(try await desk.look(id, as: desk.clerk).followUps.isEmpty)
        await #expect(throws: CaseMissing.self) { _ = try await start(desk, id, happened: "10-3-2026 08.00") }
    }

    @Test func itCannotHaveComeBeforeTheResult() async throws {
        let (desk, id) = try await refused()
        desk.regency.clock.turn(to: instant("2026-03-05"))
        #expect(
            await trouble { _ = try await start(desk, id, happened: "2-3-2026 08.00") }
                == "Pada waktu itu permohonan lanjutan ini belum dapat diajukan")
        _ = try await start(desk, id)
    }

    /// A draft that was begun in time is no objection yet.
    @Test func aDraftIsJudgedAgainWhenItIsSent() async throws {
        let (desk, id) = try await refused()
        let follow = StartFollowUp(desk.environment, desk.cases)
        func draft() async throws -> String {
            let draft = try await follow("keberatan", of: id, office: desk.office, by: desk.applicant)
            _ = try await DraftDesk(desk.environment, desk.cases).answer(
                RuleDesk.raw(["k.perihal": "Anggaran", "k.jenis": "ditolak"]), in: draft, of: desk.office,
                by: desk.applicant, secret: nil)
            return draft
        }
        let (first, second) = (try await draft(), try await draft())
        desk.regency.clock.turn(to: instant("2026-03-09", "16:00"))
        _ = try await submit(desk, first, by: desk.applicant)
        desk.regency.clock.turn(seconds: 1)
        await #expect(throws: FollowUpOver.self) { _ = try await submit(desk, second, by: desk.applicant) }
        // Sent before, it leads to its case however late it is asked for again.
        _ = try await submit(desk, first, by: desk.applicant)
    }

    /// At the counter too, where nobody has said when it came.
    @Test func soIsTheCountersDraft() async throws {
        let (desk, id) = try await refused()
        let draft = try await start(desk, id)
        desk.regency.clock.turn(to: instant("2026-03-10"))
        await #expect(throws: FollowUpOver.self) { _ = try await submit(desk, draft, by: desk.clerk) }
        try await confirm(desk, draft, happened: "9-3-2026 15.00")
        _ = try await submit(desk, draft, by: desk.clerk)
    }

    /// The office was late, and asked something back before the clerk entered what had come while it was: its clock
    /// stands since, and the case goes on.
    @Test func anObjectionToLatenessIsEnteredWhileTheClockStands() async throws {
        let desk = try await RuleDesk()
        let who = "siapa: [pegawai, umum], dibantu: [operator]"
        let request = FollowUpTests.request
            .replacing("{waktu: 2 hari kerja}", with: "{waktu: 2 hari kerja, jeda: pelapor}")
            .replacing(
                "hasil: {beri: diberi,",
                with: "hasil: {beri: diberi, kembali: {lalu: minta, alasan: untuk-pemohon},")
        try await desk.adopt("keberatan", FollowUpTests.objection, applicant: who)
        try await desk.adopt("permintaan", request, applicant: who)
        let id = try await desk.apply("permintaan", ["p.perihal": "Anggaran desa"])
        desk.regency.clock.turn(to: instant("2026-03-06", "10:00"))
        try await desk.complete("jawab", "kembali", of: id, by: desk.kades, reason: "Perihalnya kurang jelas")
        desk.regency.clock.turn(to: instant("2026-03-09"))
        #expect(try await desk.look(id, as: desk.applicant).followUps.isEmpty)
        #expect(try await desk.look(id, as: desk.clerk).followUps.map(\.isOver) == [true])
        #expect(await trouble { _ = try await start(desk, id, happened: "6-3-2026 11.00") } != nil)
        _ = try await start(desk, id, happened: "5-3-2026 09.00")
    }

    /// The office was late, and decided before the clerk entered what had come while it was.
    @Test func anObjectionToLatenessIsEnteredAfterTheDecision() async throws {
        let desk = try await RuleDesk()
        let who = "siapa: [pegawai, umum], dibantu: [operator]"
        try await desk.adopt("keberatan", FollowUpTests.objection, applicant: who)
        try await desk.adopt("permintaan", FollowUpTests.request, applicant: who)
        let id = try await desk.apply("permintaan", ["p.perihal": "Anggaran desa"])
        desk.regency.clock.turn(to: instant("2026-03-06", "10:00"))
        try await desk.complete("jawab", "beri", of: id, by: desk.kades)
        desk.regency.clock.turn(to: instant("2026-03-09"))
        #expect(try await desk.look(id, as: desk.applicant).followUps.isEmpty)
        #expect(try await desk.look(id, as: desk.clerk).followUps.map(\.isOver) == [true])
        // Its limit ended on Wednesday at 16.00.
        #expect(await trouble { _ = try await start(desk, id, happened: "4-3-2026 15.00") } != nil)
        #expect(await trouble { _ = try await start(desk, id, happened: "6-3-2026 11.00") } != nil)
        _ = try await start(desk, id, happened: "5-3-2026 09.00")
    }
}
