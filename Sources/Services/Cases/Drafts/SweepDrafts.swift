import Forms
import Store

/// Removes applications that were not sent within their time. Those of a sub-procedure stay as long as their case waits
/// for them. Run daily.
public struct SweepDrafts: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction() async throws {
        let now = environment.now.seconds
        try await environment.database.write { transaction in
            _ = try transaction.execute(
                """
                DELETE FROM drafts
                WHERE expires_at <= \(now) AND parent_case IS NULL
                """)
        }
    }
}
