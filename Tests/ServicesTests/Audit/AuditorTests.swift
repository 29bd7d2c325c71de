import Forms
import Procedures
@testable import Services
import Store
import Testing

/// The auditor's role: looks into an office and those below it, and does nothing.
@Suite struct AuditorTests {
    private static let complaint = """
        kerahasiaan: [{tutup: identitas, kecuali: [kades]}, {tutup: isi, kecuali: [kades, kaur]}]
        formulir: {data: {nama: {label: Nama, jenis: teks, wajib: ya}, hal: {label: Hal, jenis: teks, wajib: ya}}}
        akhir: {beres: {judul: Beres, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          minta: {kegiatan: Melapor, oleh: pelapor, isi: [data], catat: [{buku: register-permohonan, isi: {perihal: data.hal}}], lalu: periksa}
          periksa: {kegiatan: Memeriksa, oleh: kaur, kelengkapan: [data], waktu: 1 hari kerja, lalu: beres}
        uji:
          - {nama: Beres, jalan: [minta, periksa], akhir: beres}
        """

    private func scene() async throws -> (desk: RuleDesk, auditor: Person, id: String) {
        let desk = try await RuleDesk()
        let root = try await desk.environment.database.read { try ReadOffices(desk.environment)("root", in: $0) }
        let auditor = try await desk.regency.officer("pemeriksa", ["pemeriksa"], in: root)
        try await desk.adopt("lapor", AuditorTests.complaint)
        let id = try await desk.apply("lapor", ["data.nama": "Siti Rahasia", "data.hal": "Jalan rusak"])
        return (desk, auditor, id)
    }

    /// The secret reporter stays hidden; what was reported does not.
    @Test func seesCasesOfOfficesBelowButNotWhoReported() async throws {
        let (desk, auditor, id) = try await scene()
        let look = try await desk.look(id, as: auditor)
        #expect(look.isAuditors && look.maySeeOpenings && look.applicantName == nil)
        #expect(look.answers?[FieldPath("data.hal")!] == .text("Jalan rusak"))
        #expect(!look.names.keys.contains(desk.applicant.id))
        let (list, book) = try await desk.environment.database.read { transaction in
            (
                try CaseList.load(
                    .running, of: desk.office, for: auditor, limit: 10, offset: 0, desk.environment, desk.cases,
                    in: transaction),
                try ClosedBook.load(
                    "register-permohonan", of: desk.office, for: auditor, year: nil, limit: 10, offset: 0,
                    desk.environment, desk.cases, in: transaction)
            )
        }
        #expect(list.rows.map(\.applicant) == [nil])
        #expect(book?.entries.first?.columns["perihal"] == .text("Jalan rusak"))
        #expect(try await desk.inbox(of: auditor).isEmpty)
    }

