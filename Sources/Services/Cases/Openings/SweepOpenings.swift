import Forms
import Store

/// Forgets who opened whose case after five years: as long as an office's conduct may be asked about, and no longer, since
/// it tells of officers too. Run daily; one transaction an office.
public struct SweepOpenings: Sendable {
    /// Days that a look is kept.
    public static let keptDays: Int64 = 5 * 365

    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction() async throws {
        let before = environment.now.seconds - SweepOpenings.keptDays * 86_400
        for office in try await ReadOffices(environment).everyID() {
            try await environment.database.write { transaction in
                _ = try transaction.execute(
                    "DELETE FROM openings WHERE office_id = \(office) AND opened_at < \(before)")
            }
        }
    }
}
