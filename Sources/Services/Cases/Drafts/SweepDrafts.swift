import Forms
import Procedures
import Store

/// Removes applications that were not sent within their time, with their files, and what is remembered of those that
/// were. One of a sub-procedure that was not sent stays as long as its case waits for it. Run daily; one transaction an
/// office.
public struct SweepDrafts: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction() async throws {
        let (keyring, now) = (environment.keyring, environment.now.seconds)
        for office in try await ReadOffices(environment).everyID() {
            try await environment.database.write { transaction in
                let over = try transaction.rows(
                    """
                    SELECT * FROM drafts WHERE office_id = \(office) AND expires_at <= \(now)
                        AND (parent_case IS NULL OR case_id IS NOT NULL)
                    """)
                for row in over {
                    try Draft(row, keyring: keyring).remove(keyring: keyring, in: transaction)
                }
            }
        }
    }
}
