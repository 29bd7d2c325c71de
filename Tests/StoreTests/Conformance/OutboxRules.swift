import Store
import Testing

/// An outbox with what the rules ask of it again and again.
struct OutboxBench {
    let database: any Database
    let outbox: Outbox

    init(_ database: any Database) {
        self.database = database
        outbox = Outbox(keyring: .random())
    }

    @discardableResult
    func enqueue(
        _ name: String, office: String = "kominfo", kind: String = "mail", payload: String = "isi", dueAt: Int64 = 100
    ) async throws -> Bool {
        try await database.write { [outbox] in
            try outbox.enqueue(
                office: office, subject: "case-1", name: name, kind: kind, payload: Array(payload.utf8), dueAt: dueAt,
                in: $0)
        }
    }

    func claim(
        office: String = "kominfo", kinds: [String] = ["mail"], now: Int64 = 100, limit: Int = 10, lease: Int64 = 600
    ) async throws -> [WorkClaim] {
        try await database.write { [outbox] in
            try outbox.claim(office: office, kinds: kinds, now: now, limit: limit, lease: lease, in: $0)
        }
    }

    func complete(_ claim: WorkClaim) async throws {
        try await database.write { [outbox] in try outbox.complete(claim, in: $0) }
    }

    func retry(_ claim: WorkClaim, dueAt: Int64, resultUnknown: Bool = false) async throws {
        try await database.write { [outbox] in
            try outbox.retry(claim, dueAt: dueAt, cause: "sibuk", resultUnknown: resultUnknown, in: $0)
        }
    }

    func giveUp(_ claim: WorkClaim, cause: String) async throws {
        try await database.write { [outbox] in try outbox.giveUp(claim, cause: cause, in: $0) }
    }
}

