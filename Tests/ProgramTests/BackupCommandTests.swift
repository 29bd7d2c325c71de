import FoundationEssentials
import Logging
import Services
import Store
import TestDatabases
import Testing

@testable import Program

/// `balai backup`, `verify` and `restore` as somebody types them, on either engine.
@Suite struct BackupCommandTests {
    /// The machine that is backed up, and another.
    private let here: TemporaryFolder
    private let there: TemporaryFolder
    private let old: Settings
    private let new: Settings

    init() throws {
        here = try TemporaryFolder()
        there = try TemporaryFolder()
        old = try Settings(here.environment)
        new = try Settings(there.environment)
    }

    private var backups: String { here.path + "/cadangan" }

    /// An office with its roots and an uploaded file.
    private func begin() async throws {
        let house = try await old.begunWithFile()
        try await house.writeRoots()
        try await house.close()
    }

    private func backUp() async throws -> BackupCommand.Outcome {
        try await BackupCommand.parse([backups]).perform(old)
    }

    private func restore() async throws -> RestoreCommand.Outcome {
        try await RestoreCommand.parse([backups]).perform(new)
    }

    private func bringKey() throws {
        try FileManager.default.createDirectory(
            atPath: Folder.parent(of: new.realKey), withIntermediateDirectories: true)
        try? FileManager.default.removeItem(atPath: new.realKey)
        try FileManager.default.copyItem(atPath: old.realKey, toPath: new.realKey)
    }

