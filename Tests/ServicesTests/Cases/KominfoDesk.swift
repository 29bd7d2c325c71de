import FoundationEssentials
import Forms
import Procedures
import Services
import Store
import Testing

/// The Kominfo office of the invented regency at work: five officials, both SOPs of the repo in force, a village's
/// clerk, zones and a pool of addresses.
final class KominfoDesk: Sendable {
    let regency: Regency
    let cases = CaseServices()
    let blobs: Blobs
    let kadis: Person
    let kabid: Person
    let kasi: Person
    let technician: Person
    let clerk: Person

    var environment: Environment { regency.environment }
    var office: String { regency.kominfo.id }

    convenience init() async throws { try await self.init(keyring: .random()) }

    init(keyring: Keyring) async throws {
        let regency = try await Regency.make(TestEnvironment(keyring: keyring))
        self.regency = regency
        blobs = Blobs(store: try FolderBlobStore(path: regency.test.folder + "/berkas"))
        kadis = try await regency.officer("kadis", ["kepala"], in: regency.kominfo, email: "kadis@kominfo.contoh")
        kabid = try await regency.officer("kabid", ["kabid-tata-kelola"], in: regency.kominfo)
        kasi = try await regency.officer("kasi", ["kasi-egov"], in: regency.kominfo)
        technician = try await regency.officer("teknis", ["tim-teknis"], in: regency.kominfo)
        clerk = try await regency.officer("operator", ["operator"], in: regency.villageA, email: "desa@aren.contoh")
        for name in ["akun-aplikasi", "email-domain"] { try await adopt(name) }
        let office = office
        try await environment.database.write { transaction in
            try transaction.execute(
                """
                INSERT INTO served_zones (office_id, zone, for_mail, for_domains) VALUES (\(office), 'aren.contoh', 1, 1)
                """)
            try transaction.execute(
                "INSERT INTO ip_pools (office_id, first_address, last_address) VALUES (\(office), 3221225985, 3221225990)"
            )
        }
        _ = try await regency.test.mails()
    }

    /// The text of a shipped SOP file.
    static func source(_ name: String) throws -> [UInt8] {
        let root = String(#filePath.dropLast("/Tests/ServicesTests/Cases/KominfoDesk.swift".count))
        return try Array(#require(FileManager.default.contents(atPath: "\(root)/procedures/\(name).sop.yaml")))
    }

    func adopt(_ name: String) async throws { try await adopt(name, source: KominfoDesk.source(name)) }

    func adopt(_ name: String, source: [UInt8]) async throws {
        let terms = AdoptionTerms(
            sopNumber: "000/SOP/2026", firstDay: environment.now.date(in: .wib), approvedBy: "Kepala Dinas")
        _ = try await AdoptProcedure(environment, cases.procedures)(
            source: source, fileName: "\(name).sop.yaml", at: office, terms, by: regency.admin)
    }

    /// Does everything that waits in outbox and timers, as the workers do.
    func work() async throws {
        let handlers: [String: any WorkHandler] = [CaseWorker.kind: CaseWorker(environment, cases)]
        let clock = regency.clock
        let keyring = environment.keyring
        for _ in 0..<10 {
            let worker = Worker(
                database: environment.database, queue: Outbox(keyring: keyring), handlers: handlers,
                now: { clock.now.seconds })
            let ticker = Worker(
                database: environment.database, queue: Timers(keyring: keyring),
                handlers: [CaseClock.kind: CaseClock(environment, cases)], now: { clock.now.seconds })
            let done = try await worker.runDue() + ticker.runDue()
            if done == 0 { return }
        }
    }

    static let answers: [FieldPath: RawAnswer] = [
        FieldPath("pengelola.nama")!: .text("Siti Contoh"),
        FieldPath("pengelola.nik")!: .text("0012014101900001"),
        FieldPath("pengelola.surel")!: .text("siti@aren.contoh"),
        FieldPath("pengelola.hp")!: .text("081200000000"),
        FieldPath("pengelola.instansi")!: .text("Desa Aren"),
    ]

    /// An application of the village's clerk, with its papers.
    func apply(by person: Person? = nil, answers: [FieldPath: RawAnswer] = KominfoDesk.answers) async throws -> String {
        let person = person ?? clerk
        let draft = try await StartDraft(environment, cases)("email-domain", at: office, by: person, secret: nil)
        try await fill(draft, by: person, answers: answers)
        return try await SubmitDraft(environment, cases)(draft, of: office, by: person, secret: nil)
    }

    func fill(
        _ draft: String, by person: Person, secret: String? = nil, answers: [FieldPath: RawAnswer] = KominfoDesk.answers
    ) async throws {
        let desk = DraftDesk(environment, cases)
        let troubles = try await desk.answer(answers, in: draft, of: office, by: person, secret: secret)
        #expect(troubles.isEmpty, "\(troubles)")
        for paper in ["sk", "surat-permohonan", "ktp"] {
            let (file, blob) = try await pdf(named: paper)
            try await desk.attach(
                file, kept: blob, to: paper, in: draft, of: office, by: person, secret: secret, blobs: blobs)
        }
    }

    func pdf(named name: String) async throws -> (PaperFile, WrittenBlob) {
        let blob = try await blobs.write(Array("%PDF-1.4 \(name)".utf8), office: office)
        let file = PaperFile(
            blob: blob.place.id, name: "\(name).pdf", type: .pdf, bytes: blob.size,
            digest: Hexadecimal.text(blob.digest))
        return (file, blob)
    }

    func look(_ id: String, as person: Person? = nil) async throws -> CaseLook {
        try await environment.database.read { [self] in
            try CaseLook(id, of: office, for: person ?? kadis, environment, cases, in: $0)
        }
    }

    func inbox(of person: Person) async throws -> [InboxRow] {
        try await environment.database.read { [self] in try Inbox.load(for: person, environment, cases, in: $0).rows }
    }

    func open(_ draft: String, of office: String, by person: Person, secret: String?) async throws -> OpenDraft {
        let desk = DraftDesk(environment, cases)
        return try await environment.database.read {
            try desk.open(draft, of: office, by: person, secret: secret, in: $0)
        }
    }

    /// Completes an open step, whatever its visit.
    func complete(
        _ step: String, _ outcome: String = Outcome.implicitName, of id: String, by person: Person,
        raw: [FieldPath: RawAnswer] = [:], reason: String? = nil, note: String? = nil, seen: Int? = nil
    ) async throws {
        let visit = try await look(id, as: technician).state.open[step]?.visit ?? 1
        try await CompleteStep(environment, cases)(
            TaskAddress(office: office, caseID: id, step: step, visit: visit), outcome: outcome, raw: raw,
            reason: reason, note: note, seen: seen, blobs: blobs, by: person)
        try await work()
    }

    /// Ends an effect by hand.
    func end(_ step: String, _ outcome: String, _ outputs: [String: Value], of id: String, by person: Person)
        async throws
    {
        let visit = try await look(id).state.open[step]?.visit ?? 1
        try await EndEffect(environment, cases)(
            EffectKey(step: step, visit: visit), of: id, office: office,
            answer: EffectAnswer(outcome, outputs: outputs), by: person)
        try await work()
    }

    /// Carries a fresh case to the look-up of the account, and what follows it.
    func checkPapers(_ id: String) async throws {
        try await complete("perintah-periksa", of: id, by: kadis)
        try await complete("periksa", "ya", of: id, by: kabid)
        try await complete("tugaskan", of: id, by: kasi, note: "Dahulukan")
        try await complete("pandu", of: id, by: technician)
    }
}
