import Forms
import Procedures
import Services
import Store
import Testing

/// A village below a district below the regency, all with the shipped SOPs for complaints, information requests and calls.
/// Who reports and asks is somebody of elsewhere, for themselves.
final class CitizenDesk: Sendable {
    let regency: Regency
    let cases = CaseServices()
    let blobs: Blobs
    let root: Office
    let district: Office
    let village: Office
    /// Reports, asks and rings.
    let citizen: Person
    /// By office and role: `desa.admin-pengaduan`.
    private let officers: [String: Person]

    var environment: Environment { regency.environment }

    static let procedures = [
        "keberatan-informasi", "permohonan-informasi", "pengaduan", "panggilan", "hak-data-pribadi",
    ]
    private static let roles = [
        "kab": ["admin-pengaduan", "penangan", "bupati", "sekda"],
        "kec": ["admin-pengaduan", "penangan", "kepala", "operator"],
        "desa": [
            "admin-pengaduan", "penangan", "kepala", "sekretaris", "kaur-keuangan", "petugas-informasi", "ppid",
            "unit-informasi", "atasan-ppid",
        ],
    ]

    init() async throws {
        let regency = try await Regency.make()
        self.regency = regency
        let environment = regency.environment
        blobs = Blobs(store: try FolderBlobStore(path: regency.test.folder + "/berkas"))
        let root = try await environment.database.read { try ReadOffices(environment)("root", in: $0) }
        let create = CreateOffice(environment)
        let district = try await create(
            .invented("Kecamatan Contoh", "kecamatan", "kecamatan"), under: "root", by: regency.admin)
        let village = try await create(
            .invented("Desa Cendana", "cendana", "desa"), under: district.id, by: regency.admin)
        (self.root, self.district, self.village) = (root, district, village)
        citizen = try await regency.officer("warga", ["operator"], in: regency.villageB, email: "warga@b.contoh")
        var officers: [String: Person] = [:]
        for (place, office) in [("kab", root), ("kec", district), ("desa", village)] {
            for role in Self.roles[place] ?? [] {
                officers["\(place).\(role)"] = try await regency.officer(
                    "\(role)-\(place)", [role], in: office, email: "\(role)@\(place).contoh")
            }
        }
        self.officers = officers
        for office in [root, district, village] {
            for name in Self.procedures where name != "panggilan" || office.id == village.id {
                try await adopt(name, at: office)
            }
        }
        _ = try await regency.test.mails()
    }

    func officer(_ name: String) -> Person { officers[name]! }

    func adopt(_ name: String, at office: Office) async throws {
        _ = try await AdoptProcedure(environment, cases.procedures)(
            source: KominfoDesk.source(name), fileName: "\(name).sop.yaml", at: office.id,
            AdoptionTerms(
                sopNumber: "001/SOP/2026", firstDay: environment.now.date(in: .wib), approvedBy: "Kepala"),
            by: regency.admin)
    }

    func apply(
        _ procedure: String, _ answers: [String: String], papers: [String] = [], at office: Office? = nil
    ) async throws -> String {
        let draft = try await StartDraft(environment, cases)(
            procedure, at: (office ?? village).id, by: citizen, secret: nil)
        return try await send(draft, answers, papers: papers)
    }

    func send(_ draft: String, _ answers: [String: String], papers: [String] = []) async throws -> String {
        let desk = DraftDesk(environment, cases)
        let troubles = try await desk.answer(
            RuleDesk.raw(answers), in: draft, of: village.id, by: citizen, secret: nil)
        #expect(troubles.isEmpty, "\(troubles)")
        for paper in papers {
            let (file, blob) = try await pdf(paper)
            try await desk.attach(
                file, kept: blob, to: paper, in: draft, of: village.id, by: citizen, secret: nil, blobs: blobs)
        }
        let id = try await SubmitDraft(environment, cases)(draft, of: village.id, by: citizen, secret: nil)
        try await work()
        return id
    }

    func pdf(_ name: String) async throws -> (PaperFile, WrittenBlob) {
        let blob = try await blobs.write(Array("%PDF-1.4 \(name)".utf8), office: village.id)
        return (
            PaperFile(
                blob: blob.place.id, name: "\(name).pdf", type: .pdf, bytes: blob.size,
                digest: Hexadecimal.text(blob.digest)), blob
        )
    }

    func look(_ id: String, as person: Person, at office: Office? = nil) async throws -> CaseLook {
        let (environment, cases, office) = (environment, cases, (office ?? village).id)
        return try await environment.database.read {
            try CaseLook(id, of: office, for: person, environment, cases, in: $0)
        }
    }

    func open(_ id: String, as person: Person, at office: Office? = nil) async throws -> [String] {
        try await look(id, as: person, at: office).state.open.keys.sorted()
    }

    /// The case that the handing on opened.
    func handedOn(_ id: String, as person: Person, at office: Office? = nil) async throws -> String {
        try #require(try await look(id, as: person, at: office).children.last).id
    }

    func complete(
        _ step: String, _ outcome: String = Outcome.implicitName, of id: String, by person: Person,
        _ answers: [String: String] = [:], papers: [String] = [], reason: String? = nil, at office: Office? = nil
    ) async throws {
        let look = try await look(id, as: person, at: office)
        var uploads: [UploadedPaper] = []
        for paper in papers {
            let (file, blob) = try await pdf(paper)
            uploads.append(UploadedPaper(paper: paper, file: file, blob: blob))
        }
        try await CompleteStep(environment, cases)(
            TaskAddress(
                office: (office ?? village).id, caseID: id, step: step,
                visit: look.state.open[step]?.visit ?? look.state.visits[step] ?? 1),
            outcome: outcome, raw: RuleDesk.raw(answers), uploads: uploads, reason: reason, seen: nil, blobs: blobs,
            by: person)
        try await work()
    }

    /// Does everything that waits in outbox and timers, as the workers do; mails stay.
    func work() async throws {
        let (clock, keyring) = (regency.clock, environment.keyring)
        for _ in 0..<20 {
            let worker = Worker(
                database: environment.database, queue: Outbox(keyring: keyring),
                handlers: [CaseWorker.kind: CaseWorker(environment, cases)], now: { clock.now.seconds },
                trouble: { Issue.record("\($0)") })
            let ticker = Worker(
                database: environment.database, queue: Timers(keyring: keyring),
                handlers: [CaseClock.kind: CaseClock(environment, cases)], now: { clock.now.seconds })
            let done = try await worker.runDue() + ticker.runDue()
            if done == 0 { return }
        }
    }

    /// Turns the clock to a moment of the wall, and lets what is due happen.
    func turn(to date: String, _ time: String) async throws {
        regency.clock.turn(to: Instant(CalendarDate(iso: date)!, TimeOfDay(time)!, .wib))
        try await work()
    }
}
