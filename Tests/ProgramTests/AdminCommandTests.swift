import FoundationEssentials
import Services
import Store
import Testing

@testable import Program

/// `balai admin recover`, as somebody types it.
@Suite struct AdminCommandTests {
    private let folder: TemporaryFolder
    private let settings: Settings

    init() throws {
        folder = try TemporaryFolder()
        settings = try Settings(folder.environment)
    }

    private func recover(_ arguments: String...) async throws -> InvitedOfficer {
        try await AdminRecoverCommand.parse(arguments).perform(settings)
    }

    @Test func theFirstAdministratorLostTheirLink() async throws {
        _ = try await InitCommand.parse([
            "--nama", "Kabupaten Uji", "--slug", "uji", "--admin-nama", "Ayu Uji", "--admin-pengguna", "ayu",
        ]).perform(settings)
        // Nobody has a password yet: that is when it is needed.
        let again = try await recover("--pengguna", "ayu")
        #expect(again.link.hasPrefix("http://127.0.0.1:8080/undangan/"))
        let nameless = await #expect(throws: OperatorTrouble.self) { try await recover("--pengguna", "beni") }
        #expect(nameless?.description.contains("--nama") == true)

        try await DataInUse.lookingThrough(settings) { _, environment in
            let place = try await LocateOffice(environment)(host: "127.0.0.1:8080", slug: nil).place
            let visitor = Visitor(place: place, address: ClientAddress("192.0.2.1"), device: "", deviceToken: nil)
            _ = try await AcceptInvitation(environment)(
                String(again.link.split(separator: "/").last!), password: "kerbau berenang pagi", from: visitor)
        }
        let needless = await #expect(throws: OperatorTrouble.self) {
            try await recover("--pengguna", "beni", "--nama", "Beni Uji")
        }
        #expect(needless?.description.contains("Masih ada administrator yang dapat masuk: Ayu Uji") == true)
        #expect(needless?.description.contains("--paksa") == true)
        let forced = try await recover("--pengguna", "beni", "--nama", "Beni Uji", "--paksa")
        #expect(forced.link.contains("/undangan/"))
        let noted = try await AuditActsCommand.parse(["--petugas"]).perform(settings)
        #expect(noted.count == 2, "\(noted)")
        #expect(noted.last?.contains("uji  administrator-dipulihkan beni  oleh \(SystemUser.name): akun baru") == true)
        #expect(try await AuditActsCommand.parse([]).perform(settings).isEmpty)
    }
}
