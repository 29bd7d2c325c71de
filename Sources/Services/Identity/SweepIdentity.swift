import Forms
import Store

/// Removes what has expired: counts, sessions, links, codes, forgotten browsers, offers of roles, and leaves that ended a year ago; and what seems to be made in a time to
/// come, so that it does not begin to count when that time is there. Run daily.
public struct SweepIdentity: Sendable {
    /// A used or expired link is kept this long, so that its page can say what became of it; in seconds.
    private static let linkMemory: Int64 = 30 * 86_400
    private static let verificationMemory: Int64 = 86_400
    /// Who was away when, and who stood in, is asked about for so long after it ended; that it was noted stays among the acts
    /// of the administration. In seconds.
    static let leaveMemory: Int64 = 366 * 86_400

    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction() async throws {
        let now = environment.now.seconds
        let latest = ClockAhead.latest(at: environment.now)
        try await environment.database.write { transaction in
            try transaction.execute(
                "DELETE FROM attempt_counts WHERE office_id = \(People.office) AND ends_at <= \(now)")
            try transaction.execute(
                """
                DELETE FROM sessions
                WHERE office_id = \(People.office)
                    AND (created_at <= \(now - SessionLimits.longest) OR created_at > \(latest))
                """)
            try transaction.execute(
                """
                DELETE FROM one_time_links
                WHERE office_id = \(People.office)
                    AND (expires_at <= \(now - Self.linkMemory) OR created_at > \(latest))
                """)
            try transaction.execute(
                """
                DELETE FROM contact_verifications
                WHERE office_id = \(People.office)
                    AND (expires_at <= \(now - Self.verificationMemory) OR created_at > \(latest))
                """)
            try transaction.execute(
                """
                DELETE FROM half_log_ins
                WHERE office_id = \(People.office) AND (expires_at <= \(now) OR created_at > \(latest))
                """)
            try transaction.execute(
                """
                DELETE FROM known_devices
                WHERE office_id = \(People.office) AND seen_at <= \(now - KnownDevice.lifetime)
                """)
            try transaction.execute(
                """
                DELETE FROM role_offers
                WHERE office_id = \(People.office)
                    AND (offered_at <= \(now - RoleOffer.lifetime) OR offered_at > \(latest))
                """)
            try transaction.execute(
                "DELETE FROM leaves WHERE office_id = \(People.office) AND ends_at <= \(now - Self.leaveMemory)")
            try transaction.execute(
                """
                DELETE FROM leave_tasks
                WHERE office_id = \(People.office) AND leave_id NOT IN (
                    SELECT id FROM leaves WHERE office_id = \(People.office))
                """)
        }
    }
}
