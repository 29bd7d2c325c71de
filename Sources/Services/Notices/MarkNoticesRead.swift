public import Forms
import Store

/// Marks what an officer has read. One transaction an office.
public struct MarkNoticesRead: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameters:
    ///   - moment: when the newest on their page was made. What was made before it is read, and what was made after it
    ///     was not on the page.
    ///   - keys: of those on the page that were made in that second (``Notice/key``): others of it may have come later.
    /// - Throws: `Denial` to whoever is no officer.
    public func callAsFunction(upTo moment: Instant, and keys: Set<String>, by person: Person) async throws {
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
                        AND made_at < \(moment.seconds)
                    """)
                let newest = try transaction.rows(
                    """
                    SELECT * FROM notices
                    WHERE office_id = \(office) AND account_id = \(person.id) AND read_at IS NULL
                        AND made_at = \(moment.seconds)
                    """
                ).map { try Notice($0, keyring: environment.keyring) }
                for notice in newest where keys.contains(notice.key) {
                    try transaction.execute(
                        """
                        UPDATE notices SET read_at = \(now.seconds)
                        WHERE office_id = \(office) AND case_id = \(notice.caseID) AND name = \(notice.name)
                        """)
                }
            }
        }
    }
}
