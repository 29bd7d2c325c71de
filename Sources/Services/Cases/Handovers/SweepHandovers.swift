import Forms
import Store

/// Forgets what was done at other offices' tasks once nobody needs it: 30 days after it was sent, where it was taken or
/// its refusal was read. A refusal that was not read stays as long as whoever acted serves in the office, since it is the
/// only place that holds what they wrote; after that nobody can read it. What is still on its way stays. Run daily; one
/// transaction an office.
public struct SweepHandovers: Sendable {
    /// Days that an answered act is kept.
    public static let keptDays: Int64 = 30

    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction() async throws {
        let before = environment.now.seconds - SweepHandovers.keptDays * 86_400
        for office in try await ReadOffices(environment).everyID() {
            let serving = try await serving(in: office)
            try await environment.database.write { transaction in
                _ = try transaction.execute(
                    """
                    DELETE FROM handover_acts WHERE office_id = \(office) AND sent_at < \(before)
                        AND (state IN ('taken', 'read')
                            OR (state = 'refused' AND NOT COALESCE(person IN \(list: serving), FALSE)))
                    """)
            }
        }
    }

    /// The accounts that hold a role in an office, or will.
    private func serving(in office: String) async throws -> [String] {
        let now = environment.now.seconds
        return try await environment.database.read { transaction in
            try transaction.rows(
                """
                SELECT DISTINCT account_id FROM roles_held
                WHERE office_id = \(People.office) AND in_office_id = \(office)
                    AND (ends_at IS NULL OR ends_at > \(now)) ORDER BY account_id
                """
            ).map { $0.text("account_id") }
        }
    }
}
