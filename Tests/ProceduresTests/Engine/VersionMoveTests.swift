import Forms
@testable import Procedures
import Testing

/// Which running cases may go on under another version, and what becomes of them (SOP.md §16).
struct VersionMoveTests {
    private static let form = """
        formulir:
          f: {nama: {label: Nama, jenis: teks, wajib: ya}}
        """
    private static let steps = """
          a: {kegiatan: Mulai, oleh: warga, isi: [f], waktu: 1 jam, lalu: [b, c]}
          b: {kegiatan: Kerja b, oleh: kaur, waktu: 1 jam, lalu: d}
          c: {kegiatan: Kerja c, oleh: operator, waktu: 1 jam, lalu: d}
          d: {kegiatan: Menutup, oleh: kades, gabung: [b, c], waktu: 1 jam, lalu: ok}
        """

    /// A case of the first version, and the second.
    private struct Two {
        var old: CaseRun
        let new: Procedure
        let move: VersionMove

        init(_ steps: String, form: String = VersionMoveTests.form, move: String = "{dari: 1}", extra: String = "")
            throws
        {
            old = try CaseRun(VersionMoveTests.steps, extra: VersionMoveTests.form)
            let read = SOPReader.read(
                source: CaseRun.head.replacing("versi: 1", with: "versi: 2") + form + "\n" + extra
                    + "\npindah: \(move)\nlangkah:\n" + steps
                    + "\nuji:\n  - {nama: Uji, jalan: [{tunggu: 1 jam}], akhir: ok}\n",
                fileName: "contoh.sop.yaml", catalogue: TestCatalogue.bare)
            new = try #require(read.procedure, "\(read.diagnostics)")
            self.move = try #require(VersionMove(from: old.procedure, to: new, catalogue: TestCatalogue.bare))
            try old.open([FieldPath(form: "f", field: "nama"): .text("Siti")])
        }

        var trouble: MoveTrouble? { old.state.flatMap { move.trouble(of: $0) } }

        /// The case after its move, with the events that moved it.
        func moved() throws -> (CaseState, [CaseEvent]) {
            let state = try #require(old.state)
            let calendar = old.calendar
            let context = EngineContext(procedure: new, catalogue: TestCatalogue.bare, now: old.now) { _ in calendar }
            let events = try decide(
                state, .move(move.event(for: state, from: "h", to: "h2")), by: Actor(person: "admin", lanes: []),
                in: context)
            let after = try #require(CaseState.fold(old.events + events))
            return (after, events)
        }

        /// Plays on under the new version.
        func play(_ steps: [String]) throws -> CaseState {
            var (state, _) = try moved()
            let calendar = old.calendar
            let context = EngineContext(procedure: new, catalogue: TestCatalogue.bare, now: old.now) { _ in calendar }
            for step in steps {
                let lane = try #require(state.waitingLanes(of: step, in: new).first)
                let events = try decide(
                    state,
                    .complete(step: step, visit: state.open[step]?.visit ?? 1, outcome: "selesai", Submission()),
                    by: CaseRun.person(lane), in: context)
                for event in events { state.apply(event) }
            }
            return state
        }
    }

    @Test func theSameStepsMoveAndPlayOnToTheEnd() throws {
        var two = try Two(Self.steps)
        #expect(two.trouble == nil)
        #expect(try two.play(["b", "c", "d"]).result == "ok")
        try two.old.act("b")
        #expect(two.trouble == nil, "a branch waits before the join")
        #expect(try two.play(["c", "d"]).result == "ok")
    }

