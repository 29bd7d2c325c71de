import Store
import Testing

extension Conformance {
    private static let timerTable = Timers(keyring: .random())

    private static func schedule(_ name: String, dueAt: Int64, in database: any Database) async throws {
        try await database.write {
            try timerTable.schedule(
                office: "kominfo", subject: "case-1", name: name, kind: "batas", dueAt: dueAt, in: $0)
        }
    }

    private static func claim(now: Int64, in database: any Database) async throws -> [WorkClaim] {
        try await database.write {
            try timerTable.claim(office: "kominfo", kinds: ["batas"], now: now, limit: 10, lease: 600, in: $0)
        }
    }

    static let timers = [
        Conformance("a timer fires at its second, and is gone when the firing is recorded") { database in
            try await schedule("batas-periksa", dueAt: 100, in: database)
            #expect(try await claim(now: 99, in: database).isEmpty)
            let claim = try #require(try await claim(now: 100, in: database).first)
            #expect(claim.subject == "case-1" && claim.name == "batas-periksa" && claim.dueAt == 100)
            try await database.write { try timerTable.complete(claim, in: $0) }
            #expect(try await database.rows("SELECT name FROM timers").isEmpty)
        },
        Conformance("a timer set again has its new moment only") { database in
            try await schedule("a", dueAt: 100, in: database)
            try await schedule("a", dueAt: 300, in: database)
            #expect(try await claim(now: 299, in: database).isEmpty)
            #expect(try await claim(now: 300, in: database).count == 1)
        },
        Conformance("who fires a timer that was set again meanwhile can record nothing") { database in
            try await schedule("a", dueAt: 100, in: database)
            let old = try #require(try await claim(now: 100, in: database).first)
            try await schedule("a", dueAt: 300, in: database)
            let lost = await failure(WorkFailure.self) {
                try await database.write { try timerTable.complete(old, in: $0) }
            }
            #expect(lost == .leaseLost)
            let new = try #require(try await claim(now: 300, in: database).first)
            #expect(new.attempt == 1 && !new.isInterrupted)
        },
        Conformance("a firing that was given up stays visible, and is tried again when somebody asks") { database in
            try await schedule("a", dueAt: 100, in: database)
            let claim = try #require(try await claim(now: 100, in: database).first)
            try await database.write { try timerTable.giveUp(claim, cause: "SOP tidak terbaca", in: $0) }
            let given = try await database.read { try timerTable.givenUp(office: "kominfo", limit: 9, in: $0) }
            #expect(given.map(\.cause) == ["SOP tidak terbaca"])
            #expect(given.map(\.attempts) == [1] && given.map(\.payload) == [[]])
            #expect(try await database.read { try timerTable.backlog(now: 900, in: $0) }.givenUp == 1)
            #expect(
                try await database.write {
                    try timerTable.revive(office: "kominfo", subject: "case-1", name: "a", dueAt: 500, in: $0)
                })
            #expect(try await Conformance.claim(now: 500, in: database).count == 1)
        },
        Conformance("cancelled timers do not fire") { database in
            for name in ["a", "b", "c"] { try await schedule(name, dueAt: 100, in: database) }
            let there = try await database.write { transaction in
                try timerTable.cancel(office: "kominfo", subject: "case-1", name: "a", in: transaction)
            }
            #expect(there)
            #expect(
                try await database.write { try timerTable.cancel(office: "desa", subject: "case-1", name: "b", in: $0) }
                    == false)
            let left = try await database.read {
                try timerTable.scheduled(office: "kominfo", subject: "case-1", in: $0)
            }
            #expect(left == ["b": 100, "c": 100])
            let count = try await database.write {
                try timerTable.cancelAll(office: "kominfo", subject: "case-1", in: $0)
            }
            #expect(count == 2)
            #expect(try await claim(now: 1000, in: database).isEmpty)
        },
    ]
}
