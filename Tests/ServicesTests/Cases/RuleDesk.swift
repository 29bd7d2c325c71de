import Forms
import Procedures
import Services
import Store
import Testing

/// A village that runs small SOPs made for one rule each; somebody of the other village applies for themselves.
final class RuleDesk: Sendable {
    let regency: Regency
    let cases = CaseServices()
    let blobs: Blobs
    let applicant: Person
    let clerk: Person
    let kaur: Person
    let kades: Person

    var environment: Environment { regency.environment }
    var office: String { regency.villageA.id }

    init() async throws {
        let regency = try await Regency.make()
        self.regency = regency
        blobs = Blobs(store: try FolderBlobStore(path: regency.test.folder + "/berkas"))
        applicant = try await regency.officer("pelapor", ["operator"], in: regency.villageB, email: "pelapor@b.contoh")
        clerk = try await regency.officer("operator", ["operator"], in: regency.villageA, email: "operator@a.contoh")
        kaur = try await regency.officer("kaur", ["kaur-umum"], in: regency.villageA, email: "kaur@a.contoh")
        kades = try await regency.officer("kades", ["kepala"], in: regency.villageA, email: "kades@a.contoh")
        _ = try await regency.test.mails()
    }

    /// The head of every SOP here: an applicant and three officers of the village.
    /// - Parameter headLane: the role that fills the lane of the village's head.
    static func source(
        _ name: String, _ rest: String, applicant: String = "siapa: [pegawai]", version: Int = 1,
        headLane: String = "kepala"
    ) -> String {
        """
        sop: \(name)
        versi: \(version)
        judul: Laporan \(name)
        untuk: [desa]
        pencatatan: [Buku Pengaduan, Buku Register Permohonan]
        pelaksana:
          pelapor: {nama: Pelapor, pihak: pemohon, \(applicant)}
          operator: {nama: Operator, peran: operator}
          kaur: {nama: Kaur Umum, peran: kaur-umum}
          kades: {nama: Kepala Desa, peran: \(headLane)}
        \(rest)
        """
    }

    @discardableResult
    func adopt(
        _ name: String, _ rest: String, applicant: String = "siapa: [pegawai]", version: Int = 1,
        headLane: String = "kepala", effects: [String: Adoption.EffectMode] = [:]
    ) async throws -> Adoption {
        let source = RuleDesk.source(name, rest, applicant: applicant, version: version, headLane: headLane)
        // Of two versions adopted in one second either could be the later.
        regency.clock.turn(seconds: 1)
        let terms = AdoptionTerms(
            sopNumber: "001/SOP/2026", firstDay: environment.now.date(in: .wib), approvedBy: "Kepala Desa",
            effectModes: effects)
        do {
            return try await AdoptProcedure(environment, cases.procedures)(
                source: Array(source.utf8), fileName: "\(name).sop.yaml", at: office, terms, by: regency.admin
            ).adoption
        } catch let refused as ProcedureRefused {
            let errors = refused.diagnostics.filter { $0.severity == .error }.map { "\($0)" }
            Issue.record("\(refused.message)\n\(errors.joined(separator: "\n"))")
            throw refused
        }
    }

    /// An application with these answers and one file for each of these papers.
    /// - Parameter person: nil: the applicant.
    func apply(
        _ procedure: String, _ answers: [String: String] = [:], papers: [String] = [], by person: Person? = nil
    ) async throws -> String {
        let applicant = person ?? applicant
        let draft = try await StartDraft(environment, cases)(procedure, at: office, by: applicant, secret: nil)
        let desk = DraftDesk(environment, cases)
        let troubles = try await desk.answer(
            RuleDesk.raw(answers), in: draft, of: office, by: applicant, secret: nil)
        #expect(troubles.isEmpty, "\(troubles)")
        for paper in papers {
            let blob = try await blobs.write(Array("%PDF-1.4 \(paper)".utf8), office: office)
            let file = PaperFile(
                blob: blob.place.id, name: "KTP Siti Rahasia.pdf", type: .pdf, bytes: blob.size,
                digest: Hexadecimal.text(blob.digest))
            try await desk.attach(
                file, kept: blob, to: paper, in: draft, of: office, by: applicant, secret: nil, blobs: blobs)
        }
        return try await SubmitDraft(environment, cases)(draft, of: office, by: applicant, secret: nil)
    }

    static func raw(_ answers: [String: String]) -> [FieldPath: RawAnswer] {
        Dictionary(uniqueKeysWithValues: answers.map { (FieldPath($0.key)!, .text($0.value)) })
    }

    func look(_ id: String, as person: Person) async throws -> CaseLook {
        try await environment.database.read { [self] in
            try CaseLook(id, of: office, for: person, environment, cases, in: $0)
        }
    }

    func address(_ step: String, of id: String) async throws -> TaskAddress {
        let visit = try await look(id, as: kades).state.open[step]?.visit ?? 1
        return TaskAddress(office: office, caseID: id, step: step, visit: visit)
    }

    func complete(
        _ step: String, _ outcome: String = Outcome.implicitName, of id: String, by person: Person,
        _ answers: [String: String] = [:], reason: String? = nil, note: String? = nil
    ) async throws {
        try await CompleteStep(environment, cases)(
            try await address(step, of: id), outcome: outcome, raw: RuleDesk.raw(answers), reason: reason, note: note,
            seen: nil, blobs: blobs, by: person)
    }

    /// Does everything that waits in the outbox, as the worker does; mails stay.
    func work() async throws {
        let clock = regency.clock
        for _ in 0..<10 {
            let worker = Worker(
                database: environment.database, queue: Outbox(keyring: environment.keyring),
                handlers: [CaseWorker.kind: CaseWorker(environment, cases)], now: { clock.now.seconds })
            if try await worker.runDue() == 0 { return }
        }
    }

    /// Does what adoptions asked for.
    func takeUpAdoptions() async throws { try await AdoptionDays.follow(environment, cases, regency.clock) }

    /// Lets what is due fail as if it had failed for good.
    func failWork(_ cause: String, timers: Bool = false) async throws {
        try await FailingWork.run(environment, cases, regency.clock, cause: cause, timers: timers)
    }

    func inbox(of person: Person) async throws -> [InboxRow] {
        try await environment.database.read { [self] in try Inbox.load(for: person, environment, cases, in: $0).rows }
    }
}
