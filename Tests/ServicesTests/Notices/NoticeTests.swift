import Forms
import Procedures
@testable import Services
import Store
import Testing

/// What people are to know of a case, and how it reached them.
@Suite struct NoticeTests {
    private static let permit = """
        formulir: {data: {nama: {label: Nama, jenis: teks, wajib: ya}, hp: {label: Nomor HP, jenis: telepon}}}
        akhir: {beres: {judul: Beres, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          minta: {kegiatan: Meminta izin, oleh: pelapor, isi: [data], lalu: periksa}
          periksa: {kegiatan: Memeriksa izin, oleh: kaur, kelengkapan: [data], waktu: 2 hari kerja, lalu: beres}
        uji:
          - {nama: Beres, jalan: [minta, periksa], akhir: beres}
        """

    private static let assisted = "siapa: [umum], dibantu: [operator]"

    /// Somebody without an address, whose application was filed at the counter.
    private func counter() async throws -> (desk: RuleDesk, id: String) {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", NoticeTests.permit, applicant: NoticeTests.assisted)
        let draft = try await StartDraft(desk.environment, desk.cases)(
            "izin", at: desk.office, by: desk.clerk, secret: nil,
            counter: CounterFacts(name: "Budi Contoh", email: nil, channel: .counter, consent: .spoken))
        _ = try await DraftDesk(desk.environment, desk.cases).answer(
            RuleDesk.raw(["data.nama": "Budi Contoh", "data.hp": "081200000001"]), in: draft, of: desk.office,
            by: desk.clerk, secret: nil)
        let id = try await SubmitDraft(desk.environment, desk.cases)(
            draft, of: desk.office, by: desk.clerk, secret: nil)
        return (desk, id)
    }

    private func online() async throws -> (desk: RuleDesk, id: String) {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", NoticeTests.permit)
        return (desk, try await desk.apply("izin", ["data.nama": "Siti Rahasia"]))
    }

    private func applicants(_ desk: RuleDesk, _ id: String) async throws -> NoticeStanding {
        try #require(try await desk.look(id, as: desk.kaur).notices.last { $0.isApplicants })
    }

    private func work(_ desk: RuleDesk, failing failure: (any Error)?) async throws {
        struct Post: WorkHandler {
            let failure: (any Error)?
            let now: Instant
            func perform(_ claim: WorkClaim) async throws -> WorkRecord {
                if let failure { throw failure }
                return { [now] in
                    try Notice.noteSent(
                        claim.name, ofCase: claim.subject, at: claim.office, now: now, in: $0)
                }
            }
            func cause(of error: any Error, in claim: WorkClaim) -> String { "Server surat tidak menjawab." }
        }
        struct Away: Error {}
        let clock = desk.regency.clock
        try await Worker(
            database: desk.environment.database, queue: Outbox(keyring: desk.environment.keyring),
            handlers: [OutgoingMail.kind: Post(failure: failure, now: clock.now)], now: { clock.now.seconds }
        ).runDue()
    }

    private struct Away: Error {}

    @Test func eachStateIsTold() async throws {
        let (desk, id) = try await online()
        #expect(try await applicants(desk, id).state == .waiting)
        try await work(desk, failing: Away())
        let tried = try await applicants(desk, id).state
        guard case .tried(1, let next, cause: "Server surat tidak menjawab.") = tried else {
            Issue.record("\(tried)")
            return
        }
        #expect(next > desk.environment.now)
        desk.regency.clock.turn(minutes: 5)
        try await work(desk, failing: nil)
        #expect(try await applicants(desk, id).state == .sent(desk.environment.now))
        #expect(try await desk.look(id, as: desk.applicant).notices.isEmpty)
    }