    /// What was erased after the backup was taken holds its content again; the list beside the roots says which.
    @Test func aRestoreNamesWhatWasErasedSince() async throws {
        let house = try await old.begunWithFile()
        let sealed: [UInt8] = [1, 2, 3]
        try await house.database.write {
            _ = try $0.execute(
                """
                INSERT INTO cases (office_id, id, number, procedure_name, procedure_hash, key_sealed, version, head_hash,
                    opened_at, channel, track_hash, track_sealed)
                VALUES ('root', 'a1', '2026-00001', 'izin', 'x', \(sealed), 0, \(sealed), 1, 'daring', \(sealed), \(sealed))
                """)
        }
        try await house.close()
        _ = try await backUp()
        try bringKey()
        let folder = try await DataFolder(settings: new).roots().path + "/dihapus"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        #expect(
            FileManager.default.createFile(
                atPath: folder + "/root.txt", contents: Data("hapus 1 root uji a1 2026-00001 1772000000 00\n".utf8)))
        _ = try await restore()
        let found = await DataFolder(settings: new).undoneErasures()
        #expect(found.map(\.place) == ["uji/2026-00001"] && found[0].text.contains("hapus lagi"))
        let looked = try await VerifyCommand.parse([]).perform(new)
        #expect(looked[0].verification.findings.contains { $0.kind == "penghapusan-batal" })
    }

    /// The list of what was erased lies beside the roots: where another machine writes them, nothing was looked at here.
    @Test func whereAnotherMachineWritesTheRootsErasuresAreSaidToBeUnlooked() async throws {
        try await begin()
        var environment = here.environment
        environment["BALAI_AUDIT"] = "mesin-lain"
        let own = try await VerifyCommand.parse([]).perform(old)
        let elsewhere = try await VerifyCommand.parse([]).perform(Settings(environment))
        #expect(elsewhere[0].verification.isClean)
        #expect(VerificationText.of(elsewhere[0]).contains("penghapusan isi tidak dicocokkan"))
        #expect(try VerificationText.json(elsewhere).contains("areErasuresElsewhere"))
        #expect(!VerificationText.of(own[0]).contains("penghapusan isi"))
        #expect(try !VerificationText.json(own).contains("areErasuresElsewhere"))
    }

    @Test func aBackupBecomesTheDataOfAnotherMachine() async throws {
        let isSQLite = TestEngine.current == .sqlite
        try await begin()
        let taken = try await backUp()
        #expect(taken.taken.snapshot.manifest.counts.offices == 1 && taken.taken.copied == 1)
        // Whatever is not in it and will be needed is named as it lies there.
        for path in [taken.key, taken.roots, taken.signingKey] {
            #expect(FileManager.default.fileExists(atPath: path), "\(path)")
            #expect(!path.hasPrefix(backups))
        }
        let looked = try await VerifyCommand.parse([backups]).perform(old)
        #expect(looked.count == 1 && looked[0].verification.isClean)
        #expect(looked[0].verification.notLookedInto == (isSQLite ? nil : .closedSnapshot))
        #expect(VerificationText.of(looked[0]).contains("cadangan PostgreSQL") == !isSQLite)
        #expect(!VerificationText.of(looked[0]).contains("skema"))

        // A refusal leaves nothing behind, so that it can be tried again.
        await #expect(throws: KeyFailure.missing(path: new.realKey)) { try await restore() }
        _ = try KeyFile.create(at: new.realKey)
        await #expect(throws: KeyFailure.self) { try await restore() }
        #expect(!there.exists("data"))
        try bringKey()
        let restored = try await restore()
        #expect(restored.restored.isKeyProven == isSQLite)
        #expect(restored.roots == there.path + "/home/.config/balai/audit")
        let found = try await VerifyCommand.parse([]).perform(new)
        #expect(found[0].verification.isClean && found[0].verification.files == 1)
        await #expect(throws: OperatorTrouble.self) { try await restore() }
    }

    /// Broken off in the middle, it is done again; what somebody else has put there is not touched.
    @Test func aRestoreThatWasBrokenOffIsDoneAgain() async throws {
        try await begin()
        let snapshot = try await backUp().taken.snapshot
        try bringKey()
        let blobs = try await snapshot.blobs()
        let path = "\(backups)/\(try #require(blobs.first).path)"
        let whole = try Data(contentsOf: URL(filePath: path))
        var damaged = whole
        damaged[damaged.count / 2] ^= 1
        try damaged.write(to: URL(filePath: path))
        await #expect(throws: BackupFailure.self) { try await restore() }
        #expect(there.exists("data/berkas") && !there.exists("data/balai.sqlite"))
        try whole.write(to: URL(filePath: path))
        let note = there.path + "/data/catatan.txt"
        #expect(FileManager.default.createFile(atPath: note, contents: Data()))
        await #expect(throws: OperatorTrouble.self) { try await restore() }
        try FileManager.default.removeItem(atPath: note)
        _ = try await restore()
        #expect(try await VerifyCommand.parse([]).perform(new)[0].verification.isClean)
        #expect(!there.exists("data/pemulihan.belum"))
    }

    /// Only into the very place into which it was begun: another may be other data's.
    @Test func aRestoreIsGoneOnWithOnlyInItsOwnPlace() throws {
        let data = DataFolder(settings: new)
        try data.beginRestore()
        #expect(data.isBeingRestored)
        // What sending to a bucket keeps beside it.
        try FileManager.default.createDirectory(
            atPath: "\(new.data)/unggahan", withIntermediateDirectories: true)
        #expect(try data.isFreeForRestore)
        var environment = there.environment
        environment["BALAI_BLOBS"] = "s3://arsip/balai"
        environment["BALAI_S3_ENDPOINT"] = "http://127.0.0.1:1"
        environment["BALAI_S3_ACCESS_KEY"] = "a"
        environment["BALAI_S3_SECRET_KEY"] = "b"
        #expect(!DataFolder(settings: try Settings(environment)).isBeingRestored)
    }

    /// Why a snapshot was not looked into is said as it is.
    @Test func anUnreadableManifestIsNoOtherSchema() async throws {
        try await begin()
        let snapshot = try await backUp().taken.snapshot
        try Data("{".utf8).write(to: URL(filePath: snapshot.path + "/manifes.json"))
        let looked = try await VerifyCommand.parse([backups]).perform(old)
        #expect(looked[0].verification.findings.map(\.kind) == ["cadangan-rusak"])
        #expect(looked[0].verification.notLookedInto == .unusable)
        #expect(!VerificationText.of(looked[0]).contains("skema"))
    }
}

/// The way from SQLite to PostgreSQL.
@Suite(.enabled(if: PostgresServer.isThere && TestEngine.current == .sqlite)) struct EngineMoveTests {
    @Test func aBackupOfSQLiteBecomesTheDataOnAServer() async throws {
        let (here, there, server) = (try TemporaryFolder(), try TemporaryFolder(), try EmptyPostgres())
        let old = try Settings(here.environment)
        let house = try await old.begunWithFile()
        try await house.close()
        _ = try await BackupCommand.parse([here.path + "/cadangan"]).perform(old)

        var environment = there.environment
        environment["BALAI_DATABASE"] = server.address
        environment["BALAI_KEY"] = old.realKey
        let new = try Settings(environment)
        let restored = try await RestoreCommand.parse([here.path + "/cadangan"]).perform(new)
        #expect(restored.restored.isKeyProven)
        let found = try await VerifyCommand.parse([]).perform(new)
        #expect(found[0].verification.isClean && found[0].verification.files == 1)
        let moved = try await House.open(
            new, keyring: KeyFile.load(from: new.realKey), logger: Logger(label: "test"))
        #expect(await moved.health().isHealthy)
        try await moved.close()
        // Nothing there is written over.
        await #expect(throws: OperatorTrouble.self) {
            try await RestoreCommand.parse([here.path + "/cadangan"]).perform(new)
        }
    }
}
