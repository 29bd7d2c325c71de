import Forms
import Services
import Store

/// A worker's handler whose every attempt fails for good; what is made of that is the real handler's.
struct FailingWork: WorkHandler {
    let real: any WorkHandler
    let cause: String

    func perform(_ claim: WorkClaim) async throws -> WorkRecord { throw WorkImpossible(cause) }

    func gaveUp(_ claim: WorkClaim, cause: String, in transaction: any Transaction) throws {
        try real.gaveUp(claim, cause: cause, in: transaction)
    }

    /// Lets the cases' work, or their timers, fail once.
    static func run(
        _ environment: Environment, _ cases: CaseServices, _ clock: TurnedClock, cause: String, timers: Bool = false
    ) async throws {
        let real: any WorkHandler = timers ? CaseClock(environment, cases) : CaseWorker(environment, cases)
        let queue: any WorkQueue =
            timers ? Timers(keyring: environment.keyring) : Outbox(keyring: environment.keyring)
        try await Worker(
            database: environment.database, queue: queue,
            handlers: [CaseWorker.kind: FailingWork(real: real, cause: cause)], now: { clock.now.seconds }
        ).runDue()
    }

    /// Lets the cases' timers do what is due.
    static func tick(_ environment: Environment, _ cases: CaseServices, _ clock: TurnedClock) async throws {
        try await Worker(
            database: environment.database, queue: Timers(keyring: environment.keyring),
            handlers: [CaseClock.kind: CaseClock(environment, cases)], now: { clock.now.seconds }
        ).runDue()
    }

    /// Lets the mails that wait be refused for good.
    static func refuseMails(_ environment: Environment, _ clock: TurnedClock, cause: String) async throws {
        struct Refusing: WorkHandler {
            let cause: String
            func perform(_ claim: WorkClaim) async throws -> WorkRecord { throw WorkImpossible(cause) }
        }
        try await Worker(
            database: environment.database, queue: Outbox(keyring: environment.keyring),
            handlers: [OutgoingMail.kind: Refusing(cause: cause)], now: { clock.now.seconds }
        ).runDue()
    }
}
