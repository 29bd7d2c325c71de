import Connectors
import Glibc
import Logging
import Services
import Store
import TestServers
import Testing
import Web

@testable import Program

/// The program with its files in an S3 service.
@Suite struct S3Tests {
    private func environment(
        _ folder: TemporaryFolder, _ server: S3Server, prefix: String, secretKey: String = S3Server.secretKey
    ) -> [String: String] {
        folder.environment.merging([
            "BALAI_BLOBS": "s3://\(S3Server.bucket)/\(prefix)", "BALAI_S3_ENDPOINT": "http://127.0.0.1:\(server.port)",
            "BALAI_S3_ACCESS_KEY": S3Server.accessKey, "BALAI_S3_SECRET_KEY": secretKey,
        ]) { $1 }
    }

    private func open(_ environment: [String: String]) async throws -> House {
        let settings = try Settings(environment)
        try DataFolder(settings: settings).make()
        return try await House.open(settings, keyring: .random(), logger: Logger(label: "test"))
    }

    private func cause(of report: HealthReport) -> String? { report.parts.first { $0.name == "berkas" }?.health.cause }

    private func command() throws -> InitCommand {
        try InitCommand.parse([
            "--nama", "Kabupaten Contoh", "--slug", "contoh", "--admin-nama", "Ayu", "--admin-pengguna", "ayu",
        ])
    }

    @Test(arguments: S3Server.Kind.allCases)
    func aHouseKeepsItsFilesThereAndRemovesWhatNobodyNames(_ kind: S3Server.Kind) async throws {
        let folder = try TemporaryFolder()
        let house = try await open(environment(folder, .shared(kind), prefix: Identifier.random()))
        try await house.proveBlobs()
        #expect(cause(of: await house.health()) == nil)
        let kept = try await house.blobs.write([1, 2, 3], office: "kominfo")
        try await house.database.write {
            try Blobs.name(kept, mediaType: "image/png", at: 0, sealing: CaseKey(), in: $0)
        }
        let orphan = try await house.blobs.write([4], office: "desa")
        let now = Int64(time(nil))
        let offices = ["kominfo", "desa"]
        #expect(
            try await house.blobs.removeOrphans(
                of: offices, in: house.database, now: now + Blobs.orphanAge - 3_600
            ).isEmpty)
        let removed = try await house.blobs.removeOrphans(
            of: offices, in: house.database, now: now + Blobs.orphanAge + 3_600)
        #expect(removed == [orphan.place])
        #expect(try await house.blobs.store.places(writtenBefore: .max) == [kept.place])
        #expect(!folder.exists("data/berkas"), "nothing of it lies in the folder")
        try await house.close()
    }

    /// What is there belongs to somebody: it would be removed as nobody's after a week.
    @Test func newDataDoNotBeginAmongTheFilesOfOthers() async throws {
        let (server, prefix) = (try S3Server.shared(.moto), Identifier.random())
        let first = try TemporaryFolder()
        let settings = try Settings(environment(first, server, prefix: prefix))
        _ = try await command().perform(settings)
        let house = try await House.open(
            settings, keyring: KeyFile.load(from: settings.realKey), logger: Logger(label: "test"))
        let written = try await house.blobs.write([1], office: "kominfo")
        try await house.close()

        let second = try TemporaryFolder()
        let other = try Settings(environment(second, server, prefix: prefix))
        let refused = await #expect(throws: OperatorTrouble.self) { _ = try await command().perform(other) }
        #expect(refused?.description.contains("s3://berkas/\(prefix)") == true)
        #expect(!second.exists("data/balai.sqlite") && !second.exists("home"))
        await #expect(throws: OperatorTrouble.self) {
            try await DemoMaker.make(other, in: DataFolder(settings: other))
        }
        #expect(try await settings.openBlobs().places(writtenBefore: .max) == [written.place])
    }

    @Test func aWrongSecretIsNoReasonToStart() async throws {
        let folder = try TemporaryFolder()
        let house = try await open(
            environment(folder, .shared(.nanio), prefix: Identifier.random(), secretKey: "salah-sekali"))
        let refused = await #expect(throws: BlobFailure.self) { try await house.proveBlobs() }
        #expect(refused?.description.contains("kunci rahasia untuk KUNCI-UJI salah") == true)
        #expect(refused?.description.contains("salah-sekali") == false)
        #expect(cause(of: await house.health())?.contains("SignatureDoesNotMatch") == true)
        try await house.close()
    }

    /// A service that is away for a while does not keep everybody out.
    @Test func aServiceThatIsAwayIsNamed() async throws {
        let folder = try TemporaryFolder()
        var settings = try environment(folder, .shared(.moto), prefix: Identifier.random())
        settings["BALAI_S3_ENDPOINT"] = "http://127.0.0.1:1"
        let house = try await open(settings)
        try await house.proveBlobs()
        let report = await house.health()
        #expect(!report.isHealthy)
        #expect(
            cause(of: report)?.hasPrefix("Penyimpanan berkas tidak dapat dihubungi: http://127.0.0.1:1: ") == true)
        try await house.close()
    }
}
