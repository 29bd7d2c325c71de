import Forms
import Procedures
import Services
import Store
import Testing

/// A search by words looks through so many cases at a time: what runs first, then what has ended, and goes on when asked.
@Suite struct CaseSearchTests {
    /// Four cases, filed one after the other: Adi's runs, those of Budi, Citra and Dewi have ended.
    private func desk() async throws -> (desk: RuleDesk, ids: [String]) {
        let desk = try await RuleDesk()
        try await desk.adopt(
            "izin", PermitScene.permit, applicant: "siapa: [pegawai, umum], dibantu: [operator]")
        var ids: [String] = []
        for name in ["Adi", "Budi", "Citra", "Dewi"] {
            desk.regency.clock.turn(minutes: 1)
            let draft = try await StartDraft(desk.environment, desk.cases)(
                "izin", at: desk.office, by: desk.clerk, secret: nil,
                counter: CounterFacts(name: "\(name) Contoh", email: nil, channel: .counter, consent: .spoken))
            _ = try await DraftDesk(desk.environment, desk.cases).answer(
                RuleDesk.raw(["data.nama": "\(name) Contoh"]), in: draft, of: desk.office, by: desk.clerk, secret: nil)
            ids.append(
                try await SubmitDraft(desk.environment, desk.cases)(
                    draft, of: desk.office, by: desk.clerk, secret: nil))
        }
        for id in ids.dropFirst() { try await desk.complete("periksa", of: id, by: desk.kaur) }
        return (desk, ids)
    }

    private func search(
        _ words: String, _ desk: RuleDesk, _ state: CaseList.State = .all, after place: CaseSearchPlace? = nil,
        searched: Int
    ) async throws -> CaseList {
        try await desk.environment.database.read {
            try CaseList.load(
                state, of: desk.office, query: words, after: place, searched: searched, for: desk.kaur, limit: 10,
                offset: 0, desk.environment, desk.cases, in: $0)
        }
    }

    /// Decided ones that are newer do not push it out.
    @Test func anOldCaseThatRunsIsFoundFirst() async throws {
        let (desk, ids) = try await desk()
        let found = try await search("adi contoh", desk, .running, searched: 1)
        #expect(found.rows.map(\.id) == [ids[0]])
        #expect(found.counts[.running] == 1 && found.counts[.ended] == 0)
        #expect(found.older?.isEnded == false)
    }

    @Test func whatIsOlderIsFoundByGoingOn() async throws {
        let (desk, ids) = try await desk()
        let first = try await search("budi", desk, searched: 2)
        #expect(first.rows.isEmpty)
        let older = try #require(first.older)
        #expect(older.isEnded)
        let second = try await search("budi", desk, after: older, searched: 2)
        #expect(second.rows.map(\.id) == [ids[1]])
        #expect(second.older == nil, "nothing is left")
    }

    @Test func goingOnComesByEachOnce() async throws {
        let (desk, ids) = try await desk()
        var (found, place) = ([String](), CaseSearchPlace?.none)
        for _ in ids {
            let part = try await search("contoh", desk, after: place, searched: 1)
            found += part.rows.map(\.id)
            place = part.older
        }
        #expect(found == [ids[0], ids[3], ids[2], ids[1]] && place == nil)
    }

    /// It was looked through while it ran, and is met again.
    @Test func whatEndsMeanwhileIsNotPassedOver() async throws {
        let (desk, ids) = try await desk()
        let first = try await search("contoh", desk, searched: 1)
        try await desk.complete("periksa", of: ids[0], by: desk.kaur)
        let rest = try await search("contoh", desk, after: first.older, searched: 10)
        #expect(Set(rest.rows.map(\.id)) == Set(ids))
    }

    @Test func allThatFitsIsSearchedAtOnce() async throws {
        let (desk, ids) = try await desk()
        let found = try await search("contoh", desk, searched: 4)
        #expect(found.rows.map(\.id) == ids.reversed() && found.older == nil)
    }

    @Test func aPlaceStandsInAnAddress() async throws {
        let (desk, _) = try await desk()
        let place = try #require(try await search("contoh", desk, searched: 2).older)
        #expect(CaseSearchPlace(place.text) == place)
        for junk in ["", "s", "s.1", "x.1.2026-00001", "s.kemarin.2026-00001"] {
            #expect(CaseSearchPlace(junk) == nil, "\(junk)")
        }
    }
}
