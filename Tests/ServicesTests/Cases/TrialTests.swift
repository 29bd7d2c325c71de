import Forms
import Procedures
@testable import Services
import Store
import Testing

/// A case that is tried on a draft, and that nothing else knows of.
@Suite struct TrialTests {
    private static let rest = """
        formulir:
          f: {acara: {label: Acara, jenis: teks, wajib: ya}}
        akhir: {terbit: {judul: Terbit, jenis: berhasil}, tolak: {judul: Ditolak, jenis: ditolak}}
        langkah:
          ajukan: {kegiatan: Mengajukan, oleh: pelapor, isi: [f], catat: register-permohonan, lalu: periksa}
          periksa: {keputusan: Memeriksa berkas, oleh: operator, waktu: 1 hari kerja, hasil: {ya: terbit, tidak: tolak}}
        uji:
          - {nama: Terbit, jalan: [ajukan, {periksa: ya}], akhir: terbit}
          - {nama: Tolak, jalan: [ajukan, {periksa: tidak}], akhir: tolak}
        """

    private func desk() async throws -> (RuleDesk, draft: String) {
        let desk = try await RuleDesk()
        let (environment, office, cases) = (desk.environment, desk.office, desk.cases)
        let surroundings = try await environment.database.read {
            try CheckedSource.surroundings(of: office, environment, cases.procedures, in: $0)
        }
        let checked = CheckedSource(Array(RuleDesk.source("izin", Self.rest).utf8), in: surroundings)
        let draft = try await KeepProcedureDraft(environment)(
            checked, replacing: nil, at: office, by: desk.regency.admin)
        return (desk, draft)
    }

    private func play(
        _ act: PlayTrial.Act, _ desk: RuleDesk, _ draft: String, seen version: Int, by person: Person? = nil
    ) async throws {
        try await PlayTrial(desk.environment, desk.cases.procedures)(
            act, on: draft, at: desk.office, seen: version, by: person ?? desk.regency.admin)
    }

    private func look(_ desk: RuleDesk, _ draft: String, as person: Person? = nil) async throws -> ProcedureTrial {
        let (environment, office, reader) = (desk.environment, desk.office, person ?? desk.regency.admin)
        let cases = desk.cases
        return try await environment.database.read {
            try ProcedureTrial(
                of: draft, at: office, for: reader, environment, cases.procedures, in: $0)
        }
    }

    private static let apply = PlayTrial.Act.done(step: "ajukan", outcome: nil, answers: [:], without: [])

    /// Every table of casework stays as it was: no case, no number, no entry, no work, no mail.
    @Test func nothingElseKnowsOfIt() async throws {
        let (desk, draft) = try await desk()
        let counts = {
            try await desk.environment.database.read { transaction in
                [
                    try transaction.rows("SELECT id FROM cases").count,
                    try transaction.rows("SELECT case_id FROM case_events").count,
                    try transaction.rows("SELECT case_id FROM tasks").count,
                    try transaction.rows("SELECT id FROM drafts").count,
                    try transaction.rows("SELECT number FROM register_entries").count,
                    try transaction.rows("SELECT name FROM outbox").count,
                    try transaction.rows("SELECT name FROM timers").count,
                    try transaction.rows("SELECT name FROM case_times").count,
                ]
            }
        }
        let before = try await counts()
        try await play(Self.apply, desk, draft, seen: 0)
        try await play(
            .done(step: "periksa", outcome: "ya", answers: [:], without: []), desk, draft, seen: 1)
        let trial = try await look(desk, draft)
        #expect(trial.run.state?.result == "terbit" && trial.version == 2)
        #expect(trial.run.events.contains { if case .registerRequested = $0.body { true } else { false } })
        #expect(trial.history.contains { $0.kind == .ended(title: "Terbit") })
        #expect(try await counts() == before)
        #expect(try await desk.regency.test.mails().isEmpty)
    }

    @Test func stalePagesAndOthersAreRefused() async throws {
        let (desk, draft) = try await desk()
        try await play(Self.apply, desk, draft, seen: 0)
        await #expect(throws: TrialMoved.self) { try await play(Self.apply, desk, draft, seen: 0) }
        let neighbour = try await desk.regency.officer("tetangga", ["admin"], in: desk.regency.villageB)
        for person in [desk.kades, neighbour] {
            await #expect(throws: Denial.self) { try await look(desk, draft, as: person) }
            await #expect(throws: Denial.self) { try await play(.begunAgain, desk, draft, seen: 1, by: person) }
        }
        await #expect(throws: Refusal.self) {
            try await play(.done(step: "periksa", outcome: "entah", answers: [:], without: []), desk, draft, seen: 1)
        }
        try await play(.begunAgain, desk, draft, seen: 1)
        #expect(try await look(desk, draft).run.state == nil)
    }

    /// What was played says nothing of another text, and is gone with its draft.
    @Test func itGoesWithItsText() async throws {
        let (desk, draft) = try await desk()
        try await play(Self.apply, desk, draft, seen: 0)
        let raw = try await desk.environment.database.read {
            try $0.rows("SELECT content_sealed FROM procedure_trials").map { $0.blob("content_sealed") }
        }
        #expect(raw.count == 1 && !String(decoding: raw[0], as: UTF8.self).contains("ajukan"), "it lies sealed")
        let seen = try await look(desk, draft).draft.seen
        try await RemoveProcedureDraft(desk.environment)(seen, at: desk.office, by: desk.regency.admin)
        let left = try await desk.environment.database.read {
            try $0.rows("SELECT draft_id FROM procedure_trials").count
        }
        #expect(left == 0)
    }
}
