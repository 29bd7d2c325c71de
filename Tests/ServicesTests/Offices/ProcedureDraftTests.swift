import Forms
import Procedures
@testable import Services
import Store
import Testing

/// SOPs as an administrator works on them: drafts, adoption ahead, taking back.
@Suite struct ProcedureDraftTests {
    private static let rest = """
        akhir: {terbit: {judul: Terbit, jenis: berhasil}}
        langkah:
          ajukan: {kegiatan: Mengajukan, oleh: pelapor, lalu: periksa}
          periksa: {kegiatan: Memeriksa permohonan, oleh: operator, waktu: 1 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, periksa], akhir: terbit}
        """

    private func check(_ source: String, _ desk: RuleDesk) async throws -> CheckedSource {
        let (environment, office, cases) = (desk.environment, desk.office, desk.cases)
        let surroundings = try await environment.database.read {
            try CheckedSource.surroundings(of: office, environment, cases.procedures, in: $0)
        }
        return CheckedSource(Array(source.utf8), in: surroundings)
    }

    private func keep(
        _ source: String, _ desk: RuleDesk, replacing draft: SeenDraft? = nil, by person: Person? = nil
    ) async throws -> String {
        try await KeepProcedureDraft(desk.environment)(
            try await check(source, desk), replacing: draft, at: desk.office, by: person ?? desk.regency.admin)
    }

    private func drafts(_ desk: RuleDesk) async throws -> [ProcedureDraft] {
        let office = desk.office
        return try await desk.environment.database.read { transaction in
            try DraftLine.all(at: office, in: transaction).compactMap {
                try ProcedureDraft.find($0.id, at: office, in: transaction)
            }
        }
    }

    private func acts(_ desk: RuleDesk) async throws -> [AuditAct.Kind] {
        try await AuditActs(desk.environment).ofPeople().map(\.kind).filter { $0.rawValue.contains("sop") }
    }

    @Test func aTextIsCheckedProvenAndKeptAndNothingIsInForce() async throws {
        let desk = try await RuleDesk()
        let source = RuleDesk.source("izin", Self.rest)
        let checked = try await check(source, desk)
        #expect(checked.isAccepted && checked.markings != nil && checked.procedure?.examples.count == 1)
        let id = try await keep(source, desk)
        #expect(try await keep(source, desk) == id, "the same text is kept once")
        let kept = try await drafts(desk)
        #expect(kept.map(\.name) == ["izin"] && kept.first?.by == "ayu")
        let office = desk.office
        let inForce = try await desk.environment.database.read {
            try Adoption.allInForce(at: office, on: desk.environment.now.date(in: .wib), in: $0)
        }
        #expect(inForce.isEmpty)
        #expect(try await acts(desk) == [.sopDraftKept])

        let changed = source.replacing("Memeriksa permohonan", with: "Memeriksa isian")
        let seen = try #require(kept.first).seen
        #expect(try await keep(changed, desk, replacing: seen) == id)
        #expect(try await drafts(desk).map(\.source) == [changed])
    }

