import FoundationEssentials
import Logging
import Services
import Store
import StorePostgres
import TestDatabases
import Testing

@testable import Program

/// Data on a server, which every node sees alike, whatever lies in its own folder.
@Suite(.enabled(if: PostgresServer.isThere)) struct ServerDataTests {
    private let server: EmptyPostgres
    private let folders: [TemporaryFolder]

    init() throws {
        server = try EmptyPostgres()
        folders = try [TemporaryFolder(), TemporaryFolder()]
    }

    /// Two nodes' settings, with the key file of the first.
    private func settings(node: Int) throws -> Settings {
        var environment = folders[node].environment
        environment["BALAI_DATABASE"] = server.address
        environment["BALAI_KEY"] = folders[0].path + "/kunci"
        return try Settings(environment)
    }

    private func begin(node: Int) async throws {
        _ = try await InitCommand.parse([
            "--nama", "Kabupaten Uji", "--slug", "uji", "--admin-nama", "Ayu Uji", "--admin-pengguna", "ayu",
        ]).perform(settings(node: node))
    }

    private func open(node: Int, machine: @escaping @Sendable () -> Int64 = MachineClock.milliseconds) async throws
        -> House
    {
        let settings = try settings(node: node)
        return try await House.open(
            settings, keyring: KeyFile.load(from: settings.realKey), machine: machine, logger: Logger(label: "test"))
    }

    @Test func anotherNodeServesWhatOneHasBegun() async throws {
        #expect(try await DataFolder(settings: settings(node: 1)).content() == .nothing)
        try await begin(node: 0)
        #expect(try await ServeCommand.folder(settings(node: 1)).content() == .real)
        let house = try await open(node: 1)
        #expect(try await house.office(slug: "uji").name == "Kabupaten Uji")
        try await house.close()
        #expect(!folders[0].exists("data/balai.sqlite") && !folders[1].exists("data/balai.sqlite"))
        let refused = await #expect(throws: OperatorTrouble.self) { try await begin(node: 1) }
        #expect(refused?.description.contains("sudah ada data") == true)
    }

    /// Another machine has a copy of its own of the key file: nothing is changed over before it can have come.
    @Test func aKeyThatWasJustAddedIsNotChangedOverTo() async throws {
        try await begin(node: 0)
        let settings = try settings(node: 0)
        let new = try await KeysInUse.with(settings) { try await $0.add() }
        let early = await #expect(throws: OperatorTrouble.self) {
            try await KeysInUse.with(settings) { _ = try await $0.rotate() }
        }
        #expect(early?.description.contains("Tunggu satu menit") == true)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -120)], ofItemAtPath: settings.realKey)
        let done = try await KeysInUse.with(settings) { try await $0.rotate() }
        #expect(done.resealed.failed.isEmpty)
        let house = try await open(node: 1)
        #expect(house.environment.keyring.active == new)
        try await house.close()
    }

    @Test func twoNodesThatStartAtOnceMigrateOnce() async throws {
        _ = try KeyFile.create(at: folders[0].path + "/kunci")
        async let first = open(node: 0)
        async let second = open(node: 1)
        let houses = try await [first, second]
        let versions = try await houses[0].database.read {
            try $0.rows("SELECT number FROM schema_versions ORDER BY number").map { Int($0.int("number")) }
        }
        #expect(versions == Array(1...houses[0].files.migrations.count))
        for house in houses { try await house.close() }
    }

    @Test func aDemoIsADemoOnEveryNode() async throws {
        let (one, other) = (DataFolder(settings: try settings(node: 0)), DataFolder(settings: try settings(node: 1)))
        try await one.beginDemo()
        #expect(try await other.content() == .unfinishedDemo)
        try await one.endDemo()
        #expect(try await other.content() == .demo)
        await #expect(throws: OperatorTrouble.self) { try await begin(node: 1) }
    }

    @Test func aNodeInAnotherTimeDoesNotStart() async throws {
        try await begin(node: 0)
        let refused = await #expect(throws: ClockFailure.self) {
            _ = try await open(node: 1, machine: { MachineClock.milliseconds() + 600_000 })
        }
        #expect(refused.map(Wording.isKnown) == true)
        #expect(refused?.description.contains("lebih cepat daripada jam basis data") == true)
    }

    @Test func whatIsNotReachedIsSaidWithoutThePassword() async throws {
        var environment = folders[0].environment
        environment["BALAI_DATABASE"] = "postgres://balai:rahasia-sekali@127.0.0.1:1/balai"
        let settings = try Settings(environment)
        let failed = await #expect(throws: DatabaseFailure.self) {
            _ = try await DataFolder(settings: settings).content()
        }
        let said = failed.map(Wording.of) ?? ""
        #expect(said.hasPrefix("Basis data tidak dapat dibuka") && said.contains("127.0.0.1"))
        #expect(!said.contains("rahasia-sekali"))
    }
}
