import Forms
import Procedures
@testable import Services
import Store
import Testing

/// Whose work an effect is, where that changes while it waits.
@Suite struct EffectHands {
    private static let account = """
        formulir:
          l: {nama: {label: Nama, jenis: teks, wajib: ya}, nik: {label: NIK, jenis: nik, wajib: ya}, surel: {label: Email, jenis: email, wajib: ya}}
        akhir: {aktif: {judul: Aktif, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Meminta akun, oleh: pelapor, isi: [l], lalu: aktifkan}
          aktifkan: {kegiatan: Mengaktifkan akun, otomatis: akun.buat, dengan: {nama: l.nama, nik: l.nik, surel: l.surel}, oleh: operator, waktu: 1 hari kerja, hasil: {berhasil: aktif, sudah-ada: aktif}}
        uji:
          - {nama: Aktif, isi: {l.nik: "0000000101900007"}, jalan: [ajukan, {aktifkan: berhasil}], akhir: aktif}
        """

    private static let answers = [
        "l.nama": "Warga Contoh", "l.nik": "0000000101900007", "l.surel": "warga@contoh.id",
    ]

    /// A desk with a case whose effect waits, under an adoption that leaves it to somebody.
    private func desk(_ mode: Adoption.EffectMode) async throws -> (RuleDesk, String) {
        let desk = try await RuleDesk()
        try await adopt(mode, desk)
        let id = try await desk.apply("akun-warga", Self.answers)
        _ = try await desk.regency.test.mails()
        return (desk, id)
    }

    private func adopt(_ mode: Adoption.EffectMode, _ desk: RuleDesk) async throws {
        try await desk.adopt("akun-warga", Self.account, effects: ["akun.buat": mode])
        try await desk.takeUpAdoptions()
    }

    /// How often the system has done it by now.
    private func done(_ desk: RuleDesk) async throws -> Int {
        try await desk.work()
        return try await desk.regency.test.mails().count { $0.to == "warga@contoh.id" }
    }

    /// The office says that an officer does it now: what waits in the outbox does it no more, or it would be done twice.
    @Test func whatBecameAPersonsIsNotDoneByTheSystemToo() async throws {
        let (desk, id) = try await desk(.real)
        #expect(try await desk.inbox(of: desk.clerk).isEmpty, "the system's")
        try await adopt(.manual, desk)
        #expect(try await done(desk) == 0, "no account was made")
        #expect(try await desk.inbox(of: desk.clerk).map(\.caseID) == [id])
    }

