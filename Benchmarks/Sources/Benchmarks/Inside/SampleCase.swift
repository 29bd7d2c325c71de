import Forms
import FoundationEssentials
import Procedures
import Services

/// A case of the shipped SOP for mail and domain that was returned to its applicant until it has many events.
struct SampleCase {
    private(set) var events: [CaseEvent] = []
    private let context: EngineContext
    private static let applicant = Actor(person: "pemohon", lanes: ["pemohon"])

    /// - Parameter folder: where the shipped SOP files lie.
    init(events wanted: Int, folder: String) throws {
        var catalogue = ServicesCatalogue.base
        catalogue.procedures["akun-aplikasi"] = try Self.read("akun-aplikasi", folder, catalogue)
        let procedure = try Self.read("email-domain", folder, catalogue)
        let calendar = WorkingCalendar.baku()
        guard let now = WallTime("2026-03-02T09:00")?.instant(in: calendar.zone) else {
            throw BenchmarkTrouble("no such moment")
        }
        context = EngineContext(procedure: procedure, catalogue: catalogue, now: now, calendar: { _ in calendar })
        let opening = Opening(procedureHash: "0", number: "1", applicant: "pemohon", channel: .online)
        events = try decide(nil, .open(opening, Self.application), by: Self.applicant, in: context)
        var visit = 1
        while events.count < wanted {
            try complete("perintah-periksa", visit, "lanjut", by: "kadis")
            try complete("periksa", visit, "tidak", by: "kabid")
            visit += 1
            try complete("ajukan", visit, "lanjut", by: "pemohon", Self.application)
        }
        events = Array(events.prefix(wanted))
    }

    private mutating func complete(
        _ step: String, _ visit: Int, _ outcome: String, by lane: String, _ submission: Submission = Submission()
    ) throws {
        guard let state = CaseState.fold(events), let rule = context.procedure.step(step) else {
            throw BenchmarkTrouble("no step \(step)")
        }
        var submission = submission
        let chosen = rule.outcome(outcome) ?? rule.outcomes[0]
        if chosen.reason != nil { submission.reason = "SK belum ditandatangani; mohon diunggah lagi." }
        events += try decide(
            state, .complete(step: step, visit: visit, outcome: chosen.name, submission),
            by: Actor(person: lane, lanes: [lane]), in: context)
    }

    private static func read(_ name: String, _ folder: String, _ catalogue: Catalogue) throws -> Procedure {
        let file = "\(name).sop.yaml"
        let source = try [UInt8](Data(contentsOf: URL(filePath: "\(folder)/\(file)")))
        guard let procedure = Checker.check(source: source, fileName: file, catalogue: catalogue).procedure else {
            throw BenchmarkTrouble("\(file) is refused")
        }
        return procedure
    }

    private static var application: Submission {
        var submission = Submission()
        let answers = [
            "nama": "Arum Samudra", "nik": "0000000101900001", "surel": "arum@surel.contoh", "hp": "+6280000000000",
            "instansi": "Desa Awan Biru",
        ]
        for (field, text) in answers { submission.answers[FieldPath("pengelola.\(field)")!] = .text(text) }
        for paper in ["sk", "surat-permohonan", "ktp"] {
            submission.papers[paper] = [
                PaperFile(
                    blob: "blob-\(paper)", name: "\(paper).pdf", type: .pdf, bytes: 40_000,
                    digest: String(repeating: "0", count: 64))
            ]
        }
        return submission
    }
}
