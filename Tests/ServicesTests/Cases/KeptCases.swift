import Procedures
import Services
import Store
import Testing

/// Cases that were looked at lately are not decoded again; what is erased is gone all the same.
@Suite struct KeptCases {
    @Test func theSecondLookReadsNoEvents() async throws {
        let desk = try await KominfoDesk()
        let id = try await desk.apply()
        let fresh = CaseServices()
        func look() async throws -> (CaseLook, StatementCounter.Counts) {
            try await StatementCounter.counting {
                try await desk.environment.database.read {
                    try CaseLook(id, of: desk.office, for: desk.kadis, desk.environment, fresh, in: $0)
                }
            }
        }
        _ = try await look()
        let (first, again) = try await look()
        try await desk.environment.database.write {
            _ = try $0.execute("UPDATE case_events SET body_sealed = \([UInt8](repeating: 0, count: 80))")
        }
        // Nothing but the events was damaged, and nobody needs them.
        let (second, counts) = try await look()
        #expect(second.state == first.state)
        #expect(counts == again)
    }

    @Test func anotherActIsSeenAtOnce() async throws {
        let desk = try await KominfoDesk()
        let id = try await desk.apply()
        let other = CaseServices()
        func look() async throws -> CaseLook {
            try await desk.environment.database.read {
                try CaseLook(id, of: desk.office, for: desk.kadis, desk.environment, other, in: $0)
            }
        }
        #expect(try await look().state.open["perintah-periksa"] != nil)
        try await desk.complete("perintah-periksa", of: id, by: desk.kadis)
        #expect(try await look().state.open["perintah-periksa"] == nil)
        #expect(try await look().state.open["periksa"] != nil)
    }

    @Test func whatIsErasedIsGoneFromMemoryToo() async throws {
        let desk = try await KominfoDesk()
        let id = try await desk.apply()
        _ = try await desk.look(id)
        try await desk.environment.database.write {
            _ = try $0.execute("UPDATE cases SET key_sealed = NULL WHERE id = \(id)")
        }
        await #expect(throws: CaseErased.self) { try await desk.look(id) }
    }
}
