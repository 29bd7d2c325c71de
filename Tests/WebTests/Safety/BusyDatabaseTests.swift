import Services
import Store
import Testing

/// What a visitor sees when the database cannot answer now.
@Suite struct BusyDatabaseTests {
    @Test(arguments: [DatabaseFailure.busy, .unavailable("x")])
    func whatCannotBeAnsweredNowSaysWhenToComeAgain(_ failure: DatabaseFailure) async throws {
        let regency = try await Regency(wrapping: { FailingDatabase(real: $0, failure: failure) })
        let page = try await regency.site.browser().get("/k/kominfo/")
        #expect(page.status == 503)
        #expect(page["retry-after"] == "5")
        #expect(page.words.contains("Layanan sedang tidak dapat dipakai"))
    }

    @Test func aFullDiskIsSaidInWords() async throws {
        let regency = try await Regency(wrapping: { FailingDatabase(real: $0, failure: DatabaseFailure.full) })
        let page = try await regency.site.browser().get("/k/kominfo/")
        #expect(page.status == 507)
        #expect(page["retry-after"] == "300")
        #expect(page.words.contains("Ruang penyimpanan kami penuh"))
    }

    /// Not "come again": it may have been kept.
    @Test func whatMayHaveBeenKeptIsNotCalledLost() async throws {
        let regency = try await Regency(wrapping: { FailingDatabase(real: $0, failure: DatabaseFailure.unknownOutcome) }
        )
        let page = try await regency.site.browser().get("/k/kominfo/")
        #expect(page.status == 503)
        #expect(page["retry-after"] == nil)
        #expect(page.words.contains("Belum pasti apakah tersimpan"))
    }
}

/// Answers nobody.
struct FailingDatabase: Database {
    let real: any Database
    let failure: any Error

    var bell: WorkBell { real.bell }
    var use: DatabaseUse { real.use }

    func read<Value: Sendable>(
        _ body: @Sendable @escaping (any ReadTransaction) throws -> Value
    ) async throws -> Value { throw failure }

    func write<Value: Sendable>(
        _ body: @Sendable @escaping (any Transaction) throws -> Value
    ) async throws -> Value { throw failure }

    func writeAlone<Value: Sendable>(
        _ body: @Sendable @escaping (any Transaction) throws -> Value
    ) async throws -> Value { throw failure }

    func keepCopy(label: String) async throws -> String? { nil }

    func snapshot<Value: Sendable>(
        to path: String, _ body: @Sendable @escaping (any ReadTransaction) throws -> Value
    ) async throws -> Value { throw failure }

    func scrub() async throws { try await real.scrub() }

    func close() async throws { try await real.close() }
}
