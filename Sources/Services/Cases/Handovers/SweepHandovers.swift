import Forms
import Store

/// Forgets what was done at other offices' tasks once nobody needs it: after 30 days, read or not. What is still on its
/// way stays. Run daily.
public struct SweepHandovers: Sendable {
    /// Days that an answered act is kept.
    public static let keptDays: Int64 = 30

    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction() async throws {
        let before = environment.now.seconds - SweepHandovers.keptDays * 86_400
        try await environment.database.write { transaction in
            _ = try transaction.execute("DELETE FROM handover_acts WHERE state <> 'sent' AND sent_at < \(before)")
        }
    }
}
