import Forms
import Store

/// Forgets what officers were to know after half a year: the case's own history tells what happened. What applicants were
/// told stays with their case. A morning's digest that was sent, or given up, is of no use after a week: its row says only
/// that it was asked for that day. What became of a mail about an account goes with them. Run daily; one transaction an
/// office.
public struct SweepNotices: Sendable {
    static let keptDays: Int64 = 183
    static let keptDigestDays: Int64 = 7

    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction() async throws {
        let before = environment.now.seconds - SweepNotices.keptDays * 86_400
        for office in try await ReadOffices(environment).everyID() {
            try await environment.database.write { transaction in
                _ = try transaction.execute(
                    """
                    DELETE FROM notices
                    WHERE office_id = \(office) AND account_id IS NOT NULL AND made_at < \(before)
                    """)
            }
        }
        let digestsBefore = environment.now.seconds - SweepNotices.keptDigestDays * 86_400
        let outbox = Outbox(keyring: environment.keyring)
        try await environment.database.write { transaction in
            _ = try transaction.execute(
                "DELETE FROM account_mails WHERE made_at < \(before)")
            try outbox.sweep(
                office: People.office, kind: OutgoingMail.kind, namedAs: SendDigests.namePrefix, before: digestsBefore,
                in: transaction)
        }
    }
}
