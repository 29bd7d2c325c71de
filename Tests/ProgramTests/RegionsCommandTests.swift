import FoundationEssentials
import Services
import Store
import Testing

@testable import Program

/// `balai regions import`, as somebody types it.
@Suite struct RegionsCommandTests {
    private let folder: TemporaryFolder
    private let settings: Settings

    init() throws {
        folder = try TemporaryFolder()
        settings = try Settings(folder.environment)
    }

    private func load(_ text: String, in house: House) async throws -> String {
        let file = folder.path + "/wilayah.csv"
        _ = FileManager.default.createFile(atPath: file, contents: Data(text.utf8))
        return try await RegionsImportCommand.parse([file]).perform(in: house)
    }

    @Test func aListIsLoadedAndAWrongOneChangesNothing() async throws {
        _ = try await InitCommand.parse([
            "--nama", "Kabupaten Uji", "--slug", "uji", "--admin-nama", "Ayu Uji", "--admin-pengguna", "ayu",
        ]).perform(settings)
        let house = try await House.openExisting(settings)
        func name(_ code: String) async throws -> String? {
            try await house.environment.database.read { try Regions.name(of: code, in: $0) }
        }
        #expect(
            try await load("kode,nama\n3305,Kabupaten Uji\n3305052011,Karangsari\n", in: house) == "2 wilayah dimuat.")
        #expect(try await name("33.05.05.2011") == "Karangsari")
        // A new name takes the old one's place; what is not named stays.
        #expect(try await load("kode;nama\n33.05.05.2011;Karang Sari\n", in: house) == "1 wilayah dimuat.")
        #expect(try await name("33.05.05.2011") == "Karang Sari")
        #expect(try await name("33.05") == "Kabupaten Uji")
        let wrong = await #expect(throws: OperatorTrouble.self) {
            try await load("kode,nama\n33.06,Kabupaten Lain\n33.x,Salah\n", in: house)
        }
        #expect(wrong?.description.contains("Tidak ada yang dimuat") == true)
        #expect(try await name("33.06") == nil)
        await #expect(throws: OperatorTrouble.self) {
            try await RegionsImportCommand.parse([folder.path + "/tidak-ada.csv"]).perform(in: house)
        }
        try await house.close()
    }
}
