import Forms
import Procedures
@testable import Services
import Store
import Testing

/// What may happen between the acting office's transaction and the handling office's.
@Suite struct HandoverTroubles {
    private func desk() async throws -> (OtherOffices, String) {
        let desk = try await OtherOffices()
        try await desk.adopt()
        return (desk, try await desk.caseAtPartner())
    }

    private func measure(_ desk: OtherOffices, _ id: String, by person: Person, _ height: String = "40") async throws {
        try await desk.decide("ukur", of: id, at: desk.regency.kominfo, by: person, ["pengukuran.tinggi": height])
    }

    @Test func aWithdrawalInBetweenIsToldToWhoActed() async throws {
        let (desk, id) = try await desk()
        try await desk.acts.complete(
            desk.address("ukur", of: id, at: desk.regency.kominfo), outcome: Outcome.implicitName,
            raw: RuleDesk.raw(["pengukuran.tinggi": "40"]), note: "Tanah datar", seen: nil, by: desk.technician)
        try await WithdrawCase(desk.environment, desk.cases)(id, of: desk.village.id, reason: nil, by: desk.applicant)
        _ = try await desk.regency.test.mails()
        try await desk.work()

        let row = try #require(try await desk.inbox(of: desk.technician).first)
        #expect(row.isRefused)
        #expect(try await desk.inbox(of: desk.otherTechnician).isEmpty)
        let look = try await desk.handed(desk.address("ukur", of: id, at: desk.regency.kominfo), to: desk.technician)
        #expect(look.look == nil)
        let act = try #require(look.acts.first)
        #expect(act.state == .refused("Permohonan ini sudah selesai: Dicabut."))
        #expect(act.entered == "Tanah datar\nTinggi: 40")
        let mail = try #require(try await desk.regency.test.mails().first { $0.to == "teknis@kominfo.contoh" })
        #expect(mail.text.contains("sudah selesai: Dicabut"))
        #expect(!mail.text.contains("Tanah datar"))

        // It stays until they have read it; only theirs.
        await #expect(throws: CaseMissing.self) {
            try await ReadRefusal(desk.environment)(act.id, at: desk.regency.kominfo.id, by: desk.otherTechnician)
        }
        try await ReadRefusal(desk.environment)(act.id, at: desk.regency.kominfo.id, by: desk.technician)
        #expect(try await desk.inbox(of: desk.technician).isEmpty)
    }

    /// Acts were sealed under the keyring once; a refusal may wait for its reader from before.
    @Test func anActOfBeforeIsStillRead() async throws {
        let (desk, id) = try await desk()
        let (environment, office) = (desk.environment, desk.regency.kominfo.id)
        let address = desk.address("ukur", of: id, at: desk.regency.kominfo)
        try await desk.acts.complete(
            address, outcome: Outcome.implicitName, raw: RuleDesk.raw(["pengukuran.tinggi": "40"]),
            note: "Tanah datar", seen: nil, by: desk.technician)
        try await environment.database.write { [cases = desk.cases, village = desk.village.id] transaction in
            let key = try CaseFile.open(
                id, of: village, at: environment.now, shelf: cases.shelf, keyring: environment.keyring, in: transaction
            ).key
            let row = try transaction.row("SELECT id, act_sealed FROM handover_acts WHERE office_id = \(office)")!
            let place = SealContext(table: "handover_acts", column: "act_sealed", row: [office, row.text("id")])
            let old = environment.keyring.seal(try key.open(row.blob("act_sealed"), for: place), for: place)
            try transaction.execute("UPDATE handover_acts SET act_sealed = \(old) WHERE office_id = \(office)")
        }
        // The same act sent twice is one, also where the first is of before.
        try await desk.acts.complete(
            address, outcome: Outcome.implicitName, raw: RuleDesk.raw(["pengukuran.tinggi": "40"]),
            note: "Tanah datar", seen: nil, by: desk.technician)
        #expect(try await desk.handed(address, to: desk.technician).acts.map(\.entered) == ["Tanah datar\nTinggi: 40"])
        try await WithdrawCase(environment, desk.cases)(id, of: desk.village.id, reason: nil, by: desk.applicant)
        try await desk.work()
        let act = try #require(try await desk.handed(address, to: desk.technician).acts.first)
        #expect(act.state == .refused("Permohonan ini sudah selesai: Dicabut."))
        #expect(act.entered == "Tanah datar\nTinggi: 40")
    }

    @Test func aRefusedActBringsTheTaskBack() async throws {
        let (desk, id) = try await desk()
        try await desk.acts.complete(
            desk.address("ukur", of: id, at: desk.regency.kominfo), outcome: Outcome.implicitName,
            raw: RuleDesk.raw(["pengukuran.tinggi": "40"]), seen: try await desk.look(id).state.version,
            by: desk.technician)
        // What the page showed is no longer true when the act arrives.
        try await CorrectCase(desk.environment, desk.cases)(
            id, of: desk.village.id, raw: RuleDesk.raw(["menara.lokasi": "Lembah"]), seen: nil, by: desk.applicant)
        try await desk.work()
        let rows = try await desk.inbox(of: desk.technician)
        #expect(rows.map(\.isRefused) == [true, false])
        #expect(try await desk.inbox(of: desk.otherTechnician).map(\.isRefused) == [false])
        #expect(try await desk.look(id).state.open.keys.sorted() == ["ukur"])
        try await measure(desk, id, by: desk.otherTechnician)
        try await desk.work()
        #expect(try await desk.look(id).state.open.keys.sorted() == ["sahkan"])
    }

    @Test func aColleagueWhoIsSecondIsToldAtOnceAndADoublePressIsOne() async throws {
        let (desk, id) = try await desk()
        try await measure(desk, id, by: desk.technician)
        try await measure(desk, id, by: desk.technician)
        // A second, different act of the same person is another, and is not taken for the first.
        await #expect(throws: Refusal.self) { try await measure(desk, id, by: desk.technician, "7") }
        await #expect(throws: Refusal.self) { try await measure(desk, id, by: desk.otherTechnician, "7") }
        try await desk.work()
        let look = try await desk.look(id)
        #expect(look.answers?[FieldPath("pengukuran.tinggi")!] == .number(40))
        #expect(look.state.completions.count { $0.step == "ukur" } == 1)
        #expect(try await desk.inbox(of: desk.technician).isEmpty)
    }

    /// A crash between any two transactions: everything that the outbox asks for is done twice.
    @Test func doneTwiceIsDoneOnce() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt()
        let id = try await desk.apply()
        try await desk.decide("setujui", "ya", of: id, at: desk.regency.villageB, by: desk.applicantsHead)
        try await desk.workWithoutNoting()
        try await desk.workWithoutNoting()
        try await desk.workWithoutNoting()
        try await desk.work()
        let look = try await desk.look(id)
        #expect(look.state.completions.count { $0.step == "setujui" } == 1)
        #expect(look.state.open.keys.sorted() == ["periksa"])
        #expect(try await desk.inbox(of: desk.applicantsHead).isEmpty)
        let address = desk.address("setujui", of: id, at: desk.regency.villageB)
        #expect(try await desk.handed(address, to: desk.applicantsHead).acts.map(\.state) == [.taken])
    }

    @Test func anOlderCopyNeverReplacesANewerOne() async throws {
        let (desk, id) = try await desk()
        // As if another node had already copied what comes later.
        try await desk.environment.database.write { transaction in
            _ = try transaction.execute("UPDATE handovers SET version = version + 1000")
        }
        try await WithdrawCase(desk.environment, desk.cases)(id, of: desk.village.id, reason: nil, by: desk.applicant)
        try await desk.work()
        #expect(try await desk.inbox(of: desk.technician).map(\.caseID) == [id])
    }

    /// The clock decides, not the worker: an act in time is in time, however late it is brought.
    @Test func anActInTimeIsTakenThoughItIsBroughtLate() async throws {
        let (desk, id) = try await desk()
        let due = try #require(try await desk.look(id).state.open["ukur"]?.expiry?.due)
        desk.regency.clock.turn(to: due)
        try await measure(desk, id, by: desk.technician)
        desk.regency.clock.turn(seconds: 600)
        try await desk.work()
        let look = try await desk.look(id)
        #expect(look.state.open.keys.sorted() == ["sahkan"])
        #expect(look.state.completions.last?.occurred == due)
    }

    @Test func anActAfterTheTimeIsRefusedAtOnce() async throws {
        let (desk, id) = try await desk()
        let due = try #require(try await desk.look(id).state.open["ukur"]?.expiry?.due)
        desk.regency.clock.turn(to: due.adding(seconds: 1))
        do {
            try await measure(desk, id, by: desk.technician)
            Issue.record("taken")
        } catch Refusal.timeOver {
        } catch { Issue.record("\(error)") }
    }

    /// What cannot be brought there at all comes back to whoever did it.
    @Test func whatCannotBeBroughtThereIsToldToo() async throws {
        let (desk, id) = try await desk()
        try await measure(desk, id, by: desk.technician)
        let outbox = Outbox(keyring: desk.environment.keyring)
        let (now, environment, cases) = (desk.environment.now.seconds, desk.environment, desk.cases)
        try await environment.database.write { transaction in
            let office = desk.regency.kominfo.id
            for claim in try outbox.claim(
                office: office, kinds: [CaseWorker.kind], now: now, limit: 10, lease: 60, in: transaction)
            {
                try outbox.giveUp(claim, cause: "rusak", in: transaction)
                try CaseWorker(environment, cases).gaveUp(claim, cause: "rusak", in: transaction)
            }
        }
        try await desk.work()
        let rows = try await desk.inbox(of: desk.technician)
        #expect(rows.map(\.isRefused) == [true, false])
        try await measure(desk, id, by: desk.technician)
        try await desk.work()
        #expect(try await desk.look(id).state.open.keys.sorted() == ["sahkan"])
    }

    /// It seemed not to arrive, and had: whoever acted is not left with a refusal.
    @Test func anActThatWasTakenAfterAllCountsAsTaken() async throws {
        let (desk, id) = try await desk()
        try await measure(desk, id, by: desk.technician)
        try await desk.workWithoutNoting()
        let outbox = Outbox(keyring: desk.environment.keyring)
        let (now, environment, cases) = (desk.environment.now.seconds, desk.environment, desk.cases)
        try await environment.database.write { transaction in
            for claim in try outbox.claim(
                office: desk.regency.kominfo.id, kinds: [CaseWorker.kind], now: now, limit: 10, lease: 60,
                in: transaction)
            {
                try outbox.giveUp(claim, cause: "rusak", in: transaction)
                try CaseWorker(environment, cases).gaveUp(claim, cause: "rusak", in: transaction)
            }
        }
        try await desk.work()
        #expect(try await desk.inbox(of: desk.technician).isEmpty)
        let address = desk.address("ukur", of: id, at: desk.regency.kominfo)
        #expect(try await desk.handed(address, to: desk.technician).acts.map(\.state) == [.taken])
    }

    /// Files that waited too long are swept, so that an act which names them cannot be taken.
    @Test func anActWhoseFilesAreGoneIsRefused() async throws {
        let (desk, id) = try await desk()
        let (file, blob) = try await desk.pdf("foto")
        try await desk.acts.complete(
            desk.address("ukur", of: id, at: desk.regency.kominfo), outcome: Outcome.implicitName,
            raw: RuleDesk.raw(["pengukuran.tinggi": "40"]),
            uploads: [UploadedPaper(paper: "foto", file: file, blob: blob)],
            seen: nil, by: desk.technician)
        desk.regency.clock.turn(days: 7)
        try await desk.work()
        #expect(try await desk.inbox(of: desk.technician).first?.isRefused == true)
        #expect(try await desk.look(id).papers["foto"] == nil)
    }

    @Test func answeredActsAreForgottenAfterAMonth() async throws {
        let (desk, id) = try await desk()
        try await measure(desk, id, by: desk.technician)
        try await desk.work()
        desk.regency.clock.turn(days: SweepHandovers.keptDays + 1)
        try await SweepHandovers(desk.environment)()
        let address = desk.address("ukur", of: id, at: desk.regency.kominfo)
        #expect(try await desk.handed(address, to: desk.technician).acts.isEmpty)
    }

    /// What somebody wrote at another office's task lies under the key of its case: erasing that reaches it.
    @Test func anErasedCaseTakesWhatIsUnderWayAlong() async throws {
        let (desk, id) = try await desk()
        try await measure(desk, id, by: desk.technician)
        let sealed = try await desk.environment.database.read {
            try $0.row("SELECT act_sealed, id FROM handover_acts WHERE case_id = \(id) AND state = 'sent'")!
        }
        let place = SealContext(
            table: "handover_acts", column: "act_sealed", row: [desk.regency.kominfo.id, sealed.text("id")])
        #expect(throws: SealFailure.self) {
            try desk.environment.keyring.open(sealed.blob("act_sealed"), for: place)
        }
        try await desk.environment.database.write { transaction in
            _ = try transaction.execute(
                "UPDATE cases SET key_sealed = NULL WHERE office_id = \(desk.village.id) AND id = \(id)")
        }
        try await desk.work()
        #expect(try await desk.inbox(of: desk.technician).map(\.isRefused) == [true])
        let mails = try await desk.regency.test.mails()
        #expect(mails.contains { $0.to == "teknis@kominfo.contoh" && $0.text.contains("sudah dihapus") })
        try await readRefusal(desk, id, says: "Isi permohonan ini sudah dihapus.", entered: "")
    }

    private func readRefusal(_ desk: OtherOffices, _ id: String, says text: String, entered: String) async throws {
        let address = desk.address("ukur", of: id, at: desk.regency.kominfo)
        let person = try await desk.regency.person(try await desk.regency.logIn("teknis"))
        let look = try await desk.handed(address, to: person)
        #expect(look.look == nil && look.acts.map(\.state) == [.refused(text)])
        #expect(look.acts.map(\.entered) == [entered])
        try await ReadRefusal(desk.environment)(look.acts[0].id, at: desk.regency.kominfo.id, by: person)
        #expect(try await desk.inbox(of: person).isEmpty)
        // Nothing of the case is theirs.
        await #expect(throws: (any Error).self) { _ = try await desk.handed(address, to: person) }
    }

    /// Whoever has another role by now reads why, and what they wrote, and nothing of the case.
    @Test func aRefusalIsReadByWhoeverActedThoughTheTaskIsTheirsNoMore() async throws {
        let (desk, id) = try await desk()
        try await measure(desk, id, by: desk.technician)
        try await WithdrawCase(desk.environment, desk.cases)(id, of: desk.village.id, reason: nil, by: desk.applicant)
        try await desk.work()
        try await AssignRole(desk.environment)(
            NewRole("helpdesk", from: desk.environment.now.date(in: .wib)), to: "teknis", in: desk.regency.kominfo.id,
            by: desk.regency.admin)
        for role in desk.technician.roles {
            try await EndRole(desk.environment)(role.id, in: role.office, by: desk.regency.admin)
        }
        try await readRefusal(desk, id, says: "Permohonan ini sudah selesai: Dicabut.", entered: "Tinggi: 40")
    }

    /// What was not taken, and what they had written, waits for whoever acted however long they are away.
    @Test func aRefusalIsKeptUntilItIsReadOrNobodyCanReadIt() async throws {
        let (desk, id) = try await desk()
        try await measure(desk, id, by: desk.technician)
        try await WithdrawCase(desk.environment, desk.cases)(id, of: desk.village.id, reason: nil, by: desk.applicant)
        try await desk.work()
        desk.regency.clock.turn(days: SweepHandovers.keptDays + 1)
        try await SweepHandovers(desk.environment)()
        let office = desk.regency.kominfo.id
        let address = desk.address("ukur", of: id, at: desk.regency.kominfo)
        let act = try #require(try await desk.handed(address, to: desk.technician).acts.first)
        #expect(act.entered == "Tinggi: 40")

        func kept() async throws -> Int {
            try await desk.environment.database.read { try $0.rows("SELECT id FROM handover_acts").count }
        }
        for role in desk.technician.roles {
            try await EndRole(desk.environment)(role.id, in: office, by: desk.regency.admin)
        }
        #expect(try await kept() == 1)
        try await SweepHandovers(desk.environment)()
        #expect(try await kept() == 0)
    }

    @Test func aRefusalThatWasReadIsForgottenAfterAMonth() async throws {
        let (desk, id) = try await desk()
        try await measure(desk, id, by: desk.technician)
        try await WithdrawCase(desk.environment, desk.cases)(id, of: desk.village.id, reason: nil, by: desk.applicant)
        try await desk.work()
        let address = desk.address("ukur", of: id, at: desk.regency.kominfo)
        let act = try #require(try await desk.handed(address, to: desk.technician).acts.first)
        try await ReadRefusal(desk.environment)(act.id, at: desk.regency.kominfo.id, by: desk.technician)
        desk.regency.clock.turn(days: SweepHandovers.keptDays + 1)
        try await SweepHandovers(desk.environment)()
        #expect(try await desk.handed(address, to: desk.technician).acts.isEmpty)
    }
}
