import Forms
@testable import Procedures
import Testing

/// A case that somebody plays through alone.
struct TrialRunTests {
    private func run(_ steps: String, extra: String = "") throws -> TrialRun {
        let procedure = try CaseRun(steps, extra: extra).procedure
        return TrialRun(
            of: procedure, catalogue: TestCatalogue.bare, calendar: .baku(), at: moment("2026-03-02 09:00"))
    }

    private static let form = """
        formulir:
          f: {nama: {label: Nama, jenis: teks, wajib: ya}}
        berkas:
          ktp: {nama: KTP, wajib: ya}
        """
    private static let steps = """
          a: {kegiatan: Mulai, oleh: warga, isi: [f], unggah: [ktp], waktu: 1 jam, lalu: b}
          b: {keputusan: Memeriksa, oleh: kaur, waktu: 1 jam, hasil: {ya: c, tidak: {lalu: no, alasan: untuk-pemohon}}}
          c: {kegiatan: Menyetujui, oleh: kaur, beda-dari: [b], waktu: 1 hari kerja, habis: {setelah: 2 hari kerja, lalu: gugur}, lalu: ok}
        """

    @Test func everyLaneIsPlayedWithSamplesUntilTheEnd() throws {
        var run = try run(Self.steps, extra: Self.form)
        #expect(run.state == nil && run.tasks.map(\.step.name) == ["a"])
        #expect(run.tasks.first?.questions.first?.value != nil, "a sample stands in the form")
        try run.act(at: "a", nil, answers: [:], without: [])
        #expect(run.tasks.map(\.step.name) == ["b"] && run.tasks.first?.lanes == ["Kaur Umum"])
        try run.act(at: "b", "ya", answers: [:], without: [])
        // Four eyes: a second official of the lane does it.
        try run.act(at: "c", nil, answers: [:], without: [])
        #expect(run.state?.result == "ok")
        let people = run.events.map(\.actor.person)
        #expect(people.contains("kaur") && people.contains("kaur-2"))
    }

    @Test func whatIsLeftOutIsRefusedAsInEarnest() throws {
        var run = try run(Self.steps, extra: Self.form)
        let path = FieldPath(form: "f", field: "nama")
        #expect(throws: Refusal.self) { try run.act(at: "a", nil, answers: [path: .text("")], without: []) }
        #expect(throws: Refusal.self) { try run.act(at: "a", nil, answers: [:], without: ["ktp"]) }
        #expect(run.state == nil && run.events.isEmpty)
        try run.act(at: "a", nil, answers: [path: .text("Siti")], without: [])
        #expect(run.state?.answers[path] == .text("Siti"))
    }

    @Test func theClockIsTurnedByHand() throws {
        var run = try run(Self.steps, extra: Self.form)
        try run.act(at: "a", nil, answers: [:], without: [])
        try run.act(at: "b", "ya", answers: [:], without: [])
        let next = try #require(run.nextTick)
        try run.advance(to: next)
        #expect(run.state?.result == "gugur")
        // It does not go back.
        try run.advance(to: moment("2026-03-02 09:00"))
        #expect(run.now == next)
    }

    @Test func itGoesOnFromItsEvents() throws {
        var run = try run(Self.steps, extra: Self.form)
        try run.act(at: "a", nil, answers: [:], without: [])
        var again = TrialRun(
            of: run.procedure, catalogue: TestCatalogue.bare, calendar: .baku(), at: run.now, after: run.events)
        #expect(again.state == run.state)
        try again.act(at: "b", "tidak", answers: [:], without: [])
        #expect(again.state?.result == "no")
    }
}
