import Forms
import Procedures
import Services
import Store
import Testing

/// The invented regency with a shipped SOP in force at one office, and whoever does its steps.
final class ShippedDesk: Sendable {
    let regency: Regency
    let cases = CaseServices()
    let blobs: Blobs
    let procedure: String
    let office: Office
    /// By the name that the test gives them.
    private let people: [String: Person]

    var environment: Environment { regency.environment }

    /// - Parameter officers: name and role, in the office of the SOP.
    init(
        _ procedure: String, at place: KeyPath<Regency, Office>, _ officers: [(String, String)]
    ) async throws {
        let regency = try await Regency.make()
        (self.regency, self.procedure, office) = (regency, procedure, regency[keyPath: place])
        blobs = Blobs(store: try FolderBlobStore(path: regency.test.folder + "/berkas"))
        let applicant = try await regency.officer(
            "pemohon", ["operator"], in: regency.villageB, email: "b@aren.contoh")
        try await regency.prove(applicant)
        var people = ["pemohon": applicant]
        for (name, role) in officers {
            people[name] = try await regency.officer(name, [role], in: office, email: "\(name)@kantor.contoh")
        }
        self.people = people
        let terms = AdoptionTerms(
            sopNumber: "000/SOP/2026", firstDay: regency.clock.now.date(in: .wib), approvedBy: "Kepala")
        _ = try await AdoptProcedure(environment, cases.procedures)(
            source: KominfoDesk.source(procedure), fileName: "\(procedure).sop.yaml", at: office.id, terms,
            by: regency.admin)
        if office.kind.name == "dinas-kominfo" {
            try await ServeZone(environment)(
                "aren.contoh", of: office.id, forMail: true, forDomains: false, by: regency.admin)
        }
        _ = try await regency.test.mails()
    }

    func person(_ name: String) throws -> Person { try #require(people[name]) }

    private static func raw(_ answers: [String: String]) -> [FieldPath: RawAnswer] {
        Dictionary(uniqueKeysWithValues: answers.map { (FieldPath($0.key)!, .text($0.value)) })
    }

    private func file(_ paper: String) async throws -> UploadedPaper {
        let blob = try await blobs.write(Array("%PDF-1.4 \(paper)".utf8), office: office.id)
        let file = PaperFile(
            blob: blob.place.id, name: "\(paper).pdf", type: .pdf, bytes: blob.size,
            digest: Hexadecimal.text(blob.digest))
        return UploadedPaper(paper: paper, file: file, blob: blob)
    }

    /// A draft of the applicant with these answers and papers.
    func draft(_ answers: [String: String], papers: [String] = []) async throws -> String {
        let applicant = try person("pemohon")
        let draft = try await StartDraft(environment, cases)(procedure, at: office.id, by: applicant, secret: nil)
        let desk = DraftDesk(environment, cases)
        let troubles = try await desk.answer(
            ShippedDesk.raw(answers), in: draft, of: office.id, by: applicant, secret: nil)
        #expect(troubles.isEmpty, "\(troubles)")
        for paper in papers {
            let made = try await file(paper)
            try await desk.attach(
                made.file, kept: made.blob, to: paper, in: draft, of: office.id, by: applicant, secret: nil,
                blobs: blobs)
        }
        return draft
    }

    func apply(_ answers: [String: String], papers: [String] = []) async throws -> String {
        let id = try await SubmitDraft(environment, cases)(
            try await draft(answers, papers: papers), of: office.id, by: person("pemohon"), secret: nil)
        try await work()
        return id
    }

    func open(_ draft: String) async throws -> OpenDraft {
        let (desk, applicant) = (DraftDesk(environment, cases), try person("pemohon"))
        return try await environment.database.read { [office] in
            try desk.open(draft, of: office.id, by: applicant, secret: nil, in: $0)
        }
    }

    func look(_ id: String, as name: String = "pemohon") async throws -> CaseLook {
        let person = try person(name)
        return try await environment.database.read { [self] in
            try CaseLook(id, of: office.id, for: person, environment, cases, in: $0)
        }
    }

    func open(_ id: String, is steps: String...) async throws {
        let open = try await look(id).state.open.keys.sorted()
        #expect(open == steps)
    }

    func complete(
        _ step: String, _ outcome: String = Outcome.implicitName, of id: String, by name: String,
        _ answers: [String: String] = [:], papers: [String] = [], originals: [String] = [], reason: String? = nil
    ) async throws {
        try await complete(
            step, outcome, of: id, as: person(name), answers, papers: papers, originals: originals, reason: reason)
    }

    func complete(
        _ step: String, _ outcome: String = Outcome.implicitName, of id: String, as person: Person,
        _ answers: [String: String] = [:], papers: [String] = [], originals: [String] = [], reason: String? = nil
    ) async throws {
        let visit = try await look(id).state.open[step]?.visit ?? 1
        var uploads: [UploadedPaper] = []
        for paper in papers { uploads.append(try await file(paper)) }
        try await CompleteStep(environment, cases)(
            TaskAddress(office: office.id, caseID: id, step: step, visit: visit), outcome: outcome,
            raw: ShippedDesk.raw(answers), uploads: uploads,
            originals: Dictionary(uniqueKeysWithValues: originals.map { ($0, true) }), reason: reason, note: nil,
            seen: nil, blobs: blobs,
            by: person)
        try await work()
    }

    /// With the roles that they hold now.
    func now(_ name: String) async throws -> Person { try await regency.person(regency.logIn(name)) }

    /// Enters what came of an effect that somebody did by hand.
    func end(
        _ step: String, _ outcome: String, _ outputs: [String: String] = [:], of id: String, by name: String,
        isUndo: Bool = false
    ) async throws {
        let visit = try await look(id).state.open[step]?.visit ?? 1
        try await EndEffect(environment, cases)(
            EffectKey(step: step, visit: visit, isUndo: isUndo), of: id, office: office.id,
            answer: EffectAnswer(outcome, outputs: outputs.mapValues { .text($0) }), by: person(name))
        try await work()
    }

    /// The columns of a book's entries, newest first.
    func book(_ name: String) async throws -> [[String: Value]] {
        let office = office.id
        let book = try await environment.database.read { [environment] in
            try BookLook.load(name, of: office, year: nil, limit: 10, offset: 0, environment, in: $0)
        }
        return (book?.entries ?? []).map(\.columns)
    }

    /// Everything that waits in outbox and timers, as the workers do it; mails stay.
    func work() async throws {
        let clock = regency.clock
        let (outbox, timers) = (Outbox(keyring: environment.keyring), Timers(keyring: environment.keyring))
        for _ in 0..<10 {
            let worker = Worker(
                database: environment.database, queue: outbox,
                handlers: [CaseWorker.kind: CaseWorker(environment, cases)], now: { clock.now.seconds })
            let ticker = Worker(
                database: environment.database, queue: timers,
                handlers: [CaseClock.kind: CaseClock(environment, cases)], now: { clock.now.seconds })
            if try await worker.runDue() + ticker.runDue() == 0 { return }
        }
    }

    /// Lets days pass, and what falls due in them.
    func wait(days: Int64) async throws {
        regency.clock.turn(days: days)
        try await work()
    }
}
