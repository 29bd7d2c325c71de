import Forms
import Procedures
import Services
import Store
import Testing

/// One decision for many cases (`massal`).
@Suite struct TogetherTests {
    private static let fund = """
        formulir: {l: {isi: {label: Isi, jenis: teks, wajib: ya}}}
        akhir: {setuju: {judul: Disetujui, jenis: berhasil}, tolak: {judul: Ditolak, jenis: ditolak}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        perbaikan: {isian: [l.isi], sampai: putus}
        langkah:
          ajukan: {kegiatan: Mengajukan bantuan, oleh: pelapor, isi: [l], lalu: periksa}
          periksa: {kegiatan: Memeriksa usulan, oleh: operator, waktu: 1 hari kerja, lalu: putus}
          putus: {keputusan: Memutus usulan, oleh: kades, waktu: 1 hari kerja, massal: ya, beda-dari: [periksa], hasil: {ya: setuju, tidak: {lalu: tolak, alasan: untuk-pemohon}}}
        uji:
          - {nama: Setuju, jalan: [ajukan, periksa, {putus: ya}], akhir: setuju}
          - {nama: Tolak, jalan: [ajukan, periksa, {putus: tidak}], akhir: tolak}
        """

    /// Four cases that wait for the head's decision.
    private func desk() async throws -> (desk: RuleDesk, ids: [String]) {
        let desk = try await RuleDesk()
        try await desk.adopt("bantuan", TogetherTests.fund)
        var ids: [String] = []
        for _ in 0..<4 { ids.append(try await desk.apply("bantuan", ["l.isi": "x"])) }
        for id in ids { try await desk.complete("periksa", of: id, by: desk.clerk) }
        return (desk, ids)
    }

    private func ticks(_ desk: RuleDesk, _ ids: [String], step: String = "putus") -> [TickedTask] {
        ids.map { TickedTask(TaskAddress(office: desk.office, caseID: $0, step: step, visit: 1)) }
    }

    private func decide(
        _ desk: RuleDesk, _ ticks: [TickedTask], _ outcome: String, reason: String? = nil, by person: Person
    ) async throws -> [CompleteTogether.End] {
        try await CompleteTogether(desk.environment, desk.cases)(
            ticks, outcome: outcome, reason: reason, note: nil, blobs: desk.blobs, by: person
        ).map(\.end)
    }

    @Test func eachCaseIsAnActOfItsOwn() async throws {
        let (desk, ids) = try await desk()
        // One was decided meanwhile, one is a colleague's.
        try await desk.complete("putus", "ya", of: ids[1], by: desk.kades)
        let second = try await desk.regency.officer("kades2", ["kepala"], in: desk.regency.villageA)
        try await TaskActs(desk.environment, desk.cases).claim(ticks(desk, [ids[2]])[0].address, by: second)
        let ends = try await decide(desk, ticks(desk, ids), "tidak", reason: "Anggaran habis", by: second)
        #expect(ends[0] == .done && ends[2] == .done && ends[3] == .done)
        guard case .refused(.stepLeft(_, _, let by, _)) = ends[1] else { Issue.record("\(ends[1])"); return }
        #expect(by == desk.kades.id)
        for id in [ids[0], ids[2], ids[3]] {
            let look = try await desk.look(id, as: desk.kades)
            #expect(look.state.result == "tolak")
            #expect(look.history.contains { $0.reason == "Anggaran habis" && $0.person == second.id })
        }
        #expect(try await desk.look(ids[1], as: desk.kades).state.result == "setuju")
    }

