import Forms
import Procedures
import Services
import Store
import Testing

/// A village below a district that runs an SOP with lanes in three other offices: the village that applies, the district,
/// and the Kominfo office as a partner.
final class OtherOffices: Sendable {
    let regency: Regency
    let cases = CaseServices()
    let blobs: Blobs
    let district: Office
    /// Handles the cases.
    let village: Office
    /// Of village B, in whose name it is applied.
    let applicant: Person
    let applicantsHead: Person
    let clerk: Person
    let camat: Person
    let technician: Person
    let otherTechnician: Person

    var environment: Environment { regency.environment }

    init() async throws {
        let regency = try await Regency.make()
        self.regency = regency
        blobs = Blobs(store: try FolderBlobStore(path: regency.test.folder + "/berkas"))
        let create = CreateOffice(regency.environment)
        let district = try await create(
            .invented("Kecamatan Contoh", "kecamatan", "kecamatan"), under: "root", by: regency.admin)
        let village = try await create(
            .invented("Desa Cendana", "cendana", "desa"), under: district.id, by: regency.admin)
        (self.district, self.village) = (district, village)
        applicant = try await regency.officer("pelapor", ["operator"], in: regency.villageB, email: "pelapor@b.contoh")
        applicantsHead = try await regency.officer("kades-b", ["kepala"], in: regency.villageB, email: "kades@b.contoh")
        clerk = try await regency.officer("operator", ["operator"], in: village, email: "operator@c.contoh")
        camat = try await regency.officer("camat", ["kepala"], in: district, email: "camat@kec.contoh")
        technician = try await regency.officer(
            "teknis", ["tim-teknis"], in: regency.kominfo, email: "teknis@kominfo.contoh")
        otherTechnician = try await regency.officer("teknis2", ["tim-teknis"], in: regency.kominfo)
        _ = try await regency.test.mails()
    }

    static let lanes = """
        pelaksana:
          pelapor: {nama: Pemohon, pihak: pemohon, siapa: [kantor]}
          operator: {nama: Operator, peran: operator}
          camat: {nama: Camat, peran: kepala, di: {atasan: kecamatan}}
          teknis: {nama: Tim Teknis, peran: tim-teknis, di: {mitra: kominfo}}
          kades: {nama: Kepala Desa Pemohon, peran: kepala, di: pemohon}
        """

    /// The applicant's head agrees, the village checks, the partner measures, the district decides.
    static let tower = """
        berkas:
          ktp: {nama: KTP}
          denah: {nama: Denah}
          foto: {nama: Foto lokasi, wajib: tidak}
        formulir:
          menara: {lokasi: {label: Lokasi, jenis: teks, wajib: ya}, nama: {label: Nama pengurus, jenis: teks, wajib: ya}}
          pengukuran: {tinggi: {label: Tinggi, jenis: angka, wajib: ya, min: 1}, sebab: {label: Catatan, jenis: teks}}
        akhir:
          terbit: {judul: Izin terbit, jenis: berhasil}
          ditolak: {judul: Izin ditolak, jenis: ditolak}
          gugur: {judul: Gugur, jenis: kedaluwarsa}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        perbaikan: {isian: [menara.lokasi], sampai: sahkan.ya}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [menara], unggah: [ktp, denah], lalu: setujui}
          setujui: {keputusan: Menyetujui pengajuan, oleh: kades, waktu: 1 hari kerja, hasil: {ya: periksa, tidak: {lalu: ditolak, alasan: untuk-pemohon}}}
          periksa: {kegiatan: Memeriksa berkas, oleh: operator, waktu: 1 hari kerja, lalu: ukur}
          ukur: {kegiatan: Mengukur lokasi, oleh: teknis, isi: [pengukuran], unggah: [foto], waktu: 2 hari kerja, habis: {setelah: 4 hari kerja, lalu: gugur}, lalu: sahkan}
          sahkan: {keputusan: Mengesahkan izin, oleh: camat, kelengkapan: [denah, pengukuran, Peta desa], waktu: 1 hari kerja, beritahu: [kades], hasil: {ya: terbit, ulang: ukur, tidak: {lalu: ditolak, alasan: untuk-pemohon}}}
        uji:
          - {nama: Terbit, jalan: [ajukan, {setujui: ya}, periksa, ukur, {sahkan: ya}], akhir: terbit}
        """

    /// The same, where the measuring may be passed over and waits for ever.
    static let towerWithoutHaste = tower.replacing(
        "habis: {setelah: 4 hari kerja, lalu: gugur}, lalu: sahkan", with: "boleh-dilewati: ya, lalu: sahkan"
    ).replacing("  gugur: {judul: Gugur, jenis: kedaluwarsa}\n", with: "")

    static func source(_ name: String, lanes: String = lanes, kinds: String = "desa", _ rest: String) -> [UInt8] {
        Array("sop: \(name)\nversi: 1\njudul: Izin \(name)\nuntuk: [\(kinds)]\n\(lanes)\n\(rest)".utf8)
    }

    func adopt(
        _ name: String = "menara", _ source: [UInt8] = source("menara", tower), at office: Office? = nil,
        partners: [String: String]? = nil, lanes: [String: [String]] = [:],
        effects: [String: Adoption.EffectMode] = [:], inDays days: Int = 0
    ) async throws {
        let terms = AdoptionTerms(
            sopNumber: "001/SOP/2026", firstDay: environment.now.date(in: .wib).adding(days: days),
            approvedBy: "Kepala Desa",
            lanes: lanes, effectModes: effects,
            partners: partners ?? ["kominfo": regency.kominfo.id])
        do {
            _ = try await AdoptProcedure(environment, cases.procedures)(
                source: source, fileName: "\(name).sop.yaml", at: office?.id ?? village.id, terms, by: regency.admin)
        } catch let refused as ProcedureRefused {
            Issue.record("\(refused.message) \(refused.diagnostics)")
            throw refused
        }
    }