    /// The same text is kept once; beside which offices it is read is changed by an act.
    @Test func otherPartnersOfAKnownTextAreAnAct() async throws {
        let desk = try await RuleDesk()
        let checked = try await check(RuleDesk.source("izin", Self.rest), desk)
        let keep = KeepProcedureDraft(desk.environment)
        let (office, admin, partner) = (desk.office, desk.regency.admin, desk.regency.kominfo.id)
        let id = try await keep(checked, replacing: nil, partners: [partner], at: office, by: admin)
        #expect(try await keep(checked, replacing: nil, partners: [partner], at: office, by: admin) == id)
        #expect(try await acts(desk) == [.sopDraftKept])
        let stale = SeenDraft(id: id, hash: "lain")
        await #expect(throws: DraftChanged.self) {
            try await keep(checked, replacing: stale, partners: [], at: office, by: admin)
        }
        #expect(try await drafts(desk).map(\.partners) == [[partner]])
        let seen = try await drafts(desk).first?.seen
        #expect(try await keep(checked, replacing: seen, partners: [], at: office, by: admin) == id)
        #expect(try await drafts(desk).map(\.partners) == [[]])
        #expect(try await acts(desk) == [.sopDraftKept, .sopDraftKept])
    }

    @Test func aTextWithErrorsIsNotKept() async throws {
        let desk = try await RuleDesk()
        let broken = RuleDesk.source("izin", Self.rest).replacing("oleh: operator", with: "oleh: operatr")
        let checked = try await check(broken, desk)
        #expect(!checked.isAccepted && checked.diagnostics.contains { $0.code == "E103" || $0.code == "E104" })
        #expect(checked.markings == nil)
        await #expect(throws: ProcedureRefused.self) { try await keep(broken, desk) }
        #expect(try await drafts(desk).isEmpty)
    }

    /// Limits of size and depth hold, and what is no text is told so.
    @Test func whatIsNoSOPIsToldSo() async throws {
        let desk = try await RuleDesk()
        #expect(try await check(String(repeating: "a: b\n", count: 60_000), desk).diagnostics.count == 1)
        #expect(try await check(String(repeating: "- ", count: 40) + "a", desk).errors > 0)
        #expect(try await check("\u{1}", desk).diagnostics.first?.message.contains("bukan teks") == true)
    }

    @Test func theSameVersionWithOtherContentIsAnErrorAtItsLine() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", Self.rest)
        let changed = RuleDesk.source("izin", Self.rest).replacing("Memeriksa permohonan", with: "Memeriksa isian")
        let checked = try await check(changed, desk)
        let found = checked.diagnostics.first { $0.code == "P501" }
        #expect(found?.message == "Isi berubah tetapi versi masih 1" && !checked.isAccepted)
        await #expect(throws: ProcedureRefused.self) { try await keep(changed, desk) }
    }

    @Test func onlyAdministratorsOfTheOfficeKeepAdoptAndEnd() async throws {
        let desk = try await RuleDesk()
        let source = RuleDesk.source("izin", Self.rest)
        let neighbour = try await desk.regency.officer("tetangga", ["admin"], in: desk.regency.villageB)
        for person in [desk.kades, neighbour] {
            await #expect(throws: Denial.self) { try await keep(source, desk, by: person) }
        }
        let id = try await keep(source, desk)
        let adoption = try await adopt(id, desk, from: "2026-03-10")
        for person in [desk.kades, neighbour] {
            await #expect(throws: Denial.self) {
                try await RemoveProcedureDraft(desk.environment)(
                    SeenDraft(id: id, hash: adoption.procedureHash), at: desk.office, by: person)
            }
            await #expect(throws: Denial.self) {
                try await TakeBackAdoption(desk.environment)(adoption.id, at: desk.office, by: person)
            }
            await #expect(throws: Denial.self) {
                try await EndAdoption(desk.environment)(
                    adoption.id, at: desk.office, lastDay: CalendarDate(iso: "2026-03-20")!, by: person)
            }
        }
        // An adoption is an office's own.
        await #expect(throws: Denial.self) {
            try await TakeBackAdoption(desk.environment)(
                adoption.id, at: desk.regency.villageB.id, by: desk.regency.admin)
        }
    }

    private func adopt(_ draft: String, _ desk: RuleDesk, from day: String) async throws -> Adoption {
        let office = desk.office
        let found = try #require(
            try await desk.environment.database.read { try ProcedureDraft.find(draft, at: office, in: $0) })
        return try await AdoptProcedure(desk.environment, desk.cases.procedures)(
            source: Array(found.source.utf8), fileName: CheckedSource.fileName(of: found.source), at: office,
            AdoptionTerms(sopNumber: "2/2026", firstDay: CalendarDate(iso: day)!, approvedBy: "Kepala Desa"),
            draft: found.seen, by: desk.regency.admin
        ).adoption
    }

    @Test func aDraftComesIntoForceOnItsDayAndCanBeTakenBackBefore() async throws {
        let desk = try await RuleDesk()
        // Acts of one second have no order.
        let id = try await keep(RuleDesk.source("izin", Self.rest), desk)
        desk.regency.clock.turn(seconds: 1)
        let ahead = try await adopt(id, desk, from: "2026-03-10")
        desk.regency.clock.turn(seconds: 1)
        #expect(try await drafts(desk).isEmpty, "it is no draft any more")
        let office = desk.office
        let inForce = { (day: String) in
            try await desk.environment.database.read {
                try Adoption.inForce("izin", at: office, on: CalendarDate(iso: day)!, in: $0)
            }
        }
        #expect(try await inForce("2026-03-09") == nil)
        #expect(try await inForce("2026-03-10")?.id == ahead.id)
        let again = try await TakeBackAdoption(desk.environment)(ahead.id, at: office, by: desk.regency.admin)
        #expect(try await inForce("2026-03-10") == nil)
        // Its text is not lost: it is a draft again.
        #expect(try await drafts(desk).map(\.id) == [again])
        #expect(try await drafts(desk).map(\.source) == [RuleDesk.source("izin", Self.rest)])
        #expect(try await keep(RuleDesk.source("izin", Self.rest), desk) == again)
        desk.regency.clock.turn(seconds: 1)
        let begun = try await adopt(try #require(again), desk, from: "2026-03-02")
        await #expect(throws: AdoptionBegun.self) {
            try await TakeBackAdoption(desk.environment)(begun.id, at: office, by: desk.regency.admin)
        }
        let kinds = try await acts(desk)
        #expect(kinds == [.sopDraftKept, .sopAdopted, .sopAdoptionTakenBack, .sopAdopted])
    }

    /// Whom a running case asks is decided by the adoption of the day: one dated ahead changes nothing before.
    @Test func anAdoptionAheadGivesRunningCasesItsLanesOnItsFirstDay() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", Self.rest)
        let id = try await desk.apply("izin")
        #expect(try await desk.inbox(of: desk.clerk).map(\.caseID) == [id])
        let source = RuleDesk.source("izin", Self.rest)
        let terms = AdoptionTerms(
            sopNumber: "3/2026", firstDay: CalendarDate(iso: "2026-03-04")!, approvedBy: "Kepala Desa",
            lanes: ["operator": ["kaur-umum"]])
        _ = try await AdoptProcedure(desk.environment, desk.cases.procedures)(
            source: Array(source.utf8), fileName: "izin.sop.yaml", at: desk.office, terms, by: desk.regency.admin)
        try await AdoptionDays.follow(desk.environment, desk.cases, desk.regency.clock)
        #expect(try await desk.inbox(of: desk.clerk).map(\.caseID) == [id])
        #expect(try await desk.inbox(of: desk.kaur).isEmpty)
        await #expect(throws: Refusal.self) { try await desk.complete("periksa", of: id, by: desk.kaur) }

        desk.regency.clock.turn(days: 2)
        try await AdoptionDays.follow(desk.environment, desk.cases, desk.regency.clock)
        #expect(try await desk.inbox(of: desk.clerk).isEmpty)
        #expect(try await desk.inbox(of: desk.kaur).map(\.caseID) == [id])
        let findings = try await VerifyData(
            database: desk.environment.database, store: desk.blobs.store, keyring: desk.environment.keyring)().findings
        #expect(findings.isEmpty, "\(findings)")
        try await desk.complete("periksa", of: id, by: desk.kaur)
        #expect(try await desk.look(id, as: desk.kaur).state.result == "terbit")
    }
}
