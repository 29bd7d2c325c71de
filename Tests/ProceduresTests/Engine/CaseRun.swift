import Forms
import Procedures
import Testing

/// A case that a test drives: a small SOP file, a clock on the wall, and the events so far.
struct CaseRun {
    let procedure: Procedure
    var catalogue = TestCatalogue.bare
    var calendar = WorkingCalendar.baku()
    var now = moment("2026-03-02 09:00")
    var events: [CaseEvent] = []

    /// - Parameters:
    ///   - steps: what stands under `langkah`; the first is the start.
    ///   - extra: more top-level keys.
    init(_ steps: String, extra: String = "", catalogue: Catalogue = TestCatalogue.bare) throws {
        self.catalogue = catalogue
        let read = SOPReader.read(
            source: CaseRun.head + extra + "\nlangkah:\n" + steps
                + "\nuji:\n  - {nama: Uji, jalan: [{tunggu: 1 jam}], akhir: ok}\n",
            fileName: "contoh.sop.yaml", catalogue: catalogue)
        let procedure = read.procedure
        #expect(procedure != nil, "\(read.diagnostics.map { $0.rendered(file: "contoh") })")
        self.procedure = try #require(procedure)
    }

    static let head = """
        sop: contoh
        versi: 1
        judul: Contoh
        untuk: [desa]
        pelaksana:
          warga:    {nama: Pemohon, pihak: pemohon, siapa: [warga], dibantu: [operator]}
          operator: {nama: Operator, peran: operator}
          kaur:     {nama: Kaur Umum, peran: kaur-umum}
          sekdes:   {nama: Sekretaris Desa, peran: sekretaris}
          kades:    {nama: Kepala Desa, peran: kepala}
          ahli:     {nama: Ahli dari luar, pihak: luar, dicatat: operator}
        akhir:
          ok:      {judul: Selesai, jenis: berhasil}
          no:      {judul: Ditolak, jenis: ditolak, hentikan: ya}
          gugur:   {judul: Gugur, jenis: kedaluwarsa, hentikan: ya}
          dicabut: {judul: Dicabut, jenis: dicabut}

        """

    var state: CaseState? { CaseState.fold(events) }
    var isOpen: [String] { state?.openSteps(in: procedure).map(\.step) ?? [] }

    var context: EngineContext {
        let calendar = calendar
        return EngineContext(procedure: procedure, catalogue: catalogue, now: now) { _ in calendar }
    }

    /// Somebody of this lane.
    static func person(_ lane: String, named name: String? = nil) -> Actor {
        Actor(person: name ?? lane, lanes: [lane])
    }

    mutating func give(_ command: Command, by actor: Actor = .system, seen version: Int? = nil) throws {
        events += try decide(state, command, by: actor, expectedVersion: version, in: context)
    }

    mutating func open(by actor: Actor = person("warga"), _ answers: Answers = [:]) throws {
        var opening = Opening(procedureHash: "h", number: "1", applicant: "warga", channel: .online)
        if actor.isAssisting { opening.assistedBy = actor.person }
        var submission = Submission()
        submission.answers = answers
        try give(.open(opening, submission), by: actor)
    }

    /// The lane that waits does a step; with its only outcome, unless one is named.
    mutating func act(
        _ step: String, _ outcome: String? = nil, by actor: Actor? = nil, answers: Answers = [:],
        occurred: Instant? = nil, seen version: Int? = nil
    ) throws {
        let rule = try #require(procedure.step(step))
        let lane = state?.waitingLanes(of: step, in: procedure).first ?? rule.lanes.first ?? ""
        var submission = Submission()
        submission.answers = answers
        submission.reason = "Alasan"
        submission.occurred = occurred
        let visit = state?.visits[step] ?? 1
        try give(
            .complete(step: step, visit: visit, outcome: outcome ?? rule.outcomes[0].name, submission),
            by: actor ?? CaseRun.person(lane), seen: version)
    }

    mutating func clock(_ text: String, seconds: Int64 = 0) {
        now = moment(text).adding(seconds: seconds)
    }

    /// The code with which something is refused; nil where it is accepted. The case stays as it was.
    func refusal(_ body: (inout CaseRun) throws -> Void) -> String? {
        var copy = self
        do {
            try body(&copy)
            return nil
        } catch {
            return (error as? Refusal)?.code ?? "\(error)"
        }
    }

    /// The types of the events since a version.
    func types(since version: Int = 0) -> [String] { events.dropFirst(version).map(\.body.typeName) }
}

func path(_ text: String) -> FieldPath { FieldPath(text)! }
