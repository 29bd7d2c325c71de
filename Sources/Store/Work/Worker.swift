/// Does the work of one queue: claims what is due, hands it to the handler of its kind, records what came of it, and puts
/// off what failed. Any number of them, on any number of nodes, can run over one database.
public actor Worker {
    private let database: any Database
    private let queue: any WorkQueue
    private let handlers: [String: any WorkHandler]
    private let policy: WorkPolicy
    private let now: @Sendable () -> Int64
    private let jitter: @Sendable () -> Double
    private let mayWork: @Sendable () -> Bool
    private let trouble: @Sendable (WorkTrouble) -> Void
    private var isStopping = false
    private var isWoken = false
    private var sleep: Task<Void, Never>?

    /// - Parameters:
    ///   - handlers: by kind; work of other kinds is left to other nodes.
    ///   - now: the program's clock, in seconds since 1970.
    ///   - jitter: a fresh number in 0 ..< 1 for each pause.
    ///   - mayWork: false as long as nothing is to be taken up.
    ///   - trouble: told of everything that fails, for the log.
    public init(
        database: any Database, queue: any WorkQueue, handlers: [String: any WorkHandler],
        policy: WorkPolicy = WorkPolicy(), now: @Sendable @escaping () -> Int64,
        jitter: @Sendable @escaping () -> Double = { Double.random(in: 0..<1) },
        mayWork: @Sendable @escaping () -> Bool = { true },
        trouble: @Sendable @escaping (WorkTrouble) -> Void = { _ in }
    ) {
        self.database = database
        self.queue = queue
        self.handlers = handlers
        self.policy = policy
        self.now = now
        self.jitter = jitter
        self.mayWork = mayWork
        self.trouble = trouble
    }

    /// Works until `stop()` or until the task is cancelled; what has begun is ended first.
    public func run() async {
        while !isStopping && !Task.isCancelled {
            let isCalled = isWoken
            isWoken = false
            do {
                if !isCalled && mayWork() { try await recallStrays() }
                try await runDue()
            } catch {
                trouble(.database(String(describing: error)))
            }
            guard !isWoken && !isStopping && !Task.isCancelled else { continue }
            await pause()
        }
    }

    /// Looks at once instead of at the next interval; called after a transaction that enqueued something.
    public func wake() {
        isWoken = true
        sleep?.cancel()
    }

    /// Ends `run()` as soon as what has begun is done.
    public func stop() {
        isStopping = true
        sleep?.cancel()
    }

    /// Looks for work that a clock which was ahead has put where nobody would look for a long time, and calls it back.
    /// - Throws: `DatabaseFailure`.
    public func recallStrays() async throws {
        let bounds = ClockBounds(now: now(), policy: policy)
        let kinds = handlers.keys.sorted()
        let offices = try await database.read { [queue] in
            try queue.strayOffices(kinds: kinds, beyond: bounds, in: $0)
        }
        for office in offices {
            let count = try await database.write { [queue] in
                try queue.recall(office: office, kinds: kinds, beyond: bounds, in: $0)
            }
            if count > 0 { trouble(.recalled(count)) }
        }
    }

    /// Does everything that is due now, office by office in turns, and returns how many pieces were taken up.
    /// - Throws: `DatabaseFailure`, when the queue itself cannot be read or written.
    @discardableResult
    public func runDue() async throws -> Int {
        let kinds = handlers.keys.sorted()
        var total = 0
        while goesOn {
            let now = now()
            let offices = try await database.read { [queue] transaction in
                try queue.dueOffices(kinds: kinds, now: now, in: transaction)
            }
            var claimed = 0
            for office in offices where goesOn {
                do {
                    claimed += try await runDue(of: office, kinds: kinds, now: now)
                } catch let failure as SealFailure {
                    // One office's damaged row must not stop the others.
                    trouble(.unreadable(office: office, cause: failure))
                }
            }
            guard claimed > 0 else { break }
            total += claimed
        }
        return total
    }

    private var goesOn: Bool { !isStopping && !Task.isCancelled && mayWork() }

    private func runDue(of office: String, kinds: [String], now: Int64) async throws -> Int {
        let claims = try await database.write { [queue, policy] transaction in
            try queue.claim(
                office: office, kinds: kinds, now: now, limit: policy.atOnce, lease: policy.lease, in: transaction)
        }
        await withTaskGroup(of: Void.self) { group in
            for claim in claims { group.addTask { await self.perform(claim) } }
        }
        return claims.count
    }

    private nonisolated func perform(_ claim: WorkClaim) async {
        guard let handler = handlers[claim.kind] else { return }
        guard claim.attempt <= policy.attempts else {
            let failure = WorkImpossible("Pekerjaan ini berulang kali terputus sebelum ada hasilnya.")
            return await failed(claim, error: failure, handler: handler, resultUnknown: true)
        }
        let record: WorkRecord
        do {
            record = try await handler.perform(claim)
        } catch {
            return await failed(claim, error: error, handler: handler, resultUnknown: false)
        }
        do {
            try await database.write { [queue] transaction in
                try queue.complete(claim, in: transaction)
                try record(transaction)
            }
        } catch {
            await failed(claim, error: error, handler: handler, resultUnknown: true)
        }
    }

    private nonisolated func failed(
        _ attempted: WorkClaim, error: any Error, handler: any WorkHandler, resultUnknown: Bool
    ) async {
        // What was not known after an earlier attempt does not become known by a failure.
        let claim = resultUnknown ? attempted.interrupted : attempted
        let cause = (error as? WorkImpossible)?.description ?? handler.cause(of: error, in: claim)
        trouble(.work(kind: claim.kind, attempt: claim.attempt, cause: cause))
        if error as? WorkFailure == .leaseLost { return }
        let isLast = error is WorkImpossible || claim.attempt >= policy.attempts
        let dueAt = now() + policy.pause(after: claim.attempt, jitter: jitter())
        do {
            guard !isLast else { return try await giveUp(claim, cause: cause, handler: handler) }
            try await database.write { [queue] transaction in
                try queue.retry(claim, dueAt: dueAt, cause: cause, resultUnknown: claim.isInterrupted, in: transaction)
            }
        } catch {
            // The lease runs out by itself, and the work is taken up again then.
            trouble(.database(String(describing: error)))
        }
    }

    /// A task that cannot be made must not keep the work going round for ever, seen by nobody: the row itself is what
    /// administrators are shown.
    private nonisolated func giveUp(_ claim: WorkClaim, cause: String, handler: any WorkHandler) async throws {
        do {
            try await database.write { [queue] transaction in
                try queue.giveUp(claim, cause: cause, in: transaction)
                try handler.gaveUp(claim, cause: cause, in: transaction)
            }
        } catch let failure as DatabaseFailure where failure.mayPass {
            throw failure
        } catch let failure as WorkFailure {
            throw failure
        } catch {
            trouble(.task(kind: claim.kind, cause: handler.cause(of: error, in: claim)))
            try await database.write { [queue] in try queue.giveUp(claim, cause: cause, in: $0) }
        }
    }

    private func pause() async {
        let seconds = policy.interval
        let task = Task<Void, Never> { try? await Task.sleep(for: .seconds(seconds)) }
        sleep = task
        await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
        sleep = nil
    }
}

extension DatabaseFailure {
    /// The same may go well after the lease; else the statement itself is at fault.
    fileprivate var mayPass: Bool {
        switch self {
        case .busy, .full, .unavailable, .unknownOutcome: true
        case .constraint, .newerSchema, .statement: false
        }
    }
}

/// What a worker tells the log.
public enum WorkTrouble: Hashable, Sendable {
    /// An attempt failed. The cause may name people: it belongs into the sealed row, not into the log.
    case work(kind: String, attempt: Int, cause: String)
    /// Work was given up, and the task that its handler makes of it could not be made. The same holds for the cause.
    case task(kind: String, cause: String)
    /// The queue could not be read or written.
    case database(String)
    /// So much work was due, or held, later than work ever is: a clock was ahead and was set back.
    case recalled(Int)
    /// Due work of an office does not unseal.
    case unreadable(office: String, cause: SealFailure)
}