extension Conformance {
    static let outbox = [
        Conformance("an effect enqueued twice is there once") { database async throws in
            let bench = OutboxBench(database)
            #expect(try await bench.enqueue("aktifkan/1"))
            #expect(try await bench.enqueue("aktifkan/1", payload: "lain") == false)
            #expect(try await bench.claim().map(\.payload) == [Array("isi".utf8)])
        },
        Conformance("what is not due yet, of another office or of another kind is not claimed") { database in
            let bench = OutboxBench(database)
            try await bench.enqueue("a", dueAt: 101)
            try await bench.enqueue("b", office: "desa")
            try await bench.enqueue("c", kind: "dns")
            #expect(try await bench.claim().isEmpty)
            #expect(try await bench.claim(now: 101).map(\.name) == ["a"])
            let offices = try await database.read {
                try bench.outbox.dueOffices(kinds: ["mail", "dns"], now: 100, in: $0)
            }
            #expect(offices == ["desa", "kominfo"])
        },
        Conformance("the longest due come first, and no more than asked for") { database in
            let bench = OutboxBench(database)
            for (name, dueAt) in [("later", 90), ("first", 70), ("then", 80)] as [(String, Int64)] {
                try await bench.enqueue(name, dueAt: dueAt)
            }
            #expect(try await bench.claim(limit: 2).map(\.name) == ["first", "then"])
            #expect(try await bench.claim(limit: 2).map(\.name) == ["later"])
        },
        Conformance("what is held is held by one, and what is done is done for good") { database in
            let bench = OutboxBench(database)
            try await bench.enqueue("a")
            let claim = try #require(try await bench.claim().first)
            #expect(claim.attempt == 1 && claim.fence == 1 && !claim.isInterrupted)
            #expect(try await bench.claim().isEmpty)
            try await bench.complete(claim)
            #expect(try await bench.claim(now: 1_000_000).isEmpty)
            #expect(try await bench.enqueue("a") == false)
            let lost = await failure(WorkFailure.self) { try await bench.complete(claim) }
            #expect(lost == .leaseLost)
        },
        Conformance("after the lease another takes it, and the first can record nothing any more") { database in
            let bench = OutboxBench(database)
            try await bench.enqueue("a")
            // A lease that has run out at once: a worker that died.
            let dead = try #require(try await bench.claim(lease: 0).first)
            let second = try #require(try await bench.claim().first)
            #expect(second.fence > dead.fence && second.attempt == 2 && second.isInterrupted)
            for act in [
                { try await bench.complete(dead) }, { try await bench.retry(dead, dueAt: 1) },
                { try await bench.giveUp(dead, cause: "") },
            ] as [@Sendable () async throws -> Void] {
                #expect(await failure(WorkFailure.self) { try await act() } == .leaseLost)
            }
            try await bench.complete(second)
        },
        Conformance("a lease that ran out unnoticed still ends, when nobody took it") { database in
            let bench = OutboxBench(database)
            try await bench.enqueue("a")
            try await bench.complete(try #require(try await bench.claim(lease: 0).first))
        },
        Conformance("fifty who claim at once get each piece once") { database in
            let bench = OutboxBench(database)
            for number in 0..<40 { try await bench.enqueue("effect-\(number)") }
            let names = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<50 { group.addTask { try await bench.claim(limit: 3).map(\.name) } }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(names.count == 40 && Set(names).count == 40)
        },
        Conformance("a retry comes at its time, and says when the result is unknown") { database in
            let bench = OutboxBench(database)
            try await bench.enqueue("a")
            try await bench.retry(try #require(try await bench.claim().first), dueAt: 200)
            #expect(try await bench.claim(now: 199).isEmpty)
            let second = try #require(try await bench.claim(now: 200).first)
            #expect(second.attempt == 2 && !second.isInterrupted)
            try await bench.retry(second, dueAt: 300, resultUnknown: true)
            #expect(try await bench.claim(now: 300).first?.isInterrupted == true)
        },
        Conformance("what is given up stays visible with its cause until a person asks again") { database in
            let bench = OutboxBench(database)
            try await bench.enqueue("a")
            try await bench.giveUp(try #require(try await bench.claim().first), cause: "alamat ditolak")
            #expect(try await bench.claim(now: 1_000_000).isEmpty)
            let given = try await database.read { try bench.outbox.givenUp(office: "kominfo", limit: 9, in: $0) }
            #expect(given.map(\.cause) == ["alamat ditolak"])
            #expect(given.map(\.payload) == [Array("isi".utf8)])
            let ofCase = try await database.read {
                try bench.outbox.givenUp(office: "kominfo", subject: "case-1", in: $0)
            }
            #expect(ofCase == given)
            let counts = try await database.read {
                try bench.outbox.givenUpCounts(offices: ["kominfo", "desa"], in: $0)
            }
            #expect(counts == ["kominfo": 1])
            let again = try await database.write {
                try bench.outbox.revive(office: "kominfo", subject: "case-1", name: "a", dueAt: 500, in: $0)
            }
            #expect(again)
            let claim = try #require(try await bench.claim(now: 500).first)
            #expect(claim.attempt == 1 && claim.payload == Array("isi".utf8))
        },
        Conformance("what was given up and is settled is done, and is not tried again") { database in
            let bench = OutboxBench(database)
            try await bench.enqueue("a")
            try await bench.giveUp(try #require(try await bench.claim().first), cause: "alamat ditolak")
            try await bench.enqueue("b")
            let settled = try await database.write { transaction in
                try ["a", "b"].map {
                    try bench.outbox.settle(office: "kominfo", subject: "case-1", name: $0, in: transaction)
                }
            }
            #expect(settled == [true, false])
            #expect(try await database.read { try bench.outbox.givenUp(office: "kominfo", limit: 9, in: $0) }.isEmpty)
            #expect(try await bench.claim().map(\.name) == ["b"])
            let row = try await database.rows("SELECT payload_sealed, cause_sealed FROM outbox WHERE name = 'a'")[0]
            #expect(row.blobOrNil("payload_sealed") == nil && row.blobOrNil("cause_sealed") == nil)
        },
        Conformance("the backlog counts what is due and what was given up") { database in
            let bench = OutboxBench(database)
            try await bench.enqueue("a", dueAt: 50)
            try await bench.enqueue("b", dueAt: 60)
            try await bench.enqueue("c", dueAt: 900)
            try await bench.giveUp(try #require(try await bench.claim(limit: 1).first), cause: "")
            let backlog = try await database.read { try bench.outbox.backlog(now: 100, in: $0) }
            #expect(backlog.due == 1 && backlog.givenUp == 1 && backlog.oldest == 60)
        },
        Conformance("no payload and no cause stands readable in a row, and none at all once it is done") { database in
            let bench = OutboxBench(database)
            try await bench.enqueue("a", payload: "budi@example.id")
            let claim = try #require(try await bench.claim().first)
            try await bench.retry(claim, dueAt: 100)
            for row in try await database.rows("SELECT payload_sealed, cause_sealed FROM outbox") {
                for column in ["payload_sealed", "cause_sealed"] {
                    #expect(!String(decoding: row.blob(column), as: UTF8.self).contains("budi"))
                    #expect(!String(decoding: row.blob(column), as: UTF8.self).contains("sibuk"))
                }
            }
            try await bench.complete(try #require(try await bench.claim().first))
            let row = try await database.rows("SELECT payload_sealed, cause_sealed FROM outbox")[0]
            #expect(row.blobOrNil("payload_sealed") == nil && row.blobOrNil("cause_sealed") == nil)
        },
    ]
}
