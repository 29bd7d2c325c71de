import Forms
import Procedures
@testable import Services
import Store
import Testing

/// What was begun from a case, asked for it or written about it goes with it, and who may not decide.
@Suite struct ErasedBesides {
    /// A case of somebody who is known by neither an account nor an address; the counter begins another from what came
    /// late.
    @Test func aDraftOutOfALateActGoes() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt(
            "izin", LateActTests.permit, applicant: "siapa: [pegawai, umum], dibantu: [operator]")
        var facts = CounterFacts(name: "Budi Rahasia", email: nil, channel: .counter, consent: .spoken)
        facts.telephone = "+6281200000009"
        let first = try await StartDraft(desk.environment, desk.cases)(
            "izin", at: desk.office, by: desk.clerk, secret: nil, counter: facts)
        _ = try await DraftDesk(desk.environment, desk.cases).answer(
            RuleDesk.raw(["acara.acara": "Rapat Rahasia"]), in: first, of: desk.office, by: desk.clerk, secret: nil)
        let id = try await SubmitDraft(desk.environment, desk.cases)(
            first, of: desk.office, by: desk.clerk, secret: nil)
        try await desk.complete("periksa", "tidak", of: id, by: desk.kaur, reason: "Keterangan kurang")
        let address = try await desk.address("lengkapi", of: id)
        desk.regency.clock.turn(to: Instant(CalendarDate(iso: "2026-03-10")!, TimeOfDay("09:00")!, .wib))
        _ = try await CompleteStep(desk.environment, desk.cases)(
            address, outcome: "lengkap", raw: RuleDesk.raw(["acara.ket": "Di balai"]), reason: "Baru sempat",
            happened: "3-3-2026 10.00", seen: nil, blobs: desk.blobs, by: desk.clerk)
        let draft = try await StartFromLateAct(desk.environment, desk.cases)(
            address, atCounter: .letter, by: desk.clerk)
        try await desk.work()
        #expect(try await isThere(draft, desk))
        #expect(try await telephone(of: id, desk) == "+6281200000009")
        try await erase(id, desk)
        #expect(try await !isThere(draft, desk))
        #expect(try await telephone(of: id, desk) == nil)
    }

    private func telephone(of id: String, _ desk: RuleDesk) async throws -> String? {
        try await desk.environment.database.read { [cases = desk.cases, environment = desk.environment] in
            try CaseFile.openWhatIsLeft(
                id, of: desk.office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring, in: $0
            ).state.opening.telephone
        }
    }

    /// One that the counter began goes; one of somebody else that nobody can open stands in nobody's way, and stays.
    @Test func otherDraftsAreLeftAlone() async throws {
        let scene = try await ErasureDesk()
        let desk = scene.desk
        let id = try await scene.ended()
        let followUp = try await StartFollowUp(desk.environment, desk.cases)(
            "lagi", of: id, office: desk.office, by: desk.applicant)
        let other = try await StartDraft(desk.environment, desk.cases)(
            "lapor", at: desk.office, by: desk.applicant, secret: nil)
        try await desk.environment.database.write {
            _ = try $0.execute("UPDATE drafts SET content_sealed = \([UInt8](repeating: 7, count: 64))")
        }
        try await scene.erase(id)
        #expect(try await !isThere(followUp, desk))
        #expect(try await isThere(other, desk))
    }

    /// What others were to be told of it and were not: they still hold what they were given, or wait for its result.
    @Test(arguments: [
        CaseWork.endChildren.name, CaseWork.handOverPrefix + "x:3", CaseWork.tellParentOpened.name,
        CaseWork.tellParent(result: "beres").name, CaseWork.answer(act: "x", to: "y", refusal: nil).name,
    ])
    func whatWasGivenUpIsStillUnderWay(_ work: String) async throws {
        let scene = try await ErasureDesk()
        let id = try await scene.ended()
        let environment = scene.desk.environment
        try await environment.database.write { transaction in
            // An ended case has done it once.
            try transaction.execute("DELETE FROM outbox WHERE subject = \(id) AND name = \(work)")
            try Outbox(keyring: environment.keyring).enqueue(
                office: scene.desk.office, subject: id, name: work, kind: CaseWork.kind, payload: [], dueAt: 0,
                in: transaction)
            try transaction.execute("UPDATE outbox SET state = 'given-up' WHERE subject = \(id) AND name = \(work)")
        }
        await #expect(throws: Refusal.workUnderWay) { try await scene.erase(id) }
        try await environment.database.write {
            _ = try Outbox(keyring: environment.keyring).settle(
                office: scene.desk.office, subject: id, name: work, in: $0)
        }
        try await scene.erase(id)
    }

    @Test func whyItWasTakenGoesThatItWasStays() async throws {
        let scene = try await ErasureDesk()
        let desk = scene.desk
        let id = try await scene.ended()
        let other = try await scene.ended()
        let auditor = try await desk.regency.officer("pemeriksa", ["pemeriksa"], in: desk.regency.villageA)
        let take = TakeCase(desk.environment, desk.cases, desk.blobs, witness: nil)
        for taken in [id, other] {
            try await take(taken, of: desk.regency.villageA, reason: "Aduan Siti Rahasia", by: auditor) { _ in }
        }
        try await scene.erase(id)
        let acts = try await AuditActs(desk.environment).all().sorted { $0.subject < $1.subject }
        #expect(acts.map(\.by) == ["pemeriksa", "pemeriksa"])
        #expect(acts.map(\.reason) == [nil, "Aduan Siti Rahasia"])
    }

    /// What an auditor writes when it is erased already, or while it is, may say whose it was.
    @Test func whyItIsTakenAfterwardsIsNotKept() async throws {
        let scene = try await ErasureDesk()
        let (desk, id) = (scene.desk, try await scene.ended())
        let (environment, office) = (desk.environment, desk.regency.villageA)
        let auditor = try await desk.regency.officer("pemeriksa", ["pemeriksa"], in: office)
        let export = ExportCase(environment, desk.cases, desk.blobs, witness: nil)
        let number = try await scene.number(of: id)
        let bundle = try await environment.database.read {
            try CaseBundle.read(
                number, of: office, beside: { _ in [] }, environment, desk.cases, desk.blobs, in: $0)
        }
        try await scene.erase(id)
        await #expect(throws: CaseErased.self) {
            try await export.note(bundle, takenBy: "pemeriksa", because: "Aduan Siti Rahasia", opening: nil)
        }
        #expect(try await AuditActs(environment).all().isEmpty)
        try await TakeCase(environment, desk.cases, desk.blobs, witness: nil)(
            id, of: office, reason: "Aduan Siti Rahasia", by: auditor
        ) { _ in }
        let acts = try await AuditActs(environment).all()
        #expect(acts.map(\.by) == ["pemeriksa"] && acts.map(\.reason) == [nil])
    }

    /// Its key is put under another one while it is taken: it is there still.
    @Test func aChangeOfKeysMeanwhileIsNoErasure() async throws {
        let scene = try await ErasureDesk()
        let (desk, id) = (scene.desk, try await scene.ended())
        let (environment, office) = (desk.environment, desk.regency.villageA)
        let number = try await scene.number(of: id)
        let bundle = try await environment.database.read {
            try CaseBundle.read(
                number, of: office, beside: { _ in [] }, environment, desk.cases, desk.blobs, in: $0)
        }
        try await environment.database.write { transaction in
            let record = try CaseRecord.find(id, of: office.id, in: transaction)!
            let place = CaseFile.keyContext(office.id, id)
            let anew = environment.keyring.seal(
                try environment.keyring.open(record.wrappedKey!, for: place), for: place)
            try transaction.execute("UPDATE cases SET key_sealed = \(anew) WHERE id = \(id)")
        }
        try await ExportCase(environment, desk.cases, desk.blobs, witness: nil)
            .note(bundle, takenBy: "pemeriksa", because: "Aduan", opening: nil)
        #expect(try await AuditActs(environment).all().map(\.reason) == ["Aduan"])
    }

    /// A report about the head, say: what they may not read is not theirs to destroy.
    @Test func whatIsClosedToTheHeadIsNotTheirsToErase() async throws {
        let scene = try await ErasureDesk()
        let desk = scene.desk
        try await desk.adopt(
            "aduan", "kerahasiaan: [{tutup: identitas, kecuali: [kaur]}]\n" + ErasureDesk.plain)
        let id = try await desk.apply("aduan", ["data.nama": "Siti Rahasia"])
        try await desk.complete("periksa", of: id, by: desk.kaur)
        try await desk.work()
        #expect(try await !desk.look(id, as: desk.kades).mayBeErased)
        let look = try await desk.environment.database.read {
            try ErasureLook(id, of: desk.office, for: scene.head, desk.environment, desk.cases, in: $0)
        }
        #expect(look.refusal == .closedToDecider)
        await #expect(throws: Refusal.closedToDecider) { try await scene.erase(id) }
        #expect(try await desk.look(id, as: desk.kaur).answers?.isEmpty == false)
    }

    /// Asked number by number, the answers would tell a head who reads none of them which reports are secret.
    @Test func aHeadWithoutALaneIsToldTheSameOfEachCase() async throws {
        let scene = try await ErasureDesk()
        let desk = scene.desk
        try await desk.adopt(
            "aduan",
            "kerahasiaan: [{jika: {data.nama: Rahasia}, tutup: identitas, kecuali: [kaur]}]\n" + ErasureDesk.plain,
            headLane: "kaur-umum")
        for name in ["Rahasia", "Siti Contoh"] {
            let id = try await desk.apply("aduan", ["data.nama": name])
            try await CompleteStep(desk.environment, desk.cases)(
                TaskAddress(office: desk.office, caseID: id, step: "periksa", visit: 1),
                outcome: Outcome.implicitName, raw: [:], seen: nil, blobs: desk.blobs, by: desk.kaur)
            try await desk.work()
            let look = try await desk.environment.database.read {
                try ErasureLook(id, of: desk.office, for: scene.head, desk.environment, desk.cases, in: $0)
            }
            #expect(look.refusal == .closedToDecider && !look.mayRead)
            await #expect(throws: Refusal.closedToDecider) { try await scene.erase(id) }
        }
    }

    private func erase(_ id: String, _ desk: RuleDesk) async throws {
        let head = try await ConfirmPassword(desk.environment)(Regency.password, by: desk.kades)
        try await EraseCase(desk.environment, desk.cases)(id, of: desk.office, basis: ErasureDesk.basis, by: head)
    }

    private func isThere(_ draft: String, _ desk: RuleDesk) async throws -> Bool {
        try await desk.environment.database.read { try $0.row("SELECT id FROM drafts WHERE id = \(draft)") != nil }
    }
}