    @Test func doesNothing() async throws {
        let (desk, auditor, id) = try await scene()
        let look = try await desk.look(id, as: auditor)
        #expect(look.actor.lanes.isEmpty && !look.mayBeErased && look.followUps.isEmpty && look.unreached.isEmpty)
        if case .success = look.permission(for: "periksa") { Issue.record("may do a step") }
        if case .success = look.withdrawalPermission() { Issue.record("may withdraw") }
        await #expect(throws: CaseMissing.self) { try await desk.complete("periksa", of: id, by: auditor) }
        await #expect(throws: CaseMissing.self) {
            try await WithdrawCase(desk.environment, desk.cases)(id, of: desk.office, reason: nil, by: auditor)
        }
        await #expect(throws: (any Error).self) {
            _ = try await StartDraft(desk.environment, desk.cases)(
                "lapor", at: desk.office, by: auditor, secret: nil,
                counter: CounterFacts(name: "Budi", email: nil, channel: .counter, consent: .spoken))
        }
        let proved = try await ConfirmPassword(desk.environment)(Regency.password, by: auditor)
        await #expect(throws: Denial.self) {
            try await EraseCase(desk.environment, desk.cases)(id, of: desk.office, basis: "x", by: proved)
        }
        await #expect(throws: Denial.self) {
            try await InviteOfficer(desk.environment)(
                NewOfficer(name: "Lain", username: "lain"), to: desk.office, by: auditor)
        }
    }

    /// One of a village has nothing to do with the village beside it; one whose time is over with none.
    @Test func reachesTheirOfficeAndThoseBelowAlone() async throws {
        let (desk, _, id) = try await scene()
        let other = try await desk.regency.officer("periksa-b", ["pemeriksa"], in: desk.regency.villageB)
        await #expect(throws: CaseMissing.self) { try await desk.look(id, as: other) }
        let own = try await desk.regency.officer("periksa-a", ["pemeriksa"], in: desk.regency.villageA)
        #expect(try await desk.look(id, as: own).isAuditors)
        let offices = try await desk.environment.database.read {
            try ReadOffices(desk.environment).audited(by: own, in: $0)
        }
        #expect(offices.map(\.slug) == ["aren"])
    }

    /// No SOP can give the role a step, and no adoption can.
    @Test func noLaneIsTheirs() async throws {
        let (desk, _, _) = try await scene()
        let terms = AdoptionTerms(
            sopNumber: "002/SOP/2026", firstDay: desk.environment.now.date(in: .wib), approvedBy: "Kepala Desa",
            lanes: ["kaur": ["pemeriksa"]])
        await #expect(throws: (any Error).self) {
            _ = try await AdoptProcedure(desk.environment, desk.cases.procedures)(
                source: Array(RuleDesk.source("lapor", AuditorTests.complaint, version: 2).utf8),
                fileName: "lapor.sop.yaml", at: desk.office, terms, by: desk.regency.admin)
        }
        #expect(OfficeKinds.all.allSatisfy { kind in !kind.roles.contains { $0.name == OfficeKinds.auditor } })
    }

    @Test func takesOneCaseWithAReasonThatIsKept() async throws {
        let (desk, auditor, id) = try await scene()
        let office = desk.regency.villageA
        let take = TakeCase(desk.environment, desk.cases, desk.blobs, witness: nil)
        let pieces = Pieces()
        await #expect(throws: FieldTroubles.self) {
            try await take(id, of: office, reason: " ", by: auditor) { await pieces.add($0) }
        }
        await #expect(throws: Denial.self) {
            try await take(id, of: office, reason: "x", by: desk.kades) { await pieces.add($0) }
        }
        #expect(await pieces.bytes.isEmpty)
        try await take(id, of: office, reason: "Surat tugas 5/2026", by: auditor) { await pieces.add($0) }
        #expect(await pieces.bytes.starts(with: [0x50, 0x4B, 3, 4]))
        let acts = try await AuditActs(desk.environment).all()
        #expect(acts.map(\.by) == ["pemeriksa"] && acts.map(\.reason) == ["Surat tugas 5/2026"])
    }

    /// Each taking leaves its row, also two within one second; the head and the applicant are told like of a look.
    @Test func eachTakingLeavesATrace() async throws {
        let (desk, auditor, id) = try await scene()
        let take = TakeCase(desk.environment, desk.cases, desk.blobs, witness: nil)
        for reason in ["Surat tugas 5/2026", "Surat tugas 6/2026"] {
            try await take(id, of: desk.regency.villageA, reason: reason, by: auditor) { _ in }
        }
        let acts = try await AuditActs(desk.environment).all()
        #expect(acts.map(\.reason) == ["Surat tugas 5/2026", "Surat tugas 6/2026"])
        let list = try await desk.environment.database.read {
            try OpeningList.ofCase(id, at: desk.office, desk.cases, in: $0).entries
        }
        #expect(list.map(\.thing) == [.wholeCopy, .wholeCopy] && Set(list.map(\.name)) == ["Petugas pemeriksa"])
        #expect(list.first?.post.hasPrefix("Pemeriksa") == true)
    }

    /// In their own case they are the applicant, also by the address of the ZIP.
    @Test func takesNoCaseOfTheirOwn() async throws {
        let (desk, auditor, _) = try await scene()
        let draft = try await StartDraft(desk.environment, desk.cases)(
            "lapor", at: desk.office, by: auditor, secret: nil)
        _ = try await DraftDesk(desk.environment, desk.cases).answer(
            RuleDesk.raw(["data.nama": "Pemeriksa", "data.hal": "Jalan"]), in: draft, of: desk.office, by: auditor,
            secret: nil)
        let id = try await SubmitDraft(desk.environment, desk.cases)(
            draft, of: desk.office, by: auditor, secret: nil)
        await #expect(throws: CaseMissing.self) {
            try await TakeCase(desk.environment, desk.cases, desk.blobs, witness: nil)(
                id, of: desk.regency.villageA, reason: "x", by: auditor
            ) { _ in }
        }
        await #expect(throws: CaseMissing.self) {
            try await desk.environment.database.read {
                _ = try CaseToTake(id, of: desk.office, for: auditor, desk.environment, desk.cases, in: $0)
            }
        }
        #expect(try await AuditActs(desk.environment).all().isEmpty)
    }

    /// Who also works on the SOP reads what their lane reads, in the case as in books.
    @Test func aLaneOfTheirOwnOpensNoMoreThanItDoes() async throws {
        let (desk, _, id) = try await scene()
        let both = try await desk.regency.officer("rangkap", ["pemeriksa", "operator"], in: desk.regency.villageA)
        let look = try await desk.look(id, as: both)
        #expect(look.answers == nil)
        let book = try await desk.environment.database.read {
            try ClosedBook.load(
                "register-permohonan", of: desk.office, for: both, year: nil, limit: 10, offset: 0, desk.environment,
                desk.cases, in: $0)
        }
        #expect(book?.entries.first?.columns.isEmpty == true)
    }
}

/// What was written, in order.
private actor Pieces {
    private(set) var bytes: [UInt8] = []
    func add(_ more: [UInt8]) { bytes += more }
}
