import Logging
import Services
import Store

extension House {
    /// How often a service looks whether it may go on, in seconds.
    private static let interval = 10

    /// Runs `work` as long as this node may serve; then ends it.
    /// - Throws: `KeyFailure`, `MigrationFailure`, `DatabaseFailure.newerSchema`: what has become of the data meanwhile that
    ///   this node cannot work with. `ClockFailure`: its clock has left the database's; it would fire what is not due.
    func whileItMay(_ work: @Sendable @escaping () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await work() }
            group.addTask { try await watch() }
            try await group.next()
        }
    }

    /// Ends when the task is cancelled, or this node may not go on.
    private func watch() async throws {
        while !Task.isCancelled {
            do {
                try await look()
            } catch  where Self.endsService(error) {
                logger.error("Layanan ini berhenti. \(Wording.of(error))")
                throw error
            } catch {
                // A database that does not answer is told of by whoever needs it.
            }
            try? await Task.sleep(for: .seconds(Self.interval))
        }
    }

    private static func endsService(_ error: any Error) -> Bool {
        if case DatabaseFailure.newerSchema = error { return true }
        return error is ClockFailure || error is KeyFailure || error is MigrationFailure
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