    /// Work done by hand is given to a colleague like any other; what the system is about to do is nobody's to give.
    @Test func workByHandIsGivenToAColleague() async throws {
        let (desk, id) = try await desk(.manual)
        let second = try await desk.regency.officer("operator2", ["operator"], in: desk.regency.villageA)
        let task = TaskAddress(office: desk.office, caseID: id, step: "aktifkan", visit: 1)
        let assign = AssignTask(desk.environment, desk.cases)
        #expect(try await desk.look(id, as: desk.clerk).assignRefusal(at: "aktifkan", 1) == nil)
        try await assign(task, to: second.id, note: "Tolong", by: desk.clerk)
        #expect(try await desk.inbox(of: second).first?.claimedBy == second.id)
        let (systems, other) = try await self.desk(.real)
        _ = try await systems.regency.officer("operator2", ["operator"], in: systems.regency.villageA)
        await #expect(throws: Refusal.stepNotOpen(step: "aktifkan")) {
            try await AssignTask(systems.environment, systems.cases)(
                TaskAddress(office: systems.office, caseID: other, step: "aktifkan", visit: 1), to: "siapa-saja",
                note: nil, by: systems.clerk)
        }
    }

    @Test func whatBecameTheSystemsIsDoneByIt() async throws {
        let (desk, id) = try await desk(.manual)
        #expect(try await done(desk) == 0)
        #expect(try await desk.inbox(of: desk.clerk).map(\.caseID) == [id])
        try await adopt(.real, desk)
        #expect(try await desk.inbox(of: desk.clerk).isEmpty)
        #expect(try await done(desk) == 1)
        #expect(try await desk.look(id, as: desk.kades).state.result == "aktif")
    }

    /// The system left what it was asked for, since it was a person's by then; now it is asked once more.
    @Test func whatTheSystemGetsBackIsAskedForAnew() async throws {
        let (desk, _) = try await desk(.real)
        try await adopt(.manual, desk)
        #expect(try await done(desk) == 0)
        try await adopt(.real, desk)
        // Twice taken up, it is still once asked for.
        try await adopt(.real, desk)
        #expect(try await done(desk) == 1)
    }

    /// What waits in the outbox is not asked for beside it.
    @Test func whatStillWaitsIsAskedForOnce() async throws {
        let (desk, id) = try await desk(.real)
        let (environment, cases, office) = (desk.environment, desk.cases, desk.office)
        let asked = try await environment.database.write { transaction in
            let file = try CaseFile.open(
                id, of: office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring, in: transaction)
            try CaseWriter(environment: environment, cases: cases, transaction: transaction)
                .askForEffects(of: file, again: "lagi", at: environment.now)
            return try Outbox(keyring: environment.keyring).standing(
                office: office, subject: id, kind: CaseWorker.kind, in: transaction
            ).keys.filter { $0.hasPrefix("efek:") }
        }
        #expect(asked == ["efek:aktifkan:1"])
        #expect(try await done(desk) == 1)
    }

    /// Whoever has taken it may be doing it: it stays theirs, until they give it back.
    @Test func whatSomebodyHasTakenIsTheirsUntilTheyGiveItBack() async throws {
        let (desk, id) = try await desk(.manual)
        let (acts, place) = (TaskActs(desk.environment, desk.cases), try await desk.address("aktifkan", of: id))
        try await acts.claim(place, by: desk.clerk)
        try await adopt(.real, desk)
        #expect(try await done(desk) == 0)
        #expect(try await desk.inbox(of: desk.clerk).map(\.caseID) == [id])
        try await acts.release(place, by: desk.clerk)
        #expect(try await desk.inbox(of: desk.clerk).isEmpty)
        #expect(try await done(desk) == 1)
    }

    /// Lets something happen between what the system reads and what it writes.
    private struct Meanwhile: WorkHandler {
        let real: CaseWorker
        let act: @Sendable () async throws -> Void

        func perform(_ claim: WorkClaim) async throws -> WorkRecord {
            let record = try await real.perform(claim)
            if claim.name == "efek:aktifkan:1" { try await act() }
            return record
        }
    }

    /// Just then the row of the effect seems to wait still: whoever gives the task back asks for nothing.
    @Test func whatIsGivenBackWhileTheSystemLooksIsDone() async throws {
        let (desk, id) = try await desk(.manual)
        let (environment, cases, office, clock) = (desk.environment, desk.cases, desk.office, desk.regency.clock)
        let (acts, place) = (TaskActs(environment, cases), try await desk.address("aktifkan", of: id))
        let clerk = desk.clerk
        try await acts.claim(place, by: clerk)
        try await environment.database.write { transaction in
            let file = try CaseFile.open(
                id, of: office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring, in: transaction)
            try CaseWriter(environment: environment, cases: cases, transaction: transaction)
                .enqueue(.effect(EffectKey(step: "aktifkan", visit: 1)), for: file.record, at: environment.now)
        }
        try await desk.adopt("akun-warga", Self.account, effects: ["akun.buat": .real])
        let worker = Worker(
            database: environment.database, queue: Outbox(keyring: environment.keyring),
            handlers: [
                CaseWorker.kind: Meanwhile(real: CaseWorker(environment, cases)) {
                    try await acts.release(place, by: clerk)
                }
            ], now: { clock.now.seconds })
        _ = try await worker.runDue()
        #expect(try await done(desk) == 1)
    }

    /// An old page still offers it.
    @Test func whatTheSystemIsToDoIsNobodysToTake() async throws {
        let (desk, id) = try await desk(.real)
        let place = try await desk.address("aktifkan", of: id)
        await #expect(throws: Refusal.stepNotOpen(step: "aktifkan")) {
            try await TaskActs(desk.environment, desk.cases).claim(place, by: desk.clerk)
        }
        #expect(try await done(desk) == 1)
    }

    /// A colleague of another office sees the task go, too.
    @Test func anotherOfficeLosesWhatBecameTheSystems() async throws {
        let desk = try await OtherOffices()
        let source = OtherOffices.source("akun", Self.account.replacing("oleh: operator", with: "oleh: teknis"))
        try await desk.adopt("akun", source, effects: ["akun.buat": .manual])
        let id = try await desk.apply("akun", Self.answers, papers: [])
        #expect(try await desk.inbox(of: desk.technician).map(\.caseID) == [id])
        desk.regency.clock.turn(seconds: 1)
        try await desk.adopt("akun", source)
        try await AdoptionDays.follow(desk.environment, desk.cases, desk.regency.clock)
        try await desk.work()
        #expect(try await desk.inbox(of: desk.technician).isEmpty)
    }
}
