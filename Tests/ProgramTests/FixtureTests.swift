import FoundationEssentials
import Forms
import Glibc
import Logging
import Procedures
import Services
import Store
import StorePostgres
import Testing

@testable import Program

/// What an earlier version made (`Tests/Fixtures`, by `scripts/fixture.sh`) opens under this one; on PostgreSQL, once it was
/// moved there under that version's schema.
@Suite struct FixtureTests {
    private static let folder = String(#filePath.dropLast("/ProgramTests/FixtureTests.swift".count)) + "/Fixtures"

    static let versions = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()

    @Test func thereIsOne() { #expect(!Self.versions.isEmpty) }

    @Test(arguments: versions) func dataOfAnEarlierVersionOpen(_ version: String) async throws {
        let temporary = try TemporaryFolder()
        try unpack("\(Self.folder)/\(version)/data.tar.gz", into: temporary.path)
        let settings = try Settings(temporary.environment)
        let schema = try await schema(of: settings)

        let house = try await House.open(
            settings, keyring: KeyFile.load(from: settings.demoKey), logger: Logger(label: "test"))
        #expect(schema <= house.files.migrations.count)
        try await everyCaseOpens(in: house)
        // Rows of older rules are made anew after the start; whatever is made anew once more is as it was.
        _ = try await RebuildCases(house.environment, house.cases).everyOffice()
        // What reports count was not kept before 0030: without it they would say that nothing was measured.
        let measured = try await house.database.read { transaction in
            try transaction.rows("SELECT id FROM cases WHERE kept_its_time IS NOT NULL").count
        }
        #expect(measured > 0)
        let rows = try await projections(house.database)
        for office in try await ReadOffices(house.environment).everyID() {
            let rebuilt = try await RebuildOffice(house.environment, house.cases)(office, anew: true)
            #expect(rebuilt.left.isEmpty)
        }
        #expect(try await projections(house.database) == rows)
        try await house.close()

        let verified = try await VerifyCommand.parse([]).perform(settings)
        #expect(verified.count == 1 && verified[0].verification.isClean, "\(verified.map(VerificationText.of))")
        let audited = try await AuditVerifyCommand.parse([]).perform(settings)
        #expect(audited.isSound && audited.roots > 0, "\(AuditVerifyCommand.text(audited))")
    }

    /// - Returns: the one that the data were made under, where they are now too.
    private func schema(of settings: Settings) async throws -> Int {
        let open = try #require(Settings.openSnapshot(of: "sqlite"))
        let made = try await open(settings.databaseFile)
        let schema = try await made.read { try Migrator.number(in: $0) }
        if let server = settings.server {
            let known = try EmbeddedFiles(folder: settings.assets).migrations.filter { $0.number <= schema }
            try await PostgresDatabase.install(made, migrations: known, remark: DataFolder.finished, at: server)
        }
        return schema
    }

    /// As its own officers see it, who log in with their names of then.
    private func everyCaseOpens(in house: House) async throws {
        let environment = house.environment
        let place = try await LocateOffice(environment)(host: "127.0.0.1:8080", slug: nil).place
        let visitor = Visitor(place: place, address: ClientAddress("192.0.2.1"), device: "", deviceToken: nil)
        let session = try await LogIn(environment)(
            "kepala.kominfo", password: DemoAccounts.password, from: visitor)
        let person = try await ResumeSession(environment)(session.token, at: place)
        let office = try await house.office(slug: "kominfo").id
        let ids = try await house.database.read { transaction in
            try transaction.rows(
                "SELECT id FROM cases WHERE office_id = \(office) AND procedure_name = 'email-domain'"
            ).map { $0.text("id") }
        }
        #expect(ids.count > 10)
        for id in ids {
            let look = try await house.database.read {
                try CaseLook(id, of: office, for: person, environment, house.cases, in: $0)
            }
            #expect(!look.history.isEmpty)
        }
    }

    private func projections(_ database: any Database) async throws -> [[SQLValue]] {
        try await database.read { transaction in
            try transaction.rows("SELECT * FROM cases ORDER BY office_id, id").map(\.values)
                + transaction.rows("SELECT * FROM tasks ORDER BY office_id, case_id, step, visit, kind").map(\.values)
                + transaction.rows("SELECT * FROM task_roles ORDER BY office_id, role, case_id, step, visit, kind")
                .map(\.values)
                + transaction.rows("SELECT subject, name, kind, due_at FROM timers ORDER BY office_id, subject, name")
                .map(\.values)
                + transaction.rows("SELECT * FROM case_times ORDER BY office_id, case_id, kind, name, visit")
                .map(\.values)
        }
    }

    private func unpack(_ archive: String, into folder: String) throws {
        let command = try #require(popen("tar --extract --gzip --file '\(archive)' --directory '\(folder)'", "re"))
        #expect(pclose(command) == 0)
    }
}
