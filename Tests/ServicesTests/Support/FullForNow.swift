import Store
import Synchronization

/// A database on a disk that is full until somebody makes room: it can be read, and takes nothing.
final class FullForNow: Database {
    let real: any Database
    let hasRoom = Mutex(false)

    init(real: any Database) { self.real = real }

    var bell: WorkBell { real.bell }
    var use: DatabaseUse { real.use }

    func read<Value: Sendable>(
        _ body: @Sendable @escaping (any ReadTransaction) throws -> Value
    ) async throws -> Value { try await real.read(body) }

    func write<Value: Sendable>(
        _ body: @Sendable @escaping (any Transaction) throws -> Value
    ) async throws -> Value {
        guard hasRoom.withLock({ $0 }) else { throw DatabaseFailure.full }
        return try await real.write(body)
    }

    func writeAlone<Value: Sendable>(
        _ body: @Sendable @escaping (any Transaction) throws -> Value
    ) async throws -> Value { try await write(body) }

    func keepCopy(label: String) async throws -> String? { try await real.keepCopy(label: label) }

    func snapshot<Value: Sendable>(
        to path: String, _ body: @Sendable @escaping (any ReadTransaction) throws -> Value
    ) async throws -> Value { try await real.snapshot(to: path, body) }

    func hold(_ kind: DataHoldKind) async throws -> (any DataHold)? { try await real.hold(kind) }

    func holders() async throws -> [String] { try await real.holders() }

    func scrub() async throws { try await real.scrub() }
    func close() async throws { try await real.close() }
}
