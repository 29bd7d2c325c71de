import Forms
import Procedures
import Store

/// Destroys what applicants wrote beside their answers after two years: somebody may have named themselves in it, and an
/// office has acted on it by then or never will. The marks stay: they are of nobody. Run daily; one transaction an office.
public struct SweepRemarks: Sendable {
    /// Whole months that a remark is kept after its own.
    public static let keptMonths = 24

    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction() async throws {
        let environment = environment
        for office in try await ReadOffices(environment).everyID() {
            try await environment.database.write { transaction in
                let today = environment.now.date(in: try OfficeCalendar.of(office, in: transaction).zone)
                _ = try transaction.execute(
                    """
                    DELETE FROM survey_remarks
                    WHERE office_id = \(office) AND month < \(Int(monthOf: today) - SweepRemarks.keptMonths)
                    """)
            }
        }
    }
}
