import FoundationEssentials
import Procedures
import Services
import Store
import TestDatabases
import Testing

/// `balai backup` and `balai restore` as use cases: nothing acknowledged is missing, half a backup is none.
@Suite(.enabled(if: TestEngine.current == .sqlite, "PostgresSnapshotTests tries the other engine's part"))
struct BackupTests {
    /// Cases come in while backups are taken; the last one is restored elsewhere and a case goes on there.
    @Test func aBackupUnderLoadIsRestoredElsewhereAndWorksOn() async throws {
        let backup = try await BackupDesk()
        let desk = backup.desk
        let known = try await desk.apply()
        let (during, last) = try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<6 { group.addTask { _ = try await desk.apply() } }
            let during = try await backup.back(up: nil).snapshot
            try await group.waitForAll()
            return (during, try await backup.back(up: nil))
        }
        for snapshot in [during, last.snapshot] {
            let verified = try await backup.verify(snapshot)
            #expect(verified.findings.isEmpty && verified.notLookedInto == nil)
            #expect(verified.cases == snapshot.manifest.counts.cases)
            #expect(verified.files == snapshot.manifest.counts.blobs)
        }
        #expect(last.snapshot.manifest.counts.cases == 7)
        #expect(last.copied == last.snapshot.manifest.counts.blobs - during.manifest.counts.blobs)

        let restored = try await backup.restore(last.snapshot)
        let environment = restored.environment
        let verified = try await restored.verify()
        #expect(verified.findings.isEmpty && verified.cases == 7)
        try await CompleteStep(environment, CaseServices())(
            TaskAddress(office: desk.office, caseID: known, step: "perintah-periksa", visit: 1),
            outcome: Outcome.implicitName, raw: [:], reason: nil, note: nil, seen: nil, blobs: restored.blobs,
            by: desk.kadis)
        let look = try await environment.database.read {
            try CaseLook(known, of: desk.office, for: desk.kadis, environment, CaseServices(), in: $0)
        }
        #expect(look.state.open["periksa"] != nil)
        // The old machine has not seen it.
        #expect(try await desk.look(known).state.open["perintah-periksa"] != nil)
    }

    @Test func theKeyIsNotInTheBackup() async throws {
        let backup = try await BackupDesk()
        _ = try await backup.desk.apply()
        let snapshot = try await backup.back(up: nil).snapshot
        #expect(snapshot.manifest.keys == backup.keyring.everyName.map(\.description).sorted())
        let stranger = Keyring.random()
        await #expect(throws: KeyFailure.wrong) { try await backup.restore(snapshot, keyring: stranger) }
    }

    /// A draft is cleared away while its papers are being copied: the snapshot is taken anew.
    @Test func aFileThatGoesMeanwhileMakesItBeginAnew() async throws {
        let backup = try await BackupDesk()
        let desk = backup.desk
        _ = try await desk.apply()
        let draft = try await StartDraft(desk.environment, desk.cases)(
            "email-domain", at: desk.office, by: desk.clerk, secret: nil)
        try await desk.fill(draft, by: desk.clerk)
        let outcome = try await backup.back(
            up: VanishingStore(desk.blobs.store, draft: draft, in: desk.regency.test.database))
        #expect(outcome.snapshot.manifest.missing.isEmpty && outcome.snapshot.manifest.counts.blobs == 3)
        #expect(try await backup.verify(outcome.snapshot).findings.isEmpty)
        #expect(try await backup.folder.names().count == 1)
    }

    /// What the live data have lost cannot be saved, but must not keep the rest from being saved.
    @Test func aLostFileIsNamedAndKeepsNothingElse() async throws {
        let backup = try await BackupDesk()
        _ = try await backup.desk.apply()
        let lost = try #require(try await backup.desk.blobs.store.places(writtenBefore: .max).first)
        try await backup.desk.blobs.store.remove(lost)
        let snapshot = try await backup.back(up: nil).snapshot
        #expect(snapshot.manifest.missing == [lost.backupPath] && snapshot.manifest.counts.blobs == 2)
        let findings = try await backup.verify(snapshot).findings
        #expect(Set(findings.map(\.place)) == [lost.backupPath])
        #expect(try await backup.verify().findings.map(\.kind) == ["berkas-hilang"])
    }

    /// A file that was cut short on the disk is lost like one that is gone: it stands in nobody else's way.
    @Test func aFileThatWasCutShortIsNamedAndKeepsNothingElse() async throws {
        let backup = try await BackupDesk()
        _ = try await backup.desk.apply()
        let cut = try #require(try await backup.desk.blobs.store.places(writtenBefore: .max).first)
        let file = URL(filePath: "\(backup.desk.regency.test.folder)/\(cut.backupPath)")
        try Data(contentsOf: file).prefix(40).write(to: file)
        let snapshot = try await backup.back(up: nil).snapshot
        #expect(snapshot.manifest.missing == [cut.backupPath] && snapshot.manifest.counts.blobs == 2)
        let restored = try await backup.restore(snapshot)
        #expect(try await restored.verify().findings.map(\.place) == [cut.backupPath])
    }

    @Test func anotherEnginesAndANewerSchemaAreRefused() async throws {
        let backup = try await BackupDesk()
        let snapshot = try await backup.back(up: nil).snapshot
        let restore = RestoreBackup(
            keyring: backup.keyring, open: { _ in throw BackupDesk.Installed() },
            install: { _ in throw BackupDesk.Installed() })
        await #expect(throws: BackupFailure.anotherEngine(found: "sqlite", expected: "postgres")) {
            try await restore(snapshot, engines: ["postgres"], schema: BackupDesk.schema) {
                throw BackupDesk.Installed()
            }
        }
        let newer = DatabaseFailure.newerSchema(found: BackupDesk.schema, known: 3)
        await #expect(throws: newer) {
            try await restore(snapshot, engines: ["sqlite"], schema: 3) { throw BackupDesk.Installed() }
        }
    }
}

/// Removes a draft and its files as soon as the first file is asked for: a sweep of the running service.
private struct VanishingStore: BlobStore {
    let store: any BlobStore
    let draft: String
    let database: any Database

    init(_ store: any BlobStore, draft: String, in database: any Database) {
        self.store = store
        self.draft = draft
        self.database = database
    }

    func create(_ place: BlobPlace) async throws -> any BlobSink { try await store.create(place) }
    func remove(_ place: BlobPlace) async throws { try await store.remove(place) }
    func places(writtenBefore moment: Int64) async throws -> [BlobPlace] {
        try await store.places(writtenBefore: moment)
    }
    func check() async throws { try await store.check() }

    func open(_ place: BlobPlace) async throws -> any BlobSource {
        // A draft's files lie under the installation's key, a case's under the case's.
        let ids = try await database.write { [draft] transaction -> [BlobPlace] in
            let removed = try transaction.execute("DELETE FROM drafts WHERE id = \(draft)")
            guard removed == 1 else { return [] }
            let rows = try transaction.rows(
                "SELECT office_id, id FROM blobs WHERE substr(key_sealed, 1, 1) = \([1] as [UInt8])")
            try transaction.execute("DELETE FROM blobs WHERE substr(key_sealed, 1, 1) = \([1] as [UInt8])")
            return rows.map { BlobPlace(office: $0.text("office_id"), id: $0.text("id")) }
        }
        for place in ids { try await store.remove(place) }
        return try await store.open(place)
    }
}
