import Logging
import Services
import Store

/// Looks every ten seconds whether whoever works with the data may go on, for as long as the work takes.
struct Watch: Sendable {
    private static let interval = 10

    /// - Throws: what ends the work, or that the database does not answer.
    let look: @Sendable () async throws -> Void
    /// Told what ended it.
    var ended: @Sendable (any Error) -> Void = { _ in }

    /// Runs `work`, which ends with its next use of the database once it may not go on.
    /// - Throws: `ClockFailure`, `KeyFailure`, `MigrationFailure`, `DatabaseFailure.newerSchema`; what `work` throws.
    func over<Value: Sendable>(_ work: @Sendable @escaping () async throws -> Value) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            defer { group.cancelAll() }
            group.addTask { .some(try await work()) }
            group.addTask {
                try await lookOnAndOn()
                return nil
            }
            while let first = try await group.next() {
                if let value = first { return value }
            }
            throw CancellationError()
        }
    }

    /// Ends when the task is cancelled, or the work may not go on.
    private func lookOnAndOn() async throws {
        while !Task.isCancelled {
            do {
                try await look()
            } catch  where Self.endsWork(error) {
                ended(error)
                throw error
            } catch {
                // A database that does not answer is told of by whoever needs it.
            }
            try? await Task.sleep(for: .seconds(Self.interval))
        }
    }

    private static func endsWork(_ error: any Error) -> Bool {
        if case DatabaseFailure.newerSchema = error { return true }
        return error is ClockFailure || error is KeyFailure || error is MigrationFailure
    }
}

extension House {
    /// Runs `work` as long as this node may serve; then ends it.
    /// - Throws: `KeyFailure`, `MigrationFailure`, `DatabaseFailure.newerSchema`: what has become of the data meanwhile that
    ///   this node cannot work with. `ClockFailure`: its clock has left the database's; it would fire what is not due.
    func whileItMay(_ work: @Sendable @escaping () async throws -> Void) async throws {
        try await Watch(look: look) { logger.error("Layanan ini berhenti. \(Wording.of($0))") }.over(work)
    }

    /// Looks at the clock, then takes up a key that was added to the key file, and the index key to which another node has
    /// changed over.
    /// - Throws: what ends the service, or that the database does not answer.
    func look() async throws {
        try await ClockCheck.verify(database, machine: machine)
        try await tenure.look(at: database)
        environment.keyring.refresh()
        try await KeyCheck.follow(environment.keyring, in: database)
    }
}
