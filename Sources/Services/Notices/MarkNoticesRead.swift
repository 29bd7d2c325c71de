public import Forms
import Store

/// Marks what an officer has read. One transaction an office.
public struct MarkNoticesRead: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter moment: what was made after it was not on their page, and stays unread.
    /// - Throws: `Denial` to whoever is no officer.
    public func callAsFunction(upTo moment: Instant, by person: Person) async throws {
        let now = environment.now
        try Permission.desk.policy(Permission.Facts(office: People.office)).require(of: person, at: now)
        let offices = try await environment.database.read {
            try MyNotices.offices(of: person, person.offices(at: now), in: $0)
        }
        for office in offices {
            try await environment.database.write { transaction in
                _ = try transaction.execute(
                    """
                    UPDATE notices SET read_at = \(now.seconds)
                    WHERE office_id = \(office) AND account_id = \(person.id) AND read_at IS NULL
                        AND made_at <= \(moment.seconds)
                    """)
            }
        }
    }
}
