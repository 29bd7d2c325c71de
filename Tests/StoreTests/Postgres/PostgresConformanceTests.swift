import Store
import TestDatabases
import Testing

@Suite(.enabled(if: PostgresServer.isThere)) struct PostgresConformanceTests {
    @Test(.timeLimit(.minutes(5)), arguments: Conformance.all) func holds(_ rule: Conformance) async throws {
        try await withPostgres { try await rule.check($0) }
    }
}
