import Forms
import Procedures
import Store

/// Makes every projection of an office anew from its events, whatever the rows say now: for an operator who does not
/// trust them any more. Everybody works on meanwhile, a few cases a transaction; how far it came is stored with each
/// batch, so that after a stop it goes on where it was.
///
/// A case whose events do not hold (`CaseAudit`) is left as it is and told of: rows made from them would hide what was
/// done. Register entries, keys, tracking codes and whose a case is follow from no event, and stay (docs/decisions/0028).
public struct RebuildOffice: Sendable {
    /// A case that was left as it is.
    public struct Left: Sendable, Hashable {
        public let number: String
        /// A sentence in Indonesian.
        public let cause: String
    }

    /// What came of it.
    public struct Outcome: Sendable, Hashable {
        public var rebuilt = 0
        public var left: [Left] = []
        /// Tasks of other offices' cases that were copied again.
        public var copied = 0
        /// Whether it went on where an earlier run was stopped.
        public var wentOn = false
    }

    let environment: Environment
    let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Parameters:
    ///   - anew: from the first case, also where an earlier run was stopped.
    ///   - batch: how many cases a transaction.
    public func callAsFunction(_ office: String, anew: Bool = false, batch: Int = 20) async throws -> Outcome {
        var outcome = Outcome()
        let now = environment.now
        outcome.wentOn = try await environment.database.write { transaction in
            if anew { try RebuildMark.remove(office, in: transaction) }
            return try !RebuildMark.begin(office, at: now, in: transaction)
        }
        while let done = try await next(of: office, batch: batch) {
            outcome.rebuilt += done.rebuilt
            outcome.left += done.left
        }
        try await removeStrays(of: office)
        try await copyHandovers(to: office, into: &outcome)
        try await environment.database.write { try RebuildMark.remove(office, in: $0) }
        return outcome
    }

    /// One batch. nil: there is none left.
    private func next(of office: String, batch: Int) async throws -> Outcome? {
        let (environment, cases) = (environment, cases)
        return try await environment.database.write { transaction in
            guard let mark = try RebuildMark.find(office, in: transaction) else { return nil }
            let page = try StoredCase.page(of: office, after: mark.after, most: batch, in: transaction)
            guard let last = page.rows.last else { return nil }
            var outcome = Outcome()
            for (id, row) in page.rows {
                guard let row else {
                    outcome.left.append(Left(number: id, cause: "Barisnya tidak terbaca."))
                    continue
                }
                do {
                    try transaction.savepoint {
                        try RebuiltCase(environment: environment, cases: cases, transaction: transaction)
                            .make(row, of: office, again: mark.started)
                    }
                    outcome.rebuilt += 1
                } catch let failure as DatabaseFailure {
                    throw failure
                } catch {
                    outcome.left.append(Left(number: row.number, cause: Self.words(of: error)))
                }
            }
            try RebuildMark(office: office, after: last.id, started: mark.started).store(in: transaction)
            return outcome
        }
    }

    private static func words(of error: any Error) -> String {
        (error as? ChainBroken)?.findings.map(\.message).joined(separator: " ") ?? "Isinya tidak dapat dibaca: \(error)"
    }

    /// Tasks of cases that this office neither has nor was handed, and times and acts of the counter of cases that it does not
    /// have.
    private func removeStrays(of office: String) async throws {
        try await environment.database.write { transaction in
            for table in ["tasks", "task_roles"] as [StaticString] {
                try transaction.execute(
                    """
                    DELETE FROM \(name: table) WHERE office_id = \(office)
                        AND case_id NOT IN (SELECT id FROM cases WHERE office_id = \(office))
                        AND case_id NOT IN (SELECT case_id FROM handovers WHERE office_id = \(office))
                    """)
            }
            for table in ["case_times", "counter_acts"] as [StaticString] {
                try transaction.execute(
                    """
                    DELETE FROM \(name: table) WHERE office_id = \(office)
                        AND case_id NOT IN (SELECT id FROM cases WHERE office_id = \(office))
                    """)
            }
        }
    }

    /// What this office has of other offices' cases, by its own list of them, from there: each a reading there and a writing here.
    private func copyHandovers(to office: String, into outcome: inout Outcome) async throws {
        let rows = try await environment.database.read { transaction in
            try transaction.rows(
                "SELECT case_id, from_office_id, number FROM handovers WHERE office_id = \(office) ORDER BY case_id"
            ).map { (id: $0.text("case_id"), from: $0.text("from_office_id"), number: $0.text("number")) }
        }
        let copy = HandOver(environment, cases)
        for row in rows {
            do {
                try await copy(row.id, of: row.from, to: office)
                outcome.copied += 1
            } catch let failure as DatabaseFailure {
                throw failure
            } catch {
                outcome.left.append(
                    Left(number: row.number, cause: "Tugasnya dari kantor lain: " + Self.words(of: error)))
            }
        }
    }
}

/// How far a rebuilding has come.
struct RebuildMark {
    let office: String
    /// Behind which case it stands.
    let after: String
    let started: Int64

    /// - Returns: false where one is under way.
    static func begin(_ office: String, at now: Instant, in transaction: any Transaction) throws -> Bool {
        try transaction.execute(
            """
            INSERT INTO rebuilds (office_id, after_case, started_at) VALUES (\(office), '', \(now.seconds))
            ON CONFLICT (office_id) DO NOTHING
            """) == 1
    }

    static func find(_ office: String, in transaction: any ReadTransaction) throws -> RebuildMark? {
        try transaction.row("SELECT after_case, started_at FROM rebuilds WHERE office_id = \(office)").map {
            RebuildMark(office: office, after: $0.text("after_case"), started: $0.int("started_at"))
        }
    }

    func store(in transaction: any Transaction) throws {
        try transaction.execute("UPDATE rebuilds SET after_case = \(after) WHERE office_id = \(office)")
    }

    static func remove(_ office: String, in transaction: any Transaction) throws {
        try transaction.execute("DELETE FROM rebuilds WHERE office_id = \(office)")
    }
}
