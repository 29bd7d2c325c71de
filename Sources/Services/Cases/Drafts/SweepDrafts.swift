import Forms
import Procedures
import Store

/// Removes applications that were not sent within their time, with their files. Those of a sub-procedure stay as long as
/// their case waits for them. Run daily.
public struct SweepDrafts: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction() async throws {
        let (keyring, now) = (environment.keyring, environment.now.seconds)
        try await environment.database.write { transaction in
            let over = try transaction.rows(
                "SELECT * FROM drafts WHERE expires_at <= \(now) AND parent_case IS NULL")
            for row in over {
                let draft = try Draft(row, keyring: keyring)
                // The files of a draft that was sent are the case's.
                if draft.caseID == nil {
                    for file in draft.content.papers.values.joined() {
                        try Blobs.disown(file.blob, office: draft.office, in: transaction)
                    }
                }
                try transaction.execute("DELETE FROM drafts WHERE office_id = \(draft.office) AND id = \(draft.id)")
            }
        }
    }
}
