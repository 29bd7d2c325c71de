public import Store

/// A database that a test puts in front of the real one, to do something else than it in one place.
public protocol DatabaseInFront: Database {
    var real: any Database { get }
}

extension DatabaseInFront {
    public var bell: WorkBell { real.bell }
    public var use: DatabaseUse { real.use }

    public func read<Value: Sendable>(
        _ body: @Sendable @escaping (any ReadTransaction) throws -> Value
    ) async throws -> Value { try await real.read(body) }

    public func write<Value: Sendable>(
        _ body: @Sendable @escaping (any Transaction) throws -> Value
    ) async throws -> Value { try await real.write(body) }

    public func writeAlone<Value: Sendable>(
        _ body: @Sendable @escaping (any Transaction) throws -> Value
    ) async throws -> Value { try await real.writeAlone(body) }

    public func hold(_ kind: DataHoldKind) async throws -> (any DataHold)? { try await real.hold(kind) }
    public func holders() async throws -> [String] { try await real.holders() }
    public func keepCopy(label: String) async throws -> String? { try await real.keepCopy(label: label) }
    public func removeCopies(labelled prefix: String, keptBefore moment: Int64) async throws {
        try await real.removeCopies(labelled: prefix, keptBefore: moment)
    }

    public func snapshot<Value: Sendable>(
        to path: String, _ body: @Sendable @escaping (any ReadTransaction) throws -> Value
    ) async throws -> Value { try await real.snapshot(to: path, body) }

    public func scrub() async throws -> Bool { try await real.scrub() }
    public func close() async throws { try await real.close() }
}