    /// A server that refuses the receiver for good sends it back at once: nobody need wait for it.
    @Test func whatIsRefusedForGoodHasBounced() async throws {
        let (desk, id) = try await online()
        try await work(desk, failing: WorkImpossible(RefusedMail.cause(code: 550)))
        let standing = try await applicants(desk, id)
        #expect(standing.state == .bounced(cause: "Server surat menolak email ini untuk seterusnya (550)."))
        #expect(standing.mustBeTold)
        let settle = SettleMail(desk.environment, desk.cases)
        let names = try await desk.look(id, as: desk.kaur).unreached.map(\.name)
        try await settle.notices(names, of: id, office: desk.office, told: .phone, by: desk.kaur)
        #expect(
            try await applicants(desk, id).state == .told(desk.environment.now, by: "Petugas kaur", .phone))
        #expect(try await desk.look(id, as: desk.kaur).unreached.isEmpty)
    }

    @Test func whoHasNoAddressIsToldInAnotherWayAndThatIsKept() async throws {
        let (desk, id) = try await counter()
        let look = try await desk.look(id, as: desk.kaur)
        #expect(look.unreached.map(\.subject) == ["Permohonan \(look.number) diterima"])
        #expect(look.applicantTelephone == "+6281200000001" && look.mayTellApplicant)
        #expect(look.newsForApplicant.map(\.words) == ["Permohonan \(look.number) diterima"])
        let settle = SettleMail(desk.environment, desk.cases)
        await #expect(throws: CaseMissing.self) {
            try await settle.notices(
                look.unreached.map(\.name), of: id, office: desk.office, told: .slip, by: desk.applicant)
        }
        try await settle.notices(
            look.unreached.map(\.name), of: id, office: desk.office, told: .whatsApp, by: desk.kaur)
        #expect(
            try await applicants(desk, id).state == .told(desk.environment.now, by: "Petugas kaur", .whatsApp))
        // The next thing is to be told anew.
        try await desk.complete("periksa", of: id, by: desk.kaur)
        #expect(try await desk.look(id, as: desk.kaur).unreached.count == 1)
    }

    @Test func officersFindTheirsInTheApp() async throws {
        let (desk, id) = try await online()
        func mine(_ person: Person) async throws -> MyNotices {
            try await desk.environment.database.read {
                try MyNotices(of: person, limit: 10, offset: 0, desk.environment, in: $0)
            }
        }
        let kaurs = try await mine(desk.kaur)
        #expect(kaurs.unread == 1 && kaurs.entries.map(\.notice.words) == ["Tugas baru: Memeriksa izin"])
        #expect(kaurs.entries.first?.desk == "aren" && kaurs.entries.first?.notice.caseID == id)
        #expect(try await mine(desk.kades).entries.isEmpty)
        #expect(try await mine(desk.applicant).entries.isEmpty)
        let mark = MarkNoticesRead(desk.environment)
        let keys = Set(kaurs.entries.map(\.notice.key))
        try await mark(upTo: desk.environment.now.adding(seconds: -1), and: keys, by: desk.kaur)
        #expect(try await mine(desk.kaur).unread == 1, "what came after the page was drawn")
        try await mark(upTo: desk.environment.now, and: [], by: desk.kaur)
        #expect(try await mine(desk.kaur).unread == 1, "also within the same second")
        try await mark(upTo: desk.environment.now, and: keys, by: desk.kades)
        #expect(try await mine(desk.kaur).unread == 1, "another's")
        try await mark(upTo: desk.environment.now, and: keys, by: desk.kaur)
        #expect(try await mine(desk.kaur).unread == 0)
        desk.regency.clock.turn(days: 184)
        try await SweepNotices(desk.environment)()
        #expect(try await mine(desk.kaur).entries.isEmpty)
    }

    /// What came after the officer's page was drawn has not been told.
    @Test func onlyWhatTheOfficerSawIsTold() async throws {
        let (desk, id) = try await counter()
        let seen = try await desk.look(id, as: desk.kaur).unreached.map(\.name)
        try await desk.complete("periksa", of: id, by: desk.kaur)
        let look = try await desk.look(id, as: desk.kaur)
        #expect(look.unreached.count == 2)
        try await SettleMail(desk.environment, desk.cases).notices(
            seen, of: id, office: desk.office, told: .phone, by: desk.kaur)
        let left = try await desk.look(id, as: desk.kaur).unreached
        #expect(left.map(\.subject) == ["Permohonan \(look.number) selesai"])
    }

    /// Two messages of the SOP to one person have one subject, the step's.
    @Test func twoMessagesUnderOneSubjectAreTwo() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt(
            "izin",
            Self.permit.replacing(
                "waktu: 2 hari kerja,",
                with:
                    "waktu: 2 hari kerja, beritahu: [{kepada: [pelapor], pesan: Ambil izin di loket}, {kepada: [pelapor], pesan: Bawa KTP asli}],"
            ))
        let id = try await desk.apply("izin", ["data.nama": "Siti Rahasia"])
        _ = try await desk.regency.test.mails()
        try await desk.complete("periksa", of: id, by: desk.kaur)
        let texts = try await desk.regency.test.mails().filter { $0.to == "pelapor@b.contoh" }.map(\.text)
        #expect(texts.contains { $0.contains("Ambil izin di loket") })
        #expect(texts.contains { $0.contains("Bawa KTP asli") })
        #expect(texts.count == 3, "and that it has ended")
    }

    /// Beyond 99 nobody counts.
    @Test func unreadOnesAreCountedToAHundred() async throws {
        let (desk, id) = try await online()
        let (environment, kaur) = (desk.environment, desk.kaur)
        try await environment.database.write { transaction in
            for number in 1...120 {
                try Notice.make(
                    "Kabar", name: "uji:\(number)", for: kaur.id, byMail: false, ofCase: id, at: desk.office,
                    now: environment.now, keyring: environment.keyring, in: transaction)
            }
        }
        let count = try await environment.database.read {
            try MyNotices.unread(of: kaur, at: environment.now, in: $0)
        }
        #expect(count == MyNotices.most)
    }

    @Test func anErasedCaseLeavesNone() async throws {
        let erasure = try await ErasureDesk()
        let id = try await erasure.ended()
        let counted = SQL("SELECT COUNT(*) AS n FROM notices WHERE case_id = '\(id)'", values: [])
        let database = erasure.desk.environment.database
        #expect(try await database.read { try $0.row(counted)?.int("n") } ?? 0 > 0)
        try await erasure.erase(id)
        #expect(try await database.read { try $0.row(counted)?.int("n") } == 0)
    }
}
