import FoundationEssentials
import Logging
import Services
import Store
import Testing

@testable import Program

/// `balai keys` on data that `balai init` made.
@Suite struct KeysCommandTests {
    private let folder: TemporaryFolder
    private let settings: Settings

    init() throws {
        folder = try TemporaryFolder()
        settings = try Settings(folder.environment)
    }

    /// An office with an uploaded file.
    private func begin() async throws {
        let house = try await settings.begunWithFile()
        try await house.close()
    }

    private func known() async throws -> [String] {
        try await KeysInUse.with(settings) { keys in
            try await keys.data.database.read { try KeyCheck.names(in: $0) }
        }
    }

    @Test func aKeyIsReplaced() async throws {
        try await begin()
        let old = try KeyFile.load(from: settings.realKey).active
        let new = try await KeysInUse.with(settings) { try await $0.add() }
        #expect(try await Set(known()).isSuperset(of: [old.description, new.description]))
        let told = try await KeysInUse.with(settings) { try await $0.described() }
        #expect(told.isComplete && told.text.contains("\(old)  menyegel"))
        #expect(told.text.contains("\(new)  baru, belum menyegel (balai keys rotate): 0 nilai"))
        #expect(await refusal(of: old)?.contains("Kunci \(old) masih menyegel. Jalankan balai keys rotate") == true)
        await #expect(throws: KeyFailure.notOlder(name: "\(new)")) {
            try await KeysInUse.with(settings) { try await $0.remove("\(new)") }
        }

