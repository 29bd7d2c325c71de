import FoundationEssentials
import Forms
import Procedures
@testable import Services
import Store
import TestDatabases
import Testing

/// `balai keys`: a new key seals once every node has it, everything is sealed anew under it while people work, and the old
/// one is needed no more.
@Suite struct KeyRotationTests {
    /// The desk with a key file, an open case with its papers, and a draft.
    private struct Fixture {
        /// Holds the folder of the key file.
        let folder: TestEnvironment
        let desk: KominfoDesk
        let path: String
        let old: KeyName
        let caseID: String
        let draft: String

        init() async throws {
            folder = try await TestEnvironment()
            path = folder.folder + "/kunci"
            let keyring = try KeyFile.create(at: path)
            old = keyring.active
            desk = try await KominfoDesk(keyring: keyring)
            try await KeyCheck.verify(keyring, in: desk.environment.database)
            caseID = try await desk.apply()
            try await desk.checkPapers(caseID)
            draft = try await StartDraft(desk.environment, desk.cases)(
                "email-domain", at: desk.office, by: desk.clerk, secret: nil)
            try await desk.fill(draft, by: desk.clerk)
        }

        var database: any Database { desk.regency.test.database }

        func reseal(_ keyring: Keyring, batch: Int = 3) async throws -> ResealData.Outcome {
            try await ResealData(database: desk.environment.database, keyring: keyring)(batch: batch)
        }

        func use() async throws -> KeyUse { try await KeyUse.count(in: database) }

        /// What a service does every ten seconds.
        func look(_ keyring: Keyring) async throws {
            keyring.refresh()
            try await KeyCheck.follow(keyring, in: database)
        }

        /// What another node sees of a case, who has its own keyring and nothing in memory.
        func sees(_ id: String, with keyring: Keyring) async throws -> CaseState {
            let office = desk.office
            return try await database.read { transaction in
                try CaseFile.open(
                    id, of: office, at: .beforeAll, shelf: CaseServices().shelf, keyring: keyring, in: transaction
                ).state
            }
        }

        func verify(_ keyring: Keyring) async throws -> [Finding] {
            try await VerifyData(database: database, store: desk.blobs.store, keyring: keyring)().findings
        }
    }

    private func withFixture(_ body: (Fixture) async throws -> Void) async throws {
        try await body(Fixture())
    }

    @Test func everythingMovesToTheNewKeyAndOpensWithoutTheOld() async throws {
        try await withFixture { fixture in
            let before = try await fixture.use()
            #expect(Set(before.counts.keys) == [fixture.old])
            let new = try KeyFile.add(to: fixture.path)
            let keyring = try KeyFile.load(from: fixture.path)
            try await KeyCheck.changeOver(to: keyring, at: 100, in: fixture.database)
            // The service goes on with the keyring that it has, and takes the new key up.
            try await fixture.look(fixture.desk.environment.keyring)
            _ = try await fixture.desk.apply()
            let mixed = try await fixture.use()
            #expect(Set(mixed.counts.keys) == [fixture.old, new])

            let done = try await fixture.reseal(keyring)
            #expect(done.failed.isEmpty && done.resealed == mixed.total(of: fixture.old))
            #expect(try await Set(fixture.use().counts.keys) == [new])
            #expect(try await fixture.reseal(keyring) == ResealData.Outcome())
            #expect(fixture.desk.regency.test.watch.spanning == [])

            try KeyFile.remove(fixture.old, from: fixture.path)
            let alone = try KeyFile.load(from: fixture.path)
            #expect(alone.names == [new])
            #expect(try await fixture.verify(alone).isEmpty)
            let open = try await fixture.desk.open(
                fixture.draft, of: fixture.desk.office, by: fixture.desk.clerk, secret: nil)
            #expect(open.draft.content.papers.count == 3)
        }
    }