    @Test func sentTwiceItIsOneDecision() async throws {
        let (desk, ids) = try await desk()
        #expect(try await decide(desk, ticks(desk, ids), "ya", by: desk.kades) == Array(repeating: .done, count: 4))
        let before = try await desk.look(ids[0], as: desk.kades).state.version
        #expect(
            try await decide(desk, ticks(desk, ids), "ya", by: desk.kades) == Array(repeating: .doneBefore, count: 4))
        #expect(try await desk.look(ids[0], as: desk.kades).state.version == before)
    }

    /// Decided otherwise before, it is not called done now.
    @Test func theOppositeDecisionIsNotTheSame() async throws {
        let (desk, ids) = try await desk()
        try await desk.complete("putus", "tidak", of: ids[0], by: desk.kades, reason: "Anggaran habis")
        let ends = try await decide(desk, ticks(desk, ids), "ya", by: desk.kades)
        guard case .refused(.stepLeft) = ends[0] else { Issue.record("\(ends[0])"); return }
        #expect(ends.dropFirst() == Array(repeating: .done, count: 3)[...])
    }

    /// What was ticked counts as it was seen.
    @Test func whatChangedSinceIsNotDecided() async throws {
        let (desk, ids) = try await desk()
        let version = try await desk.look(ids[0], as: desk.kades).state.version
        let seen = ticks(desk, [ids[0]]).map { TickedTask($0.address, version: version) }
        try await CorrectCase(desk.environment, desk.cases)(
            ids[0], of: desk.office, raw: RuleDesk.raw(["l.isi": "y"]), seen: version, by: desk.applicant)
        guard case .refused(.answersChanged)? = try await decide(desk, seen, "ya", by: desk.kades).first else {
            Issue.record("decided on answers that nobody saw")
            return
        }
        #expect(try await desk.look(ids[0], as: desk.kades).state.result == nil)
    }

    @Test func whatOneRefusesDoesNotStopTheOthers() async throws {
        let (desk, ids) = try await desk()
        // Four eyes: the same person may not have examined it.
        let both = try await desk.regency.officer("rangkap", ["kepala", "operator"], in: desk.regency.villageA)
        let own = try await desk.apply("bantuan", ["l.isi": "x"])
        try await desk.complete("periksa", of: own, by: both)
        let ends = try await decide(desk, ticks(desk, [own] + ids), "ya", by: both)
        guard case .refused(.fourEyes) = ends[0] else { Issue.record("\(ends[0])"); return }
        #expect(ends.dropFirst() == Array(repeating: .done, count: 4)[...])
        // Without the reason that the outcome asks for nothing is decided.
        let more = try await desk.apply("bantuan", ["l.isi": "x"])
        try await desk.complete("periksa", of: more, by: desk.clerk)
        #expect(try await decide(desk, ticks(desk, [more]), "tidak", by: desk.kades) == [.refused(.reasonMissing)])
    }

    @Test func onlyOneStepAndOnlyWhereTheSOPAllowsIt() async throws {
        let (desk, ids) = try await desk()
        let fresh = try await desk.apply("bantuan", ["l.isi": "x"])
        // `periksa` is not to be done together.
        #expect(try await decide(desk, ticks(desk, [fresh], step: "periksa"), "selesai", by: desk.clerk) == [.unknown])
        let mixed = ticks(desk, [ids[0]]) + ticks(desk, [fresh], step: "periksa")
        #expect(try await decide(desk, mixed, "ya", by: desk.kades) == [.done, .unknown])
        // Whichever stands first.
        #expect(
            try await decide(desk, ticks(desk, ["tidak-ada", ids[2], ids[3]]), "ya", by: desk.kades)
                == [.unknown, .done, .done])
        // Of another's case nothing is told, not even its number.
        let stranger = try await desk.regency.officer("tetangga", ["kepala"], in: desk.regency.villageB)
        let results = try await CompleteTogether(desk.environment, desk.cases)(
            ticks(desk, ids), outcome: "ya", reason: nil, note: nil, blobs: desk.blobs, by: stranger)
        #expect(results.allSatisfy { $0.end == .unknown && $0.number == nil })
        #expect(try await desk.look(ids[1], as: desk.kades).state.result == nil)
    }

    /// Taken by somebody whose role is over since, it is free here as in the list.
    @Test func whatAFormerColleagueTookIsDecided() async throws {
        let (desk, ids) = try await desk()
        let former = try await desk.regency.officer("kades2", ["kepala"], in: desk.regency.villageA)
        try await TaskActs(desk.environment, desk.cases).claim(ticks(desk, [ids[0]])[0].address, by: former)
        func look() async throws -> TickedTasks {
            try await desk.environment.database.read { [ticked = ticks(desk, ids)] in
                try TickedTasks(ticked, for: desk.kades, desk.environment, desk.cases, in: $0)
            }
        }
        #expect(try await look().missing == 1)
        for role in former.roles {
            try await EndRole(desk.environment)(role.id, in: role.office, by: desk.regency.admin)
        }
        let all = try await look()
        #expect(all.missing == 0 && all.batches.first?.rows.count == ids.count)
        #expect(try await decide(desk, ticks(desk, ids), "ya", by: desk.kades) == Array(repeating: .done, count: 4))
    }

    @Test func whatIsTickedIsSortedByStep() async throws {
        let (desk, ids) = try await desk()
        let fresh = try await desk.apply("bantuan", ["l.isi": "x"])
        let ticked = ticks(desk, ids) + ticks(desk, [fresh], step: "periksa") + ticks(desk, ["tidak-ada"])
        func look(_ person: Person) async throws -> TickedTasks {
            try await desk.environment.database.read {
                try TickedTasks(ticked, for: person, desk.environment, desk.cases, in: $0)
            }
        }
        let mine = try await look(desk.kades)
        #expect(mine.batches.map(\.step.name) == ["putus"])
        #expect(Set(mine.batches[0].rows.map(\.caseID)) == Set(ids))
        #expect(mine.missing == 2)
        #expect(try await look(desk.clerk).batches.isEmpty)
        // The version that is shown is the one that counts.
        let stale = TickedTask(ticks(desk, [ids[0]])[0].address, version: mine.batches[0].rows[0].version)
        #expect(TickedTask(stale.text) == stale)
        #expect(TickedTask("a/b/c") == nil && TickedTask("a/b/c/x") == nil)
    }
}
