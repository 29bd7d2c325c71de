import Forms
import Procedures
@testable import Services
import Store
import Testing

/// A call becomes a complaint of whoever rang, filled in with what they said.
@Suite struct Calls {
    private static let told = "Saluran air mampat"

    private func rung(_ purpose: String, secrecy: String = "anonim") async throws -> (CitizenDesk, String) {
        let desk = try await CitizenDesk()
        return (desk, try await ring(desk, purpose, secrecy: secrecy))
    }

    private func ring(_ desk: CitizenDesk, _ purpose: String, secrecy: String = "anonim") async throws -> String {
        let clerk = desk.officer("desa.petugas-informasi")
        let (environment, cases, office) = (desk.environment, desk.cases, desk.village.id)
        let draft = try await StartDraft(environment, cases)(
            "panggilan", at: office, by: clerk, secret: nil,
            counter: CounterFacts(name: "Sinta Contoh", email: "sinta@contoh.id", channel: .telephone, consent: .spoken)
        )
        let troubles = try await DraftDesk(environment, cases).answer(
            RuleDesk.raw([
                "catatan.nama": "Sinta Contoh", "catatan.nomor": "081200000000", "catatan.keperluan": purpose,
                "catatan.isi": Self.told, "catatan.rekam": "tidak", "catatan.sifat": secrecy,
            ]), in: draft, of: office, by: clerk, secret: nil)
        #expect(troubles.isEmpty, "\(troubles)")
        try await ConfirmCounter(environment, cases)(
            draft, of: office, news: "sinta@contoh.id", consent: .spoken, by: clerk)
        let id = try await SubmitDraft(environment, cases)(draft, of: office, by: clerk, secret: nil)
        try await desk.work()
        return id
    }