    /// What is left of an erased case lies under a key of its own, which moves as a case's does.
    @Test func anErasedCaseMovesToo() async throws {
        try await withFixture { fixture in
            let desk = fixture.desk
            let id = try await desk.apply()
            try await WithdrawCase(desk.environment, desk.cases)(id, of: desk.office, reason: nil, by: desk.clerk)
            try await desk.work()
            let head = try await ConfirmPassword(desk.environment)(Regency.password, by: desk.kadis)
            try await EraseCase(desk.environment, desk.cases)(id, of: desk.office, basis: "Keputusan 7/2026", by: head)
            _ = try KeyFile.add(to: fixture.path)
            let keyring = try KeyFile.load(from: fixture.path)
            #expect(try await fixture.reseal(keyring).failed.isEmpty)
            try KeyFile.remove(fixture.old, from: fixture.path)
            let alone = try KeyFile.load(from: fixture.path)
            #expect(try await fixture.verify(alone).isEmpty)
        }
    }

    /// A service that was started before the key was added opens what another process has sealed with it.
    @Test func aRunningServiceNeedsNoRestart() async throws {
        try await withFixture { fixture in
            let running = fixture.desk.environment.keyring
            let new = try KeyFile.add(to: fixture.path)
            let keyring = try KeyFile.load(from: fixture.path)
            try await KeyCheck.changeOver(to: keyring, at: 100, in: fixture.database)
            _ = try await fixture.reseal(keyring)
            #expect(running.active == fixture.old && !running.names.contains(new))
            #expect(try await fixture.sees(fixture.caseID, with: running).isOpen)
            try await fixture.look(running)
            #expect(running.active == new)
        }
    }

    /// Two machines, each with a copy of the key file: at no moment does one of them seal what the other cannot open.
    @Test func whatOneNodeSealsTheOtherOpensAtEveryStep() async throws {
        try await withFixture { fixture in
            let (copy, desk) = (fixture.path + ".lain", fixture.desk)
            try FileManager.default.copyItem(atPath: fixture.path, toPath: copy)
            let (here, elsewhere) = (desk.environment.keyring, try KeyFile.load(from: copy))

            // Added here; the copy is on its way.
            let new = try KeyFile.add(to: fixture.path)
            try await fixture.look(here)
            try await KeyCheck.verify(KeyFile.load(from: fixture.path), in: fixture.database)
            try await fixture.look(here)
            try await KeyCheck.verify(here, in: fixture.database)
            #expect(here.active == fixture.old && here.newest == new)
            let before = try await desk.apply()
            #expect(try await fixture.sees(before, with: elsewhere).isOpen)
            let (office, outbox) = (desk.office, Outbox(keyring: elsewhere))
            let now = desk.environment.now.seconds
            let claims = try await fixture.database.write { transaction in
                try outbox.claim(
                    office: office, kinds: [CaseWorker.kind, OutgoingMail.kind], now: now, limit: 100, lease: 1,
                    in: transaction)
            }
            #expect(!claims.isEmpty)

            // Copied, and changed over; the other has not looked yet.
            try FileManager.default.removeItem(atPath: copy)
            try FileManager.default.copyItem(atPath: fixture.path, toPath: copy)
            try await KeyCheck.changeOver(to: KeyFile.load(from: fixture.path), at: 100, in: fixture.database)
            try await fixture.look(here)
            #expect(here.active == new)
            let after = try await desk.apply()
            #expect(try await fixture.sees(after, with: elsewhere).isOpen)
            #expect(elsewhere.active == fixture.old)
            try await fixture.look(elsewhere)
            #expect(elsewhere.active == new)
        }
    }

