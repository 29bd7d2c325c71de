import Store
import Synchronization
import TestDatabases

/// A database on a disk that is full until somebody makes room: it can be read, and takes nothing.
final class FullForNow: DatabaseInFront {
    let real: any Database
    let hasRoom = Mutex(false)

    init(real: any Database) { self.real = real }

    func write<Value: Sendable>(
        _ body: @Sendable @escaping (any Transaction) throws -> Value
    ) async throws -> Value {
        guard hasRoom.withLock({ $0 }) else { throw DatabaseFailure.full }
        return try await real.write(body)
    }

    func writeAlone<Value: Sendable>(
        _ body: @Sendable @escaping (any Transaction) throws -> Value
    ) async throws -> Value { try await write(body) }
}
