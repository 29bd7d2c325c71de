import Forms
@testable import Procedures
import Testing

/// The clocks of the whole case, when it goes on under another version: what stood has stood (SOP.md §12.5, §16).
struct VersionMoveLimitTests {
    private static let limit = "batas: {waktu: 10 hari kerja, sejak: awal, jeda: warga}"

    /// A case whose clock stood from the 3rd to the 5th of March, and its move to a version with these limits.
    private struct Stood {
        var old: CaseRun
        let new: Procedure
        let move: VersionMove

        init(_ limits: String, before: String = VersionMoveLimitTests.limit) throws {
            old = try CaseRun(LimitTests.back, extra: before)
            let read = SOPReader.read(
                source: CaseRun.head.replacing("versi: 1", with: "versi: 2") + limits
                    + "\npindah: {dari: 1}\nlangkah:\n" + LimitTests.back
                    + "\nuji:\n  - {nama: Uji, jalan: [{tunggu: 1 jam}], akhir: ok}\n",
                fileName: "contoh.sop.yaml", catalogue: TestCatalogue.bare)
            new = try #require(read.procedure, "\(read.diagnostics)")
            move = try #require(VersionMove(from: old.procedure, to: new, catalogue: TestCatalogue.bare))
            try old.open()
            old.clock("2026-03-03 10:00")
            try old.act("b", "kurang")
        }

        mutating func goOn() throws {
            old.clock("2026-03-05 09:00")
            try old.act("c")
            old.clock("2026-03-05 10:00")
        }

        func moved() throws -> CaseState {
            let state = try #require(old.state)
            #expect(move.trouble(of: state) == nil)
            let events = try decide(
                state, .move(move.event(for: state, from: "h", to: "h2"), stood: move.pauses(of: state)),
                by: Actor(person: "admin", lanes: []), in: context)
            return try #require(CaseState.fold(old.events + events))
        }

        var context: EngineContext {
            let calendar = old.calendar
            return EngineContext(procedure: new, catalogue: TestCatalogue.bare, now: old.now) { _ in calendar }
        }
    }

    @Test func aLimitOfTheSameNameKeepsWhatItStood() throws {
        var stood = try Stood("batas: {waktu: 11 hari kerja, sejak: awal, jeda: warga}")
        try stood.goOn()
        let before = try #require(stood.old.state?.limits["utama"])
        #expect(before.pauses.count == 1 && before.deadline?.due == moment("2026-03-25 16:00"))
        let after = try #require(try stood.moved().limits["utama"])
        #expect(after.pauses == before.pauses)
        #expect(after.deadline?.due == moment("2026-03-26 16:00"), "a day more, and the pause as it was")
    }

    /// Called otherwise, or counted from elsewhere, the clock begins anew; it has stood all the same.
    @Test(arguments: [
        "batas: {seluruh: {waktu: 10 hari kerja, sejak: awal, jeda: warga}}",
        "batas: {waktu: 10 hari kerja, sejak: a pertama, jeda: warga}",
    ])
    func aLimitThatBeginsWithTheMoveHasStoodToo(limits: String) throws {
        var stood = try Stood(limits)
        try stood.goOn()
        let state = try stood.moved()
        let after = try #require(state.limits.values.first)
        #expect(state.limits.count == 1)
        #expect(after.pauses == stood.old.state?.limits["utama"]?.pauses)
        #expect(after.deadline?.due == moment("2026-03-25 16:00"))
    }

    @Test func aClockThatStandsGoesOnStandingAndRunsAgain() throws {
        let stood = try Stood("batas: {seluruh: {waktu: 10 hari kerja, sejak: awal, jeda: warga}}")
        var state = try stood.moved()
        #expect(state.limits["seluruh"]?.standingSince == moment("2026-03-03 10:00"))
        var later = stood
        later.old.clock("2026-03-05 09:00")
        let events = try decide(
            state, .complete(step: "c", visit: 1, outcome: "selesai", Submission()), by: CaseRun.person("warga"),
            in: later.context)
        for event in events { state.apply(event) }
        #expect(state.limits["seluruh"]?.deadline?.due == moment("2026-03-25 16:00"))
    }

    /// A clock that stands for others than the new version lets it has run.
    @Test func itStandsOnlyForWhomTheNewVersionLetsItStand() throws {
        var stood = try Stood("batas: {seluruh: {waktu: 10 hari kerja, sejak: awal, jeda: kades}}")
        try stood.goOn()
        let after = try #require(try stood.moved().limits["seluruh"])
        #expect(after.pauses.isEmpty && after.deadline?.due == moment("2026-03-16 16:00"))
    }

    /// What it waits for was done before the move, in time: it was met then, and not by the move.
    @Test func aLimitWhoseStepIsDoneWasMetWhenThatEnded() throws {
        var stood = try Stood("batas: {pemeriksaan: {waktu: 1 hari kerja, sejak: awal, sampai: b, jeda: warga}}")
        try stood.goOn()
        let after = try #require(try stood.moved().limits["pemeriksaan"])
        #expect(after.met == moment("2026-03-03 10:00"))
        #expect(after.deadline?.due == moment("2026-03-03 16:00"))
        #expect(after.pauses.isEmpty, "the clock stood only after it was met")
    }

    /// Of what its clock stood nothing is left out until it was met, nothing added after.
    @Test func itStoodUntilItWasMet() throws {
        var stood = try Stood("batas: {kelengkapan: {waktu: 1 hari kerja, sejak: awal, sampai: c, jeda: warga}}")
        try stood.goOn()
        let after = try #require(try stood.moved().limits["kelengkapan"])
        #expect(after.met == moment("2026-03-05 09:00"))
        #expect(after.pauses == stood.old.state?.limits["utama"]?.pauses)
        #expect(after.deadline?.due == moment("2026-03-05 16:00"))
    }

    /// A limit that ran on, and now waits for what was done before its clock stood.
    @Test func whatStoodAfterItWasMetAddsNoTime() throws {
        var stood = try Stood("batas: {waktu: 10 hari kerja, sejak: awal, sampai: b, jeda: warga}")
        try stood.goOn()
        #expect(stood.old.state?.limits["utama"]?.deadline?.due == moment("2026-03-25 16:00"))
        let after = try #require(try stood.moved().limits["utama"])
        #expect(after.met == moment("2026-03-03 10:00"))
        #expect(after.deadline?.due == moment("2026-03-16 16:00"))
    }
}