    @Test func theHistoryNamesBothVersions() throws {
        let (state, events) = try Two(Self.steps).moved()
        #expect(events.map(\.body.typeName) == ["versi-dipindah"])
        #expect(events.first?.actor.person == "admin")
        guard case .moved(let moved)? = events.first?.body else { return #expect(Bool(false)) }
        #expect(moved.from == "h" && moved.to == "h2")
        #expect(state.opening.procedureHash == "h2")
        #expect(state.answers.count == 1)
    }

    @Test func renamedStepsAreCalledAsTheMapSays() throws {
        let renamed = Self.steps.replacing("  c: {", with: "  ukur: {").replacing("[b, c]", with: "[b, ukur]")
        var two = try Two(renamed, move: "{dari: 1, peta: {c: ukur}}")
        #expect(two.trouble == nil)
        #expect(try Set(two.moved().0.open.keys) == ["b", "ukur"])
        try two.old.act("c")
        let state = try two.play(["b", "d"])
        #expect(state.result == "ok" && state.completions.contains { $0.step == "ukur" })
        // Without the map the step is gone.
        #expect(try Two(renamed).trouble == .marking(["Kerja b", "Kerja c"]))
    }

    /// Times are counted again from where they began; a lane that changed has not taken the task.
    @Test func timesAndLanesAreThoseOfTheNewVersion() throws {
        let slower = Self.steps.replacing("oleh: kaur, waktu: 1 jam", with: "oleh: sekdes, waktu: 3 jam")
        var two = try Two(slower)
        try two.old.give(.claim(step: "b", visit: 1), by: CaseRun.person("kaur"))
        let before = try #require(two.old.state?.open["b"]?.deadline)
        two.old.clock("2026-03-02 10:30")
        let (state, events) = try two.moved()
        let open = try #require(state.open["b"])
        #expect(open.lanes == ["sekdes"] && open.claimedBy == nil)
        #expect(open.deadline?.anchor == before.anchor)
        #expect(open.deadline?.due == moment("2026-03-02 12:00"))
        #expect(events.map(\.body.typeName) == ["versi-dipindah", "batas-dihitung-ulang"])
        #expect(state.open["c"]?.deadline == two.old.state?.open["c"]?.deadline)
    }

    @Test func whatWasDoneMustBeThere() throws {
        // The same names in a row: b is open, and c, which has been done, comes after it.
        let inARow = """
              a: {kegiatan: Mulai, oleh: warga, isi: [f], waktu: 1 jam, lalu: b}
              b: {kegiatan: Kerja b, oleh: kaur, waktu: 1 jam, lalu: d}
              d: {kegiatan: Menutup, oleh: kades, waktu: 1 jam, lalu: ok}
            """
        var two = try Two(inARow)
        #expect(two.trouble == .marking(["Kerja b", "Kerja c"]))
        try two.old.act("c")
        #expect(two.trouble == .history("Kerja c"))
        var otherLane = try Two(Self.steps.replacing("oleh: kaur", with: "oleh: sekdes"))
        #expect(otherLane.trouble == nil)
        try otherLane.old.act("b")
        #expect(otherLane.trouble == nil, "who acted still has a lane in the file")
    }

    @Test func anAnswerThatIsNeededAndWasNotAskedKeepsItThere() throws {
        let form = """
            formulir:
              f: {nama: {label: Nama, jenis: teks, wajib: ya}, nik: {label: NIK, jenis: nik, wajib: ya}}
            """
        let searching =
            Self.steps.replacing("lalu: ok}", with: "lalu: e}") + """

                  e: {kegiatan: Mencari akun, otomatis: akun.cari, dengan: {nik: f.nik}, oleh: kaur, waktu: 1 jam, hasil: {ada: ok, tidak-ada: no}}
                """
        #expect(try Two(searching, form: form).trouble == .answer("NIK"))
    }

    @Test func whatWasAnsweredIsNotLost() throws {
        let form = "formulir:\n  f: {umur: {label: Umur, jenis: angka, wajib: ya}}"
        #expect(try Two(Self.steps, form: form).trouble == .answerGone("Nama"))
        let kept = "formulir:\n  f: {nama: {label: Nama, jenis: teks, wajib: ya, simpan: 1 tahun}}"
        #expect(try Two(Self.steps, form: kept).trouble == .retention)
    }

    @Test func anotherVersionThanTheFileNamesStays() throws {
        let old = try CaseRun(Self.steps, extra: Self.form).procedure
        let silent = try CaseRun(Self.steps, extra: Self.form).procedure
        #expect(VersionMove(from: old, to: silent, catalogue: TestCatalogue.bare) == nil)
    }

    /// Whoever looked at another version moves nothing.
    @Test func aMoveFromAnotherVersionIsRefused() throws {
        let two = try Two(Self.steps)
        let state = try #require(two.old.state)
        let calendar = two.old.calendar
        let context = EngineContext(procedure: two.new, catalogue: TestCatalogue.bare, now: two.old.now) { _ in calendar
        }
        #expect(throws: Refusal.movedMeanwhile) {
            try decide(
                state, .move(CaseMoved(from: "lain", to: "h2")), by: Actor(person: "admin", lanes: []), in: context)
        }
    }
}
