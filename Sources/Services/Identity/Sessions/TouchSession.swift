public import Forms
import Store

/// Notes that a session is in use, at most once a minute, so that a page does not cost a write.
public struct TouchSession: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Whether `callAsFunction` would write.
    public static func isDue(_ person: Person, at now: Instant) -> Bool {
        guard let session = person.session else { return false }
        return abs(now.since(session.seen)) >= SessionLimits.grain
    }

    public func callAsFunction(_ person: Person) async throws {
        let now = environment.now
        guard TouchSession.isDue(person, at: now), let session = person.session?.id else { return }
        try await environment.database.write { transaction in
            _ = try transaction.execute(
                """
                UPDATE sessions SET seen_at = \(now.seconds)
                WHERE office_id = \(People.office) AND id = \(session)
                    AND (seen_at < \(now.seconds) OR seen_at >= \(now.seconds + SessionLimits.grain))
                """)
        }
    }
}
