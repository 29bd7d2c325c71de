import Forms
import Services
import Store

/// Lets the adoptions that begin by now reach running cases, as the workers do. One that nobody woke also looks for what
/// lies too far ahead.
enum AdoptionDays {
    static func follow(_ environment: Environment, _ cases: CaseServices, _ clock: TurnedClock) async throws {
        let timers = Worker(
            database: environment.database, queue: Timers(keyring: environment.keyring),
            handlers: [AdoptionClock.kind: AdoptionClock(environment)], now: { clock.now.seconds })
        let outbox = Worker(
            database: environment.database, queue: Outbox(keyring: environment.keyring),
            handlers: [CaseWorker.kind: CaseWorker(environment, cases)], now: { clock.now.seconds })
        for worker in [timers, outbox] {
            try await worker.recallStrays()
            _ = try await worker.runDue()
        }
    }
}
