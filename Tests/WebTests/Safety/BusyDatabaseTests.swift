import Services
import Store
import Synchronization
import Testing
import TestDatabases

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

    /// The database goes away between the act and the page that follows it.
    @Test func whatWasKeptBeforeAnOutageIsNotCalledLost() async throws {
        let outage = Outage()
        let regency = try await Regency(wrapping: { FailingAfterwards(real: $0, outage: outage) })
        let id = try await regency.apply()
        let head = try await regency.site.browser(as: "kadis")
        let page = try await head.get("/meja/kominfo/\(id)?tugas=perintah-periksa")
        let version = try #require(page.version)
        outage.comes.withLock { $0 = true }
        let answer = try await head.post(
            "/meja/kominfo/\(id)/tugas/perintah-periksa/1", [("versi", version), ("catatan", "Segera")])
        #expect(answer.status == 503)
        #expect(answer.words.contains("Belum pasti apakah tersimpan"))
        #expect(answer.words.contains("Segera"), "what was typed is given back")
        outage.isThere.withLock { $0 = false }
        outage.comes.withLock { $0 = false }
        #expect(try await head.get("/meja/kominfo/\(id)").words.contains("Segera"))
    }
}

/// Announced, it begins with the next write that is kept.
private final class Outage: Sendable {
    let comes = Mutex(false)
    let isThere = Mutex(false)
}

/// Answers until something was kept, and then nobody.
private struct FailingAfterwards: DatabaseInFront {
    let real: any Database
    let outage: Outage

    func read<Value: Sendable>(
        _ body: @Sendable @escaping (any ReadTransaction) throws -> Value
    ) async throws -> Value {
        guard !outage.isThere.withLock({ $0 }) else { throw DatabaseFailure.unavailable("jauh") }
        return try await real.read(body)
    }

    func write<Value: Sendable>(
        _ body: @Sendable @escaping (any Transaction) throws -> Value
    ) async throws -> Value {
        let value = try await real.write(body)
        if outage.comes.withLock({ $0 }) { outage.isThere.withLock { $0 = true } }
        return value
    }
}

/// Answers nobody.
struct FailingDatabase: DatabaseInFront {
    let real: any Database
    let failure: any Error

    func read<Value: Sendable>(
        _ body: @Sendable @escaping (any ReadTransaction) throws -> Value
    ) async throws -> Value { throw failure }

    func write<Value: Sendable>(
        _ body: @Sendable @escaping (any Transaction) throws -> Value
    ) async throws -> Value { throw failure }

    func writeAlone<Value: Sendable>(
        _ body: @Sendable @escaping (any Transaction) throws -> Value
    ) async throws -> Value { throw failure }

    func snapshot<Value: Sendable>(
        to path: String, _ body: @Sendable @escaping (any ReadTransaction) throws -> Value
    ) async throws -> Value { throw failure }
}
