import Testing
import Web

@Suite struct ComponentsTests {
    @Test func theDemoShowsEveryPartAndAnOfficeDoesNot() async throws {
        let demo = try await Regency { $0.showsComponents = true }.site.browser().get("/k/kominfo/komponen")
        #expect(demo.status == 200 && demo.words.contains("Kotak tugas") && demo.words.contains("Isian"))
        #expect(try await Regency().site.browser().get("/k/kominfo/komponen").status == 404)
    }
}
