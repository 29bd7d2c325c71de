import Forms
@testable import Services
import Store
import Testing

/// Cases of the invented regency, and the harm that somebody with the database could do to them.
struct AuditDesk {
    let desk: KominfoDesk
    /// At its first desk, further on, withdrawn; in the order of their numbers.
    let ids: [String]

    var office: String { desk.office }

    init() async throws {
        desk = try await KominfoDesk()
        ids = [try await desk.apply(), try await desk.apply(), try await desk.apply()]
        try await desk.checkPapers(ids[1])
        try await WithdrawCase(desk.environment, desk.cases)(ids[2], of: desk.office, reason: nil, by: desk.clerk)
    }

    func harm(_ statements: SQL...) async throws {
        try await desk.regency.test.database.write { transaction in
            for statement in statements {
                let changed = try transaction.execute(statement)
                #expect(changed > 0, "\(statement.text)")
            }
        }
    }

    /// Takes the last events of a case away, and leaves the database whole.
    func cut(_ id: String, to count: Int) async throws {
        try await harm(
            "DELETE FROM case_events WHERE case_id = \(id) AND sequence > \(count)",
            """
            UPDATE cases SET version = \(count), head_hash = (SELECT e.chain_hash FROM case_events e
                WHERE e.case_id = \(id) AND e.sequence = \(count)) WHERE id = \(id)
            """)
    }

    /// An event as whoever writes the chain anew has it in hand.
    struct Event {
        let sequence: Int
        var recorded: Int64
        var sealed: [UInt8]
    }

    /// Changes events and writes the chain over them anew, so that it holds.
    func chainAnew(_ id: String, _ change: @Sendable @escaping (inout Event) -> Void) async throws {
        try await desk.regency.test.database.write { transaction in
            var head = EventLog.genesis
            let rows = try transaction.rows("SELECT * FROM case_events WHERE case_id = \(id) ORDER BY sequence")
            for row in rows {
                var event = Event(
                    sequence: Int(row.int("sequence")), recorded: row.int("recorded_at"),
                    sealed: row.blob("body_sealed"))
                change(&event)
                head = EventLog.chained(
                    onto: head, sequence: event.sequence, type: row.text("type"), version: 1,
                    occurred: Instant(seconds: row.int("occurred_at")), recorded: Instant(seconds: event.recorded),
                    sealed: event.sealed)
                try transaction.execute(
                    """
                    UPDATE case_events SET recorded_at = \(event.recorded), body_sealed = \(event.sealed),
                        chain_hash = \(head)
                    WHERE case_id = \(id) AND sequence = \(event.sequence)
                    """)
            }
            try transaction.execute("UPDATE cases SET head_hash = \(head) WHERE id = \(id)")
        }
    }

    /// The key of a case, as whoever has the key file gets it.
    func key(of id: String) async throws -> CaseKey {
        let (office, keyring) = (office, desk.environment.keyring)
        return try await desk.environment.database.read { transaction in
            let row = try StoredCase.find(id, of: office, in: transaction)
            return try #require(try row?.key(at: office, keyring))
        }
    }

    func number(of id: String) async throws -> String {
        try await desk.environment.database.read {
            try $0.row("SELECT number FROM cases WHERE id = \(id)")?.text("number") ?? ""
        }
    }

    func events(of id: String) async throws -> Int {
        try await desk.environment.database.read {
            Int(try $0.row("SELECT count(*) AS n FROM case_events WHERE case_id = \(id)")?.int("n") ?? 0)
        }
    }

    func verify() async throws -> AuditReport { try await VerifyAudit(desk.environment)(office: "kominfo", batch: 2) }
}

extension AuditReport {
    /// Kind, case and words of the one finding.
    func only(_ kind: AuditFinding.Kind, _ number: String?, _ words: String) -> Bool {
        findings.count == 1 && findings[0].kind == kind && findings[0].caseNumber == number
            && findings[0].message.contains(words)
    }
}
