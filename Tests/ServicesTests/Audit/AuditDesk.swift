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
