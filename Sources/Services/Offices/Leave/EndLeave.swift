import Forms
import Store

/// Ends a leave at once, or takes back one that has not begun: the stand-in's roles for it end too.
public struct EndLeave: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Nothing happens where it is over. Throws `Denial`.
    public func callAsFunction(_ leave: String, in office: String, by person: Person) async throws {
        let environment = environment
        let now = environment.now
        try await environment.database.write { transaction in
            guard let leave = try Leave.find(leave, in: office, at: now, in: transaction) else { return }
            let work = try Administration.ofLeave(
                of: leave.account, in: office, by: person, environment, in: transaction)
            try leave.end(at: now, in: work.office, transaction)
            let officer = try work.officer(leave.account, in: transaction)
            try work.record(
                .leaveEnded, of: officer.subject, Role.days(leave.firstDay, leave.lastDay), in: transaction)
        }
    }
}

extension Leave {
    func end(at now: Instant, in office: Office, _ transaction: any Transaction) throws {
        let last = max(firstDay, now.date(in: office.zone))
        try transaction.execute(
            """
            UPDATE leaves SET ends_at = \(now.seconds), last_day = \(last.description)
            WHERE office_id = \(People.office) AND id = \(id)
            """)
        for role in try roles(in: transaction) where !role.isOver(at: now) {
            try role.end(at: now, in: office, transaction)
        }
    }

    /// Of somebody who goes for good, and those in which they stand in.
    static func endAll(of account: String, at now: Instant, in transaction: any Transaction) throws {
        let rows = try transaction.rows(
            """
            SELECT l.*, a.officer_name, s.officer_name AS stand_in_name FROM leaves l
            JOIN accounts a ON a.office_id = l.office_id AND a.id = l.account_id
            JOIN accounts s ON s.office_id = l.office_id AND s.id = l.stand_in_id
            WHERE l.office_id = \(People.office) AND (l.account_id = \(account) OR l.stand_in_id = \(account))
                AND l.ends_at > \(now.seconds)
            """)
        for leave in rows.map(Leave.init) {
            guard let office = try Office.find(leave.office, in: transaction) else { continue }
            try leave.end(at: now, in: office, transaction)
        }
    }
}
