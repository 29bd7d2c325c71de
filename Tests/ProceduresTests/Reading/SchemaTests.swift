import FoundationEssentials
import Forms
import Procedures
import Testing

/// The schema of `docs/` and the reader speak of the same keys.
struct SchemaTests {
    /// The names of an object's members, whatever their values.
    private struct Names: Decodable {
        var names: Set<String> = []

        private struct Member: CodingKey {
            var stringValue: String
            var intValue: Int? { nil }
            init?(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        init(from decoder: any Decoder) throws {
            names = Set(try decoder.container(keyedBy: Member.self).allKeys.map(\.stringValue))
        }
    }

    private struct Definition: Decodable {
        var properties: Names?
        var required: [String]?
    }

    private struct Schema: Decodable {
        var definitions: [String: Definition]
        enum CodingKeys: String, CodingKey { case definitions = "$defs" }
    }

    @Test(arguments: SOPKeys.all)
    func keysEqualTheReaders(context: KeyContext) throws {
        let schema = try JSONDecoder().decode(Schema.self, from: Data(Fixtures.bytes("docs/sop.schema.json")))
        let definition = try #require(schema.definitions[context.name])
        #expect(definition.properties?.names == Set(context.names))
        #expect(Set(definition.required ?? []) == Set(context.keys.filter(\.isRequired).map(\.name)))
    }

    @Test func theTableAsJSONNamesEveryContext() throws {
        let table = try JSONDecoder().decode(Names.self, from: Data(SOPKeys.json.utf8))
        #expect(table.names == Set(SOPKeys.all.map(\.name)))
    }

    @Test(arguments: Fixtures.names(in: "Tests/ProceduresTests/rusak", ending: ".yaml"))
    func brokenFilesAreRefused(name: String) {
        let text = Fixtures.text("Tests/ProceduresTests/rusak/\(name)")
        let result = Checker.check(source: text, fileName: "contoh.sop.yaml", catalogue: TestCatalogue.faulty)
        #expect(!result.isAccepted)
        #expect(result.diagnostics.contains { $0.severity == .error })
    }
}