        try waitAMinuteAfterTheFile()
        let done = try await KeysInUse.with(settings) { try await $0.rotate() }
        #expect(done.resealed.resealed > 0 && done.resealed.failed.isEmpty)
        let after = try await KeysInUse.with(settings) { try await $0.described() }
        #expect(after.isComplete && after.text.contains("\(new)  menyegel") && after.text.contains("\(old)  lama"))
        try changeTheFile(ago: 0)
        #expect(await refusal(of: old)?.contains("Berkas kunci baru saja diubah. Tunggu satu menit") == true)
        try waitAMinuteAfterTheFile()
        // The file is old enough; a service elsewhere may not have heard of the change yet.
        try await changeNow()
        #expect(await refusal(of: old)?.contains("Kunci \(new) baru saja mulai dipakai. Tunggu satu menit") == true)
        try await waitAMinuteAfterTheChange()
        try await KeysInUse.with(settings) { try await $0.remove("\(old)") }
        #expect(try KeyFile.load(from: settings.realKey).names == [new])
        #expect(try await VerifyCommand.parse([]).perform(settings)[0].verification.isClean)
    }

    /// Something was sealed under it by a node that had not heard of the change.
    @Test func aKeyUnderWhichSomethingLiesIsNotTakenOut() async throws {
        try await begin()
        let keyring = try KeyFile.load(from: settings.realKey)
        let old = keyring.active
        _ = try await KeysInUse.with(settings) { try await $0.add() }
        try waitAMinuteAfterTheFile()
        _ = try await KeysInUse.with(settings) { try await $0.rotate() }
        try await KeysInUse.with(settings) { keys in
            try await keys.data.database.write { transaction in
                let id = try transaction.row("SELECT id FROM blobs")!.text("id")
                let place = SealContext(table: "blobs", column: "digest_sealed", row: ["root", id])
                try transaction.execute(
                    "UPDATE blobs SET digest_sealed = \(keyring.seal([1], for: place)) WHERE id = \(id)")
            }
        }
        try waitAMinuteAfterTheFile()
        try await waitAMinuteAfterTheChange()
        #expect(await refusal(of: old)?.contains("1 nilai masih disegel dengan kunci \(old)") == true)
        #expect(try await known().contains("\(old)") && KeyFile.load(from: settings.realKey).names.contains(old))
        _ = try await KeysInUse.with(settings) { try await $0.rotate() }
        try await KeysInUse.with(settings) { try await $0.remove("\(old)") }
        #expect(try await !known().contains("\(old)"))
    }

    private func refusal(of key: KeyName) async -> String? {
        let refused = await #expect(throws: OperatorTrouble.self) {
            try await KeysInUse.with(settings) { try await $0.remove("\(key)") }
        }
        return refused?.description
    }

    /// As if the last change were of this moment, however long the test took.
    private func changeNow() async throws {
        let now = Int64(Date().timeIntervalSince1970)
        try await KeysInUse.with(settings) { keys in
            try await keys.data.database.write {
                _ = try $0.execute(
                    """
                    UPDATE key_checks SET in_use_since = \(now)
                    WHERE in_use_since = (SELECT MAX(in_use_since) FROM key_checks)
                    """)
            }
        }
    }

    private func waitAMinuteAfterTheChange() async throws {
        try await KeysInUse.with(settings) { keys in
            try await keys.data.database.write {
                _ = try $0.execute("UPDATE key_checks SET in_use_since = in_use_since - 120")
            }
        }
    }

    private func waitAMinuteAfterTheFile() throws { try changeTheFile(ago: 120) }

    /// - Parameter seconds: how long ago it was changed.
    private func changeTheFile(ago seconds: Double) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -seconds)], ofItemAtPath: settings.realKey)
    }

    @Test func anIndexKeyIsReplaced() async throws {
        try await begin()
        let old = try KeyFile.load(from: settings.realKey).index[0].name
        let new = try await KeysInUse.with(settings) { try await $0.addIndex() }
        let before = try await KeysInUse.with(settings) { try await $0.described() }
        #expect(before.isComplete && before.text.contains("\(old)  menulis"))
        #expect(before.text.contains("\(new)  baru, belum menulis (balai keys rotate): 0 nilai"))
        let early = await #expect(throws: OperatorTrouble.self) {
            try await KeysInUse.with(settings) { try await $0.rotate() }
        }
        #expect(early?.description.contains("satu menit") == true)
        for name in [old, new] {
            await #expect(throws: (any Error).self) {
                try await KeysInUse.with(settings) { try await $0.remove("\(name)") }
            }
        }
        try waitAMinuteAfterTheFile()
        let done = try await KeysInUse.with(settings) { try await $0.rotate() }
        // The administrator's name; the link of the invitation stays.
        #expect(done.reindexed.reindexed == 1 && done.reindexed.failed.isEmpty)
        let after = try await KeysInUse.with(settings) { try await $0.described() }
        #expect(after.text.contains("\(new)  menulis: 1 nilai"))
        #expect(after.text.contains("\(old)  lama, masih dicari: 1 nilai\n    one_time_links.token_hash: 1"))
        try await changeNow()
        #expect(await refusal(of: old)?.contains("Kunci \(new) baru saja mulai dipakai. Tunggu satu menit") == true)
        await #expect(throws: OperatorTrouble.self) {
            try await KeysInUse.with(settings) { try await $0.remove("\(old)", isForced: true) }
        }
        try await waitAMinuteAfterTheChange()
        #expect(await refusal(of: old)?.contains("1 tautan yang sudah dikirim") == true)
        try await KeysInUse.with(settings) { try await $0.remove("\(old)", isForced: true) }
        #expect(try KeyFile.load(from: settings.realKey).index.map(\.name) == [new])
        let house = try await House.open(
            settings, keyring: KeyFile.load(from: settings.realKey), logger: Logger(label: "test"))
        try await house.close()
        #expect(try await VerifyCommand.parse([]).perform(settings)[0].verification.isClean)
    }

    /// No key, another one, and a second node that was not given a new one: none starts, and each says what to do.
    @Test func withoutItsKeyNothingStarts() async throws {
        try await begin()
        let path = settings.realKey
        let own = try Data(contentsOf: URL(filePath: path))
        func refusal() async -> String? {
            let failure = await #expect(throws: KeyFailure.self) {
                let house = try await House.open(
                    settings, keyring: KeyFile.load(from: path), logger: Logger(label: "test"))
                try await house.close()
            }
            return failure?.description
        }
        try FileManager.default.removeItem(atPath: path)
        #expect(await refusal()?.contains("Berkas kunci tidak ditemukan di \(path). Kembalikan") == true)
        try KeyFile.create(at: path)
        #expect(await refusal()?.contains("Kunci salah: data ini disegel dengan kunci lain.") == true)
        try own.write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        let added = try await KeysInUse.with(settings) { [try await $0.add(), try await $0.addIndex()] }
        try own.write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        let told = await refusal() ?? ""
        #expect(added.contains { told.contains("\($0)") } && told.contains("Salin berkas kunci yang terbaru"))
    }

    /// A second machine to which the new key file was not copied: both go on under the old key; once everything is changed
    /// over, its service ends and says which key it lacks.
    @Test func aServiceWithoutTheNewKeyEnds() async throws {
        try await begin()
        let copy = folder.path + "/kunci-lain"
        try FileManager.default.copyItem(atPath: settings.realKey, toPath: copy)
        let logger = Logger(label: "test")
        let elsewhere = try await House.open(settings, keyring: KeyFile.load(from: copy), logger: logger)
        let here = try await House.open(settings, keyring: KeyFile.load(from: settings.realKey), logger: logger)
        let old = here.environment.keyring.active
        let new = try await KeysInUse.with(settings) { try await $0.add() }
        try await elsewhere.look()
        try await here.look()
        #expect(here.environment.keyring.newest == new && here.environment.keyring.active == old)
        // One that is started anew in between, too.
        let restarted = try await House.open(settings, keyring: KeyFile.load(from: settings.realKey), logger: logger)
        #expect(restarted.environment.keyring.active == old)
        try await restarted.close()
        try waitAMinuteAfterTheFile()
        _ = try await KeysInUse.with(settings) { try await $0.rotate() }
        try await here.look()
        #expect(here.environment.keyring.active == new)
        try await here.close()
        await #expect(throws: KeyFailure.olderMissing(name: "\(new)")) {
            try await elsewhere.whileItMay { try await Task.sleep(for: .seconds(3600)) }
        }
        try await elsewhere.close()
    }

    /// An older program does not know every column that needs a key.
    @Test func dataOfANewerSchemaAreLeftAlone() async throws {
        try await begin()
        let database = try settings.openDatabase()
        let known = try await database.read { try Migrator.number(in: $0) }
        try await database.write { transaction in
            _ = try transaction.execute(
                "INSERT INTO schema_versions (number, name, text_hash, applied_at) VALUES (\(known + 1), 'lusa', '', 0)"
            )
        }
        try await database.close()
        await #expect(throws: DatabaseFailure.newerSchema(found: known + 1, known: known)) {
            try await KeysInUse.with(settings) { try await $0.add() }
        }
        #expect(try KeyFile.load(from: settings.realKey).names.count == 1)
    }

    /// Stopped between the file and the database: the file has a key that the database does not know.
    @Test func anAddThatWasStoppedIsEnded() async throws {
        try await begin()
        let half = try KeyFile.add(to: settings.realKey)
        #expect(try await !known().contains("\(half)"))
        #expect(try await KeysInUse.with(settings) { try await $0.add() } == half)
        #expect(try await known().contains("\(half)"))
        #expect(try KeyFile.load(from: settings.realKey).names.count == 2)
        // Nothing is sealed under a key of which a node without it would not hear.
        let other = try KeyFile.add(to: settings.realKey)
        try waitAMinuteAfterTheFile()
        _ = try await KeysInUse.with(settings) { try await $0.rotate() }
        #expect(try await known().contains("\(other)"))
    }

    /// A key file that is mounted elsewhere and linked here stays where it is.
    @Test func aLinkToTheKeyFileStaysOne() async throws {
        try await begin()
        let real = folder.path + "/kunci-asli"
        try FileManager.default.moveItem(atPath: settings.realKey, toPath: real)
        try FileManager.default.createSymbolicLink(atPath: settings.realKey, withDestinationPath: real)
        let new = try await KeysInUse.with(settings) { try await $0.add() }
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: settings.realKey) == real)
        #expect(try KeyFile.load(from: real).newest == new)
    }
}