    static let answers = ["menara.lokasi": "Bukit Rahasia", "menara.nama": "Siti Rahasia"]

    func apply(
        _ procedure: String = "menara", by person: Person? = nil, _ answers: [String: String] = OtherOffices.answers,
        papers: [String] = ["ktp", "denah"], for office: Office? = nil
    ) async throws -> String {
        let person = person ?? applicant
        let draft = try await StartDraft(environment, cases)(
            procedure, at: village.id, by: person, secret: nil, for: office?.id)
        let desk = DraftDesk(environment, cases)
        let troubles = try await desk.answer(
            RuleDesk.raw(answers), in: draft, of: village.id, by: person, secret: nil)
        #expect(troubles.isEmpty, "\(troubles)")
        for paper in papers {
            let (file, blob) = try await pdf(paper)
            try await desk.attach(
                file, kept: blob, to: paper, in: draft, of: village.id, by: person, secret: nil, blobs: blobs)
        }
        let id = try await SubmitDraft(environment, cases)(draft, of: village.id, by: person, secret: nil)
        try await work()
        return id
    }

    /// A file whose bytes are written for the office that handles the case.
    func pdf(_ name: String, at office: Office? = nil) async throws -> (PaperFile, WrittenBlob) {
        let blob = try await blobs.write(Array("%PDF-1.4 \(name)".utf8), office: (office ?? village).id)
        let file = PaperFile(
            blob: blob.place.id, name: "\(name).pdf", type: .pdf, bytes: blob.size,
            digest: Hexadecimal.text(blob.digest))
        return (file, blob)
    }

    /// As the village sees it.
    func look(_ id: String, as person: Person? = nil) async throws -> CaseLook {
        try await look(id, at: village, as: person ?? clerk)
    }

    func look(_ id: String, at office: Office, as person: Person) async throws -> CaseLook {
        try await environment.database.read { [self] in
            try CaseLook(id, of: office.id, for: person, environment, cases, in: $0)
        }
    }

    /// The bytes of a file of a case that the person may see.
    func bytes(_ blob: String, of look: CaseLook) async throws -> [UInt8] {
        let paper = try await paper(blob, of: look)
        return try await blobs.bytes(of: paper.blob)
    }

    func paper(_ blob: String, of look: CaseLook) async throws -> PaperLook {
        try await environment.database.read { [self] in
            try PaperLook(blob, of: look, blobs: blobs, environment, in: $0)
        }
    }

    func address(_ step: String, of id: String, at office: Office, visit: Int = 1) -> HandoverAddress {
        HandoverAddress(office: office.id, caseID: id, step: step, visit: visit)
    }

    func handed(_ address: HandoverAddress, to person: Person) async throws -> HandoverLook {
        let (environment, cases) = (environment, cases)
        return try await environment.database.read { transaction in
            try HandoverLook.load(address, for: person, environment, cases, in: transaction)
        }
    }

    var acts: HandoverActs { HandoverActs(environment, cases) }

    func decide(
        _ step: String, _ outcome: String = Outcome.implicitName, of id: String, at office: Office, visit: Int = 1,
        by person: Person, _ answers: [String: String] = [:], reason: String? = nil
    ) async throws {
        try await acts.complete(
            address(step, of: id, at: office, visit: visit), outcome: outcome, raw: RuleDesk.raw(answers),
            reason: reason, seen: nil, by: person)
    }

    /// Brings a case to the measuring by the partner.
    func caseAtPartner() async throws -> String {
        let id = try await apply()
        try await decide("setujui", "ya", of: id, at: regency.villageB, by: applicantsHead)
        try await work()
        try await CompleteStep(environment, cases)(
            TaskAddress(office: village.id, caseID: id, step: "periksa", visit: 1), outcome: Outcome.implicitName,
            raw: [:], seen: nil, blobs: blobs, by: clerk)
        try await work()
        _ = try await regency.test.mails()
        return id
    }

    func inbox(of person: Person) async throws -> [InboxRow] {
        try await environment.database.read { [self] in try Inbox.load(for: person, environment, cases, in: $0).rows }
    }

    /// Does everything that waits in the outbox, as the worker does; mails stay.
    func work() async throws {
        let clock = regency.clock
        for _ in 0..<20 {
            let worker = Worker(
                database: environment.database, queue: Outbox(keyring: environment.keyring),
                handlers: [CaseWorker.kind: CaseWorker(environment, cases)], now: { clock.now.seconds },
                trouble: { Issue.record("\($0)") })
            if try await worker.runDue() == 0 { return }
        }
    }

    /// Does the work that waits, and forgets that it did: as after a crash before it was noted as done.
    func workWithoutNoting() async throws {
        let outbox = Outbox(keyring: environment.keyring)
        let now = environment.now.seconds
        let claims = try await environment.database.write { transaction in
            let offices = try outbox.dueOffices(kinds: [CaseWorker.kind], now: now, in: transaction)
            return try offices.flatMap {
                try outbox.claim(
                    office: $0, kinds: [CaseWorker.kind], now: now, limit: 100, lease: 60, in: transaction)
            }
        }
        #expect(!claims.isEmpty)
        for claim in claims { _ = try await CaseWorker(environment, cases).perform(claim) }
        try await environment.database.write { transaction in
            _ = try transaction.execute("UPDATE outbox SET leased_until = 0 WHERE state = 'waiting'")
        }
    }
}
