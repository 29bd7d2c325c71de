import FoundationEssentials
import Logging
import Services
import Store
import Testing

@testable import Program

/// `balai init` (issue A19), and that the demo's log-ins open nothing there (A18).
@Suite struct InitCommandTests {
    private let folder: TemporaryFolder
    private let settings: Settings

    init() throws {
        folder = try TemporaryFolder()
        settings = try Settings(folder.environment)
    }

    private func begin(_ more: String...) async throws -> InvitedOfficer {
        let arguments = [
            "--nama", "Kabupaten Uji", "--slug", "uji", "--admin-nama", "Ayu Uji", "--admin-pengguna", "ayu",
        ]
        return try await InitCommand.parse(arguments + more).perform(settings)
    }

    private func open() async throws -> House {
        try await House.open(
            settings, keyring: KeyFile.load(from: settings.realKey), logger: Logger(label: "test"))
    }

    @Test func makesKeyRootOfficeAndAnInvitation() async throws {
        let invited = try await begin()
        #expect(folder.exists("home/.config/balai/kunci"))
        #expect(try await DataFolder(settings: settings).content() == .real)
        #expect(invited.link.hasPrefix("http://127.0.0.1:8080/undangan/"))

        let house = try await open()
        let place = try await LocateOffice(house.environment)(host: "127.0.0.1:8080", slug: nil).place
        let visitor = Visitor(place: place, address: ClientAddress("192.0.2.1"), device: "", deviceToken: nil)
        let token = String(invited.link.split(separator: "/").last!)
        let session = try await AcceptInvitation(house.environment)(
            token, password: "kerbau berenang pagi", from: visitor)
        #expect(session.kind == .officer)
        await #expect(throws: LogInRefusal.mismatch) {
            try await LogIn(house.environment)("admin.tirtaloka", password: DemoAccounts.password, from: visitor)
        }
        try await house.close()
    }

    @Test func isDoneOnce() async throws {
        _ = try await begin()
        await #expect(throws: OperatorTrouble.self) { try await begin() }
    }

    @Test func aKeyAmongTheDataIsRefused() async throws {
        var environment = folder.environment
        environment["BALAI_KEY"] = folder.path + "/data/kunci"
        let inside = try Settings(environment)
        let trouble = await #expect(throws: OperatorTrouble.self) {
            try await InitCommand.parse([
                "--nama", "Kabupaten Uji", "--slug", "uji", "--admin-nama", "Ayu", "--admin-pengguna", "ayu",
            ]).perform(inside)
        }
        #expect(trouble?.description.contains("BALAI_KEY") == true)
        #expect(!folder.exists("data/kunci"))
    }

    @Test func whatIsRefusedLeavesNoData() async throws {
        await #expect(throws: FieldTroubles.self) { try await begin("--jenis", "desa") }
        #expect(try await DataFolder(settings: settings).content() == .nothing)
        _ = try await begin()
    }

    @Test func anotherKeyDoesNotOpenTheData() async throws {
        _ = try await begin()
        let other = try KeyFile.create(at: folder.path + "/lain")
        await #expect(throws: KeyFailure.wrong) {
            try await House.open(settings, keyring: other, logger: Logger(label: "test"))
        }
    }
}
