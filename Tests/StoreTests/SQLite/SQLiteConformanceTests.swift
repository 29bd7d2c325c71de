import Store
import Testing

@Suite struct SQLiteConformanceTests {
    @Test(.timeLimit(.minutes(2)), arguments: Conformance.all) func holds(_ rule: Conformance) async throws {
        try await withSQLite { try await rule.check($0) }
    }
}