    @Test func aNodeWithoutTheNewKeyIsRefused() async throws {
        try await withFixture { fixture in
            let copy = fixture.path + ".lain"
            try FileManager.default.copyItem(atPath: fixture.path, toPath: copy)
            let elsewhere = try KeyFile.load(from: copy)
            let new = try KeyFile.add(to: fixture.path)
            try await KeyCheck.verify(KeyFile.load(from: fixture.path), in: fixture.database)
            await #expect(throws: KeyFailure.olderMissing(name: new.description)) {
                try await KeyCheck.verify(elsewhere, in: fixture.database)
            }
        }
    }

    /// A machine that was not given the new key: its service may go on while the key is only announced, ends when the data
    /// are changed over to it, since what it seals would be lost with the old key, and goes on once it has the file.
    @Test func aNodeWithoutTheNewKeyStopsAndGoesOnWithIt() async throws {
        try await withFixture { fixture in
            let (copy, database) = (fixture.path + ".lain", fixture.database)
            try FileManager.default.copyItem(atPath: fixture.path, toPath: copy)
            let elsewhere = try KeyFile.load(from: copy)
            let new = try KeyFile.add(to: fixture.path)
            let missing = KeyFailure.olderMissing(name: new.description)

            let keyring = try KeyFile.load(from: fixture.path)
            try await KeyCheck.verify(keyring, in: database)
            try await KeyCheck.follow(elsewhere, in: database)
            try await KeyCheck.changeOver(to: keyring, at: 100, in: database)
            await #expect(throws: missing) { try await KeyCheck.follow(elsewhere, in: database) }
            // Also when the old one is known no more.
            let old = fixture.old
            try await database.write { try KeyCheck.forget(old, in: $0) }
            await #expect(throws: missing) { try await KeyCheck.follow(elsewhere, in: database) }

            try FileManager.default.removeItem(atPath: copy)
            try FileManager.default.copyItem(atPath: fixture.path, toPath: copy)
            elsewhere.refresh()
            try await KeyCheck.follow(elsewhere, in: database)
            #expect(elsewhere.active == new)
            // A rotation that is begun again does not begin the time anew.
            try await KeyCheck.changeOver(to: keyring, at: 200, in: database)
            #expect(try await database.read { try KeyCheck.inUseSince(new, in: $0) } == 100)
        }
    }

    /// Its key was taken out, and nothing says that another is in use.
    @Test func aNodeWhoseKeysAreKnownNoMoreStops() async throws {
        try await withFixture { fixture in
            let (old, database) = (fixture.old, fixture.database)
            let running = fixture.desk.environment.keyring
            try await KeyCheck.follow(running, in: database)
            try await database.write { try KeyCheck.forget(old, in: $0) }
            await #expect(throws: KeyFailure.wrong) { try await KeyCheck.follow(running, in: database) }
        }
    }

    /// What does not open is told and keeps nothing else; it names its key still, so that the key is not taken out.
    @Test func aDamagedValueIsToldAndLeft() async throws {
        try await withFixture { fixture in
            let draft = fixture.draft
            try await fixture.database.write { transaction in
                let row = try transaction.row("SELECT content_sealed FROM drafts WHERE id = \(draft)")!
                var sealed = row.blob("content_sealed")
                sealed[sealed.count - 1] ^= 1
                try transaction.execute("UPDATE drafts SET content_sealed = \(sealed) WHERE id = \(draft)")
            }
            try KeyFile.add(to: fixture.path)
            let done = try await fixture.reseal(KeyFile.load(from: fixture.path))
            #expect(done.failed == ["drafts.content_sealed \(fixture.desk.office)/\(draft)"])
            #expect(try await fixture.use().counts[fixture.old] == ["drafts.content_sealed": 1])
        }
    }

    /// A new sealed column must be sealed anew too, or it is lost with the old key.
    @Test(.enabled(if: TestEngine.current == .sqlite, "the schema is the same on both"))
    func everySealedColumnIsKnown() async throws {
        let test = try await TestEnvironment()
        let columns = try await test.database.read { transaction in
            try transaction.rows(
                """
                SELECT tables.name || '.' || columns.name AS name
                FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'
                """
            ).map { $0.text("name") }
        }
        // Under the key of the case, and under the key that it is a check of.
        let apart: Set = ["case_events.body_sealed", "cases.retention_sealed", "key_checks.content_sealed"]
        let sealed = Set(columns.filter { $0.hasSuffix("_sealed") }).subtracting(apart)
        #expect(Set(SealedColumn.all.map(\.name)) == sealed)
    }
}
