import FoundationEssentials
import Logging
import Services
import Store
import TestDatabases
import Testing

@testable import Program

/// A version of Balai with a newer schema comes to data on which an older one is at work.
@Suite struct UpgradeTests {
    private let folder: TemporaryFolder
    private let settings: Settings
    private let next: [Migration]

    init() throws {
        folder = try TemporaryFolder()
        settings = try Settings(folder.environment)
        let today = try EmbeddedFiles().migrations
        next =
            today + [Migration(number: today.count + 1, name: "lusa", sql: "ALTER TABLE offices ADD COLUMN lusa TEXT;")]
    }

    private func open(_ migrations: [Migration]? = nil) async throws -> House {
        try await House.open(
            settings, keyring: KeyFile.loadOrCreate(at: settings.realKey), migrations: migrations,
            logger: Logger(label: "test"))
    }

    @Test func theSchemaIsNotChangedUnderWhoeverServes() async throws {
        let older = try await open()
        let refused = await #expect(throws: MigrationFailure.self) { try await open(next) }
        let told = refused.map(Wording.of) ?? ""
        #expect(told.contains("Hentikan semuanya, lalu jalankan versi baru ini"), "\(told)")
        #expect(refused.map(Wording.isKnown) == true)
        try await older.look()
        let beside = try await open()
        try await beside.close()
        try await older.close()

        let newer = try await open(next)
        let behind = await #expect(throws: DatabaseFailure.self) { try await open() }
        #expect(behind == .newerSchema(found: next.count, known: next.count - 1))
        try await newer.look()
        try await newer.close()
    }

    /// Whoever looks through the data, or takes a backup, counts as well, and is told to come later.
    @Test func commandsBesideAServiceAreCounted() async throws {
        let house = try await settings.begunWithFile()
        try await house.close()
        let looking = try await DataInUse.open(settings)
        let hold = try await looking.database.hold(.alone)
        #expect(hold == nil)
        try await looking.close()
        let database = try settings.openDatabase()
        let alone = try #require(try await database.hold(.alone))
        await #expect(throws: MigrationFailure.underWay) { try await DataInUse.open(settings) }
        await alone.release()
        try await database.close()
    }

    /// The lock on which that stands can be lost, with a server's restart: then the older one notices, says so and ends.
    @Test func whoeverServesByAnOlderSchemaEnds() async throws {
        let older = try await open()
        await older.tenure.end()
        let newer = try await open(next)
        let ended = await #expect(throws: DatabaseFailure.self) {
            try await older.whileItMay { try await Task.sleep(for: .seconds(3_600)) }
        }
        #expect(ended == .newerSchema(found: next.count, known: next.count - 1))
        try await newer.close()
        try await older.close()
    }

    /// So does a command that writes for long.
    @Test func aCommandThatWritesByAnOlderSchemaEnds() async throws {
        let house = try await settings.begunWithFile()
        try await house.close()
        let known = next.count - 1
        let ended = await #expect(throws: DatabaseFailure.self) {
            try await KeysInUse.with(settings) { keys in
                try await keys.data.database.write { transaction in
                    _ = try transaction.execute(
                        "INSERT INTO schema_versions (number, name, text_hash, applied_at) VALUES (\(known + 1), 'lusa', '', 0)"
                    )
                }
                // As whoever rotates goes on from batch to batch.
                while true {
                    _ = try await keys.data.database.read { try $0.databaseTime() }
                    try await Task.sleep(for: .milliseconds(50))
                }
            }
        }
        #expect(ended == .newerSchema(found: known + 1, known: known))
    }
}
