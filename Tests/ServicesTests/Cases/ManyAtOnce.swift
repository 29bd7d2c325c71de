import Procedures
import Services
import Store
import Testing

/// Many who act in one moment, on whichever engine: each has an answer that is true, and no number is missing.
@Suite struct ManyAtOnce {
    @Test func applicationsAreNumberedWithoutGap() async throws {
        let desk = try await KominfoDesk()
        let ids = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<12 { group.addTask { try await desk.apply() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let numbers = try await desk.environment.database.read {
            try $0.rows("SELECT number FROM cases ORDER BY number").map { $0.text("number") }
        }
        #expect(Set(ids).count == 12)
        let expected: [String] = (1...12).map { number in number < 10 ? "0000\(number)" : "000\(number)" }
        #expect(numbers.map { String($0.suffix(5)) } == expected)
    }

    /// Two officers press the same button, from the same page.
    @Test func oneOfTwoWhoDecideAtOnceIsTold() async throws {
        let desk = try await KominfoDesk()
        let id = try await desk.apply()
        try await desk.complete("perintah-periksa", of: id, by: desk.kadis)
        let version = try await desk.look(id).state.version
        let done = await withTaskGroup(of: Bool.self) { group in
            for outcome in ["ya", "tidak"] {
                group.addTask {
                    do {
                        try await desk.complete(
                            "periksa", outcome, of: id, by: desk.kabid, reason: outcome == "tidak" ? "Kurang" : nil,
                            seen: version)
                        return true
                    } catch {
                        return false
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(done.count(where: { $0 }) == 1)
        let sequence = try await desk.environment.database.read {
            try $0.rows("SELECT sequence FROM case_events WHERE case_id = \(id) ORDER BY sequence")
                .map { Int($0.int("sequence")) }
        }
        #expect(sequence == Array(1...sequence.count))
    }
}
