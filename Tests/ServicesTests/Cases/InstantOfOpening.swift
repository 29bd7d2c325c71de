import Forms
import Services
import Store
import Synchronization
import Testing

/// A case is opened at one instant, however long the machine takes for it.
@Suite struct InstantOfOpening {
    /// A second goes by with each look.
    private final class RunningClock: Clock {
        private let instant: Mutex<Instant>

        init(_ start: Instant) { instant = Mutex(start) }

        var now: Instant {
            instant.withLock { instant in
                instant = instant.adding(seconds: 1)
                return instant
            }
        }
    }

    @Test func itsRowSaysWhatItsFirstEventSays() async throws {
        let desk = try await KominfoDesk()
        let (office, environment) = (desk.office, desk.environment)
        let draft = try await StartDraft(environment, desk.cases)(
            "email-domain", at: office, by: desk.clerk, secret: nil)
        try await desk.fill(draft, by: desk.clerk)
        let running = Environment(
            database: environment.database, keyring: environment.keyring, clock: RunningClock(environment.now),
            passwords: environment.passwords, addresses: environment.addresses)
        let id = try await SubmitDraft(running, desk.cases)(draft, of: office, by: desk.clerk, secret: nil)
        let row = try await environment.database.read { transaction in
            try transaction.row(
                """
                SELECT c.opened_at, e.recorded_at FROM cases c
                JOIN case_events e ON e.office_id = c.office_id AND e.case_id = c.id AND e.sequence = 1
                WHERE c.office_id = \(office) AND c.id = \(id)
                """)
        }
        #expect(row?.int("opened_at") == row?.int("recorded_at"))
    }
}
