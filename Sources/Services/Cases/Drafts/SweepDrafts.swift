import Forms
import Procedures
import Store

/// Removes applications that were not sent within their time, with their files, and what is remembered of those that
/// were. One of a sub-procedure that was not sent stays as long as its case waits for it. Run daily; one transaction an
/// office, of which one that fails keeps no other.
public struct SweepDrafts: Sendable {
    /// An office whose drafts stay until the next day.
    public struct Left: Sendable {
        public let office: String
        public let error: any Error
    }

    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    @discardableResult
    public func callAsFunction() async throws -> [Left] {
        var left: [Left] = []
        for office in try await ReadOffices(environment).everyID() {
            do {
                try await sweep(office)
            } catch let error where !Task.isCancelled {
                left.append(Left(office: office, error: error))
            }
        }
        return left
    }

    private func sweep(_ office: String) async throws {
        let (keyring, now) = (environment.keyring, environment.now.seconds)
        try await environment.database.write { transaction in
            let over = try transaction.rows(
                """
                SELECT * FROM drafts WHERE office_id = \(office) AND expires_at <= \(now)
                    AND (parent_case IS NULL OR case_id IS NOT NULL)
                """)
            for row in over { try Draft.remove(row, keyring: keyring, in: transaction) }
        }
    }
}
