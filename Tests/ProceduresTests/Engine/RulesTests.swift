import Forms
import Procedures
import Testing

/// Withdrawal, correction, and pages that are no longer true (SOP.md §5, §10.3).
struct RulesTests {
    static let steps = """
          a: {kegiatan: Mulai, oleh: warga, isi: [f], waktu: 1 jam, lalu: [b, c]}
          b: {keputusan: Memeriksa, oleh: kaur, waktu: 1 jam, hasil: {ya: d, tidak: no}}
          c: {kegiatan: Mengukur, oleh: operator, isi: [f.jumlah], waktu: 1 jam, lalu: d}
          d: {keputusan: Menandatangani, oleh: kades, gabung: [b, c], waktu: 1 jam, hasil: {setuju: e, tolak: no}}
          e: {kegiatan: Menyerahkan, oleh: operator, waktu: 1 jam, lalu: ok}
        """
    static let rules =
        FlowTests.form + """

            pencabutan: {akhir: dicabut, oleh: [warga], sampai: d.setuju}
            perbaikan: {isian: [f.jumlah], oleh: [warga], sampai: d.setuju}
            """

    private func opened() throws -> CaseRun {
        var run = try CaseRun(RulesTests.steps, extra: RulesTests.rules)
        try run.open([path("f.jenis"): .text("a"), path("f.jumlah"): .number(3)])
        return run
    }

    @Test func theApplicantMayWithdrawUntilTheNamedEvent() throws {
        var run = try opened()
        #expect(
            run.refusal { try $0.give(.withdraw(reason: nil), by: CaseRun.person("kaur")) } == "tidak-dapat-dicabut")
        var early = run
        try early.give(.withdraw(reason: "Batal"), by: CaseRun.person("warga"))
        #expect(early.state?.result == "dicabut")
        try run.act("b", "ya")
        try run.act("c", answers: [path("f.jumlah"): .number(3)])
        try run.act("d", "setuju")
        #expect(
            run.refusal { try $0.give(.withdraw(reason: nil), by: CaseRun.person("warga")) } == "pencabutan-berakhir")
        #expect(throws: Refusal.self) {
            try run.state?.withdrawalPermission(for: CaseRun.person("warga"), in: run.procedure).get()
        }
    }

    @Test func aCorrectionKeepsOldAndNewAndDropsClaims() throws {
        var run = try opened()
        try run.give(.claim(step: "b", visit: 1), by: CaseRun.person("kaur"))
        let warga = CaseRun.person("warga")
        #expect(
            run.refusal { try $0.give(.correct([path("f.jenis"): .text("b")]), by: warga) }
                == "isian-tidak-dapat-diperbaiki")
        try run.give(.correct([path("f.jumlah"): .number(8)]), by: warga)
        #expect(
            run.events.last?.body
                == .corrected(Corrected(old: [path("f.jumlah"): .number(3)], new: [path("f.jumlah"): .number(8)])))
        #expect(run.state?.open["b"]?.claimedBy == nil)
        #expect(run.state?.answers[path("f.jumlah")] == .number(8))
    }

    @Test func anActOnAnOldPageIsRefusedOnlyWhereWhatWasSeenChanged() throws {
        var run = try opened()
        let seen = try #require(run.state?.version)
        // A colleague takes the other branch's task: nothing that the head of affairs saw has changed.
        try run.give(.claim(step: "c", visit: 1), by: CaseRun.person("operator"))
        #expect(run.refusal { try $0.act("b", "ya", seen: seen) } == nil)
        try run.act("c", answers: [path("f.jumlah"): .number(9)])
        #expect(run.refusal { try $0.act("b", "ya", seen: seen) } == "isian-berubah")
        try run.act("b", "ya", seen: run.state?.version)
        let again = run.refusal { try $0.act("b", "ya", by: CaseRun.person("kaur", named: "lain"), seen: seen) }
        #expect(again == "langkah-sudah-selesai")
    }

    @Test func theSameButtonPressedTwiceCountsOnce() throws {
        var run = try opened()
        try run.act("b", "ya")
        do {
            try run.act("b", "tidak")
            Issue.record("accepted twice")
        } catch let refusal as Refusal {
            #expect(refusal.message.contains("Memeriksa"))
            #expect(refusal == .stepLeft(step: "b", text: "Memeriksa", by: "kaur", outcome: "Ya"))
        }
        #expect(run.refusal { try $0.open() } == "sudah-diajukan")
    }

    @Test func whatIsNotRunYetIsSaidBeforeAdoption() throws {
        var run = try opened().procedure
        #expect(run.unsupportedHere.isEmpty)
        run.steps[1].forEach = path("f.jumlah")
        #expect(run.unsupportedHere.count == 1)
    }

    /// Another office sees its step and nothing else: it cannot correct, extend, withdraw, or sit at the counter.
    @Test(arguments: [Lane.Place.applicantOffice, .ancestor(kind: nil), .ancestor(kind: "kabupaten"), .partner("pln")])
    func lanesOfOtherOfficesDoStepsAndNothingElse(_ place: Lane.Place) throws {
        var run = try opened().procedure
        let officer = try #require(run.lanes.firstIndex { $0.name == "operator" })
        run.lanes[officer].place = place
        // The counter of the handling office is the operator's.
        #expect(run.unsupportedHere.count == 1)
        #expect(run.unsupportedHere[0].contains("dibantu"))
        let applicant = try #require(run.lanes.firstIndex { $0.party == .applicant })
        run.lanes[applicant].assistedBy = []
        #expect(run.unsupportedHere.isEmpty)
        run.correction?.lanes = ["operator"]
        #expect(run.unsupportedHere.count == 1)
        #expect(run.unsupportedHere[0].contains("perbaikan"))
    }

    @Test func subsInOtherOfficesRun() throws {
        var run = try opened().procedure
        var use = SubUse(procedure: "lain")
        use.place = .ancestor(kind: nil)
        run.steps[1].work = .sub(use)
        #expect(run.unsupportedHere.isEmpty)
    }

    @Test func aPartyDecidesNothingEvenForAnotherLane() throws {
        let run = try opened()
        let state = try #require(run.state)
        let other = Actor(person: "rekan", lanes: ["kaur"])
        var party = other
        party.isParty = true
        guard case .success = state.permission(for: other, step: "b", in: run.context) else {
            Issue.record("refused")
            return
        }
        guard case .failure(.ownCase) = state.permission(for: party, step: "b", in: run.context) else {
            Issue.record("allowed")
            return
        }
    }

    @Test func aChildOfAnotherOfficeIsNamedWithIt() {
        let parent = ParentLink(office: "desa", caseID: "induk", step: "x", visit: 1)
        let here = ChildReference(office: "desa", caseID: "anak")
        let there = ChildReference(office: "camat", caseID: "anak")
        #expect(parent.reference(to: here) == "anak")
        #expect(parent.reference(to: there) == "camat/anak")
        for child in [here, there] {
            #expect(ChildReference(parent.reference(to: child), parentOffice: "desa") == child)
        }
    }
}