    @Test func becomesAComplaint() async throws {
        let (desk, id) = try await rung("pengaduan")
        let clerk = desk.officer("desa.petugas-informasi")
        try await desk.complete("terangkan-pengaduan", "lanjut", of: id, by: clerk)
        let look = try await desk.look(id, as: clerk)
        #expect(look.state.open.keys.sorted() == ["buka-pengaduan"])
        #expect(look.followUps.map(\.name) == ["pengaduan"])
        await #expect(throws: SubmissionRefused.self, "there is no such complaint") {
            try await desk.complete("buka-pengaduan", "dibuka", of: id, by: clerk, ["pembukaan.nomor": "2026-99999"])
        }
        let draft = try await StartFollowUp(desk.environment, desk.cases)(
            "pengaduan", of: id, office: desk.village.id, atCounter: .telephone, by: clerk)
        let known = try await desk.environment.database.read {
            try DraftDesk(desk.environment, desk.cases).open(
                draft, of: desk.village.id, by: clerk, secret: nil, in: $0
            ).draft.content.answers
        }
        #expect(known[FieldPath("laporan.uraian")!] == .text(Self.told))
        #expect(known[FieldPath("laporan.sifat")!] == .text("anonim"))
        // Whether the caller's name is shown was asked before it is.
        #expect(known[FieldPath("laporan.nama")!] == nil)
        try await ConfirmCounter(desk.environment, desk.cases)(
            draft, of: desk.village.id, news: "", consent: .spoken, by: clerk)
        let complaint = try await SubmitDraft(desk.environment, desk.cases)(
            draft, of: desk.village.id, by: clerk, secret: nil)
        try await desk.work()
        let number = try await desk.look(complaint, as: clerk).number
        try await desk.complete("buka-pengaduan", "dibuka", of: id, by: clerk, ["pembukaan.nomor": number])
        let ended = try await desk.look(id, as: clerk)
        #expect(ended.state.result == "menjadi-pengaduan")
        #expect(ended.followUps.isEmpty)
    }

    /// A number that stood in the agenda before anybody rang.
    @Test func anOlderComplaintIsNotWhatTheCallBecame() async throws {
        let desk = try await CitizenDesk()
        let clerk = desk.officer("desa.petugas-informasi")
        let older = try await desk.apply(
            "pengaduan", ["laporan.sifat": "anonim", "laporan.uraian": "Lampu jalan mati"])
        let number = try await desk.look(older, as: desk.officer("desa.admin-pengaduan")).number
        desk.regency.clock.turn(seconds: 120)
        let id = try await ring(desk, "pengaduan")
        try await desk.complete("terangkan-pengaduan", "lanjut", of: id, by: clerk)
        let refused = try await #require(throws: SubmissionRefused.self) {
            try await desk.complete("buka-pengaduan", "dibuka", of: id, by: clerk, ["pembukaan.nomor": number])
        }
        #expect(Array(refused.fields.keys) == [FieldPath("pembukaan.nomor")!])
        #expect(try await desk.open(id, as: clerk) == ["buka-pengaduan"])
    }

    /// The office takes no complaints any more: whoever ended that was told, and the call can still be answered.
    @Test func aCallIsAnsweredWhereTheOfficeTakesNoComplaints() async throws {
        let (desk, id) = try await rung("pengaduan")
        let (environment, cases, village) = (desk.environment, desk.cases, desk.village.id)
        let clerk = desk.officer("desa.petugas-informasi")
        try await desk.complete("terangkan-pengaduan", "lanjut", of: id, by: clerk)
        let today = environment.now.date(in: .wib)
        let found = try await environment.database.read {
            try Adoption.inForce("pengaduan", at: village, on: today, in: $0)
        }
        let complaints = try #require(found)
        let callers = try await environment.database.read {
            try ProcedureCallers.all(of: complaints, environment, cases.procedures, in: $0)
        }
        let waiting = callers.filter(\.isAwaiting)
        #expect(waiting.map(\.title) == ["Penanganan panggilan dan email masuk"])
        #expect(waiting.map(\.offices) == [["Desa Cendana"]])
        try await EndAdoption(environment)(complaints.id, at: village, lastDay: today, by: desk.regency.admin)
        desk.regency.clock.turn(days: 1)
        try await desk.work()
        #expect(try await desk.look(id, as: clerk).followUps.isEmpty)
        try await desk.complete(
            "buka-pengaduan", "tidak-jadi", of: id, by: clerk,
            ["balasan.isi": "Pengaduan diterima di kecamatan; alamatnya sudah disebut."])
        #expect(try await desk.look(id, as: clerk).state.result == "dijawab")
    }

    /// Nobody opens it: the call is not over, and the secretary is told when its time is.
    @Test func aCallThatIsToBecomeAComplaintDoesNotEndWithoutOne() async throws {
        let (desk, id) = try await rung("pengaduan")
        let clerk = desk.officer("desa.petugas-informasi")
        try await desk.complete("terangkan-pengaduan", "lanjut", of: id, by: clerk)
        let due = try #require(try await desk.look(id, as: clerk).state.open["buka-pengaduan"]?.deadline?.due)
        _ = try await desk.regency.test.mails()
        desk.regency.clock.turn(to: due.adding(seconds: 1))
        try await desk.work()
        #expect(try await desk.open(id, as: clerk) == ["buka-pengaduan"])
        let mails = try await desk.regency.test.mails()
        #expect(
            mails.contains { $0.to == "sekretaris@desa.contoh" && $0.text.contains("Membuka pengaduan penelepon") })
    }

    /// The complaint may be about the head: whoever rang is closed to them as in the complaint that it becomes.
    @Test(arguments: ["anonim", "rahasia"])
    func whoComplainsByTelephoneIsClosedToTheHead(secrecy: String) async throws {
        let (desk, id) = try await rung("pengaduan", secrecy: secrecy)
        let words = FieldPath("catatan.isi")!
        let clerk = try await desk.look(id, as: desk.officer("desa.petugas-informasi"))
        #expect(clerk.applicantName == "Sinta Contoh")
        #expect(clerk.answers?[words] == .text(Self.told))
        for name in ["desa.kepala", "desa.sekretaris"] {
            let look = try await desk.look(id, as: desk.officer(name))
            #expect(look.applicantName == nil && look.applicantTelephone == nil, "\(name)")
            #expect(look.answers?[FieldPath("catatan.nama")!] == nil, "\(name)")
            #expect(look.answers?[FieldPath("catatan.nomor")!] == nil, "\(name)")
            #expect((look.answers?[words] == nil) == (secrecy == "rahasia"), "\(name)")
        }
    }

    /// A list does not open a case to see what the caller asked for.
    @Test func listsAndTheBookOfCallsNameNobodyToTheHead() async throws {
        let (desk, _) = try await rung("pengaduan", secrecy: "rahasia")
        let (environment, cases, office) = (desk.environment, desk.cases, desk.village.id)
        for name in ["desa.kepala", "desa.sekretaris", "desa.petugas-informasi"] {
            let person = desk.officer(name)
            let (list, book) = try await environment.database.read { transaction in
                (
                    try CaseList.load(
                        .all, of: office, for: person, limit: 10, offset: 0, environment, cases, in: transaction),
                    try ClosedBook.load(
                        "panggilan", of: office, for: person, year: nil, limit: 10, offset: 0, environment, cases,
                        in: transaction)
                )
            }
            let isOpen = name == "desa.petugas-informasi"
            #expect(list.rows.map { $0.applicant == nil } == [!isOpen], "\(name)")
            let lines = try #require(book).entries
            #expect(lines.map { $0.columns["penelepon"] == nil } == [!isOpen], "\(name)")
            #expect(lines.map { $0.columns["perihal"] == nil } == [!isOpen], "\(name)")
        }
    }

    /// Somebody for whom the counter files, and who said no name: up to what the officer confirms.
    private func nameless(
        _ desk: CitizenDesk, _ procedure: String, _ channel: Channel, _ answers: [String: String]
    ) async throws -> String {
        let clerk = desk.officer("desa.petugas-informasi")
        let draft = try await StartDraft(desk.environment, desk.cases)(
            procedure, at: desk.village.id, by: clerk, secret: nil,
            counter: CounterFacts(name: "", email: nil, channel: channel))
        let troubles = try await DraftDesk(desk.environment, desk.cases).answer(
            RuleDesk.raw(answers), in: draft, of: desk.village.id, by: clerk, secret: nil)
        #expect(troubles.isEmpty, "\(troubles)")
        return draft
    }

    private func send(
        _ draft: String, _ desk: CitizenDesk, consent: CounterConsent? = nil
    ) async throws -> String {
        let clerk = desk.officer("desa.petugas-informasi")
        try await ConfirmCounter(desk.environment, desk.cases)(
            draft, of: desk.village.id, news: ConfirmCounter.none, consent: consent, by: clerk)
        let id = try await SubmitDraft(desk.environment, desk.cases)(
            draft, of: desk.village.id, by: clerk, secret: nil)
        try await desk.work()
        return id
    }

    /// Minutes count: what it is about is chosen, and the call is put through.
    @Test func anEmergencyCallNeedsNoNameAndNoConsent() async throws {
        let desk = try await CitizenDesk()
        let draft = try await nameless(desk, "panggilan", .telephone, ["catatan.keperluan": "darurat"])
        let id = try await send(draft, desk)
        let clerk = desk.officer("desa.petugas-informasi")
        let look = try await desk.look(id, as: clerk)
        #expect(look.state.open.keys.sorted() == ["sambungkan"])
        // Nobody is made up, the officer least of all.
        #expect(look.applicantName == "Pemohon")
    }

    private func untold(_ desk: CitizenDesk, _ person: Person) async throws -> [String: Int] {
        try await desk.environment.database.read {
            try UntoldApplicants(for: person, desk.environment, desk.cases, in: $0).counts
        }
    }

    /// Nobody can tell a caller of whom nothing is known: no officer is asked to, neither of the call nor of its end. What
    /// the officer notes afterwards of whoever was put through is no promise to ring them.
    @Test func whoIsNotKnownIsNobodysToTell() async throws {
        let desk = try await CitizenDesk()
        let draft = try await nameless(desk, "panggilan", .telephone, ["catatan.keperluan": "darurat"])
        let id = try await send(draft, desk)
        let clerk = desk.officer("desa.petugas-informasi")
        try await desk.complete("sambungkan", of: id, by: clerk, ["darurat.layanan": "Ambulans"])
        try await desk.complete(
            "catat-darurat", of: id, by: clerk, ["kejadian.isi": Self.told, "kejadian.nomor": "081200000000"])
        let look = try await desk.look(id, as: clerk)
        #expect(look.state.result == "tersambung")
        #expect(look.reach == .nobody && look.unreached.isEmpty)
        #expect(try await untold(desk, clerk).isEmpty)
    }

    /// Whoever left a number can be rung: they are told how it ended, of the call itself they know.
    @Test func whoLeftANumberIsToldOfTheEnd() async throws {
        let desk = try await CitizenDesk()
        let draft = try await nameless(
            desk, "panggilan", .telephone,
            [
                "catatan.keperluan": "informasi", "catatan.nomor": "081200000000", "catatan.isi": Self.told,
                "catatan.rekam": "tidak",
            ])
        let id = try await send(draft, desk, consent: .spoken)
        let clerk = desk.officer("desa.petugas-informasi")
        #expect(try await desk.look(id, as: clerk).reach == .officer)
        #expect(try await untold(desk, clerk).isEmpty)
        try await desk.complete("jawab", "selesai", of: id, by: clerk, ["balasan.isi": "Buka pukul delapan"])
        #expect(try await untold(desk, clerk) == [desk.village.id: 1])
        let head = desk.officer("desa.kepala")
        #expect(try await untold(desk, head).isEmpty, "a call may be closed to them: whoever took it tells")
    }

    /// Where it happened tells nobody's name (`selain` of the SOP).
    @Test func aVisitorWhoIsNotNamedReportsAtTheCounter() async throws {
        let desk = try await CitizenDesk()
        let draft = try await nameless(
            desk, "pengaduan", .counter,
            ["laporan.sifat": "anonim", "laporan.uraian": Self.told, "laporan.lokasi": "Jalan Contoh"])
        let id = try await send(draft, desk)
        #expect(try await desk.open(id, as: desk.officer("desa.admin-pengaduan")) == ["telaah"])
    }

    @Test func whoIsNamedAgrees() async throws {
        let desk = try await CitizenDesk()
        let draft = try await nameless(
            desk, "pengaduan", .counter,
            ["laporan.sifat": "terbuka", "laporan.nama": "Sinta Contoh", "laporan.uraian": Self.told])
        let trouble = await #expect(throws: FieldTroubles.self) { try await send(draft, desk) }
        #expect(trouble?.messages.keys.sorted() == ["persetujuan"])
    }

    @Test func theOfficeAboveAnswersWhatIsItsOwn() async throws {
        let (desk, id) = try await rung("atasan")
        let clerk = desk.officer("desa.petugas-informasi")
        #expect(try await desk.open(id, as: clerk) == ["jawab-atasan"])
        await #expect(throws: (any Error).self) {
            try await desk.complete("jawab-atasan", "jawab", of: id, by: clerk, ["balasan.isi": "Tidak tahu"])
        }
    }
}
