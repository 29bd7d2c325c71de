import Testing

@testable import Program

/// The demo's log-ins are known to everybody: no other machine may reach them.
@Suite struct DemoSafetyTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func settings(host: String? = nil) throws -> Settings {
        var environment = folder.environment
        environment["BALAI_HOST"] = host
        return try Settings(environment)
    }

    private func make(_ content: DataFolder.Content) async throws {
        let data = DataFolder(settings: try settings())
        switch content {
        case .nothing: break
        case .demo:
            if try await data.content() != .unfinishedDemo { try await data.beginDemo() }
            try await data.endDemo()
        case .unfinishedDemo: try await data.beginDemo()
        case .real:
            _ = try await InitCommand.parse([
                "--nama", "Kabupaten Uji", "--slug", "uji", "--admin-nama", "Ayu Uji", "--admin-pengguna", "ayu",
            ]).perform(settings())
        }
    }

    @Test(arguments: ["0.0.0.0", "192.0.2.7", "::", "balai.contoh.go.id", "127.0.0.1.contoh.id", "127.0.0"])
    func theDemoIsNotServedToOtherMachines(host: String) async throws {
        for content in [DataFolder.Content.nothing, .unfinishedDemo, .demo] {
            try await make(content)
            let trouble = await #expect(throws: OperatorTrouble.self) {
                try await DemoServeCommand.folder(settings(host: host))
            }
            #expect(trouble?.description.contains("BALAI_HOST berisi “\(host)”") == true, "\(content)")
        }
        // `balai serve` on the same data says so too, and nothing else of it.
        let trouble = await #expect(throws: OperatorTrouble.self) {
            try await ServeCommand.folder(settings(host: host))
        }
        #expect(trouble?.description.contains("hanya dilayani di mesin ini") == true)
    }

    @Test(arguments: ["127.0.0.1", "127.0.0.53", "localhost", "::1"])
    func thisMachineReachesIt(host: String) async throws {
        try await make(.demo)
        #expect(try await DemoServeCommand.folder(settings(host: host)).content() == .demo)
        #expect(try await ServeCommand.folder(settings(host: host)).content() == .demo)
    }

    @Test func realDataAreServedWhereverTheOperatorSays() async throws {
        try await make(.real)
        #expect(try await ServeCommand.folder(settings(host: "0.0.0.0")).content() == .real)
        await #expect(throws: OperatorTrouble.self) { try await DemoServeCommand.folder(settings(host: "0.0.0.0")) }
    }

    @Test func theDemoIsNotRunOnRealData() async throws {
        try await make(.real)
        let trouble = await #expect(throws: OperatorTrouble.self) { try await DemoServeCommand.folder(settings()) }
        #expect(trouble?.description.contains("data sungguhan") == true)
    }

    /// What `main` makes of it: a sentence, and exit 1.
    @Test func aRefusalIsASentence() {
        #expect(Wording.isKnown(OperatorTrouble("x")))
    }
}
