import Store
import Synchronization

/// A database that notes of which offices' casework each transaction that writes speaks: none may speak of two
/// (DESIGN.md §5). Whoever people are, and which offices and SOPs there are, is everybody's.
final class OfficeWatch: Database {
    private static let casework = [
        "cases", "case_events", "tasks", "task_roles", "drafts", "handovers", "handover_acts", "waiting_forms",
        "outbox",
        "timers", "blobs", "register_entries", "books",
    ]

    private let database: any Database
    private let noted = Mutex<[Set<String>]>([])

    init(_ database: any Database) { self.database = database }

    var bell: WorkBell { database.bell }
    var use: DatabaseUse { database.use }

    /// The offices of each transaction that spoke of several, or of all (`*`).
    var spanning: [Set<String>] { noted.withLock { $0.filter { $0.count > 1 || $0.contains("*") } } }

    func read<Value: Sendable>(
        _ body: @Sendable @escaping (any ReadTransaction) throws -> Value
    ) async throws -> Value { try await database.read(body) }

    func write<Value: Sendable>(
        _ body: @Sendable @escaping (any Transaction) throws -> Value
    ) async throws -> Value {
        try await database.write(watching(body))
    }

    func writeAlone<Value: Sendable>(
        _ body: @Sendable @escaping (any Transaction) throws -> Value
    ) async throws -> Value {
        try await database.writeAlone(watching(body))
    }

    private func watching<Value>(
        _ body: @Sendable @escaping (any Transaction) throws -> Value
    ) -> @Sendable (any Transaction) throws -> Value {
        { transaction in
            let watched = Watched(transaction)
            defer { self.noted.withLock { $0.append(watched.offices) } }
            return try body(watched)
        }
    }

    func keepCopy(label: String) async throws -> String? { try await database.keepCopy(label: label) }

    func hold(_ kind: DataHoldKind) async throws -> (any DataHold)? { try await database.hold(kind) }

    func holders() async throws -> [String] { try await database.holders() }

    func scrub() async throws { try await database.scrub() }

    func close() async throws { try await database.close() }

    func snapshot<Value: Sendable>(
        to path: String, _ body: @Sendable @escaping (any ReadTransaction) throws -> Value
    ) async throws -> Value { try await database.snapshot(to: path, body) }

    private final class Watched: Transaction {
        private let transaction: any Transaction
        private(set) var offices: Set<String> = []

        init(_ transaction: any Transaction) { self.transaction = transaction }

        func rows(_ sql: SQL) throws -> [Row] {
            note(sql)
            return try transaction.rows(sql)
        }

        func execute(_ sql: SQL) throws -> Int {
            note(sql)
            return try transaction.execute(sql)
        }

        var memory: TransactionMemory { transaction.memory }
        func databaseMilliseconds() throws -> Int64 { try transaction.databaseMilliseconds() }
        func savepoint<Value>(_ body: () throws -> Value) throws -> Value { try transaction.savepoint(body) }
        func script(_ text: String) throws { try transaction.script(text) }

        private func note(_ sql: SQL) {
            let words = sql.text.split { $0.isWhitespace || "(),".contains($0) }.map(String.init)
            let tables = zip(words, words.dropFirst()).filter { ["FROM", "JOIN", "INTO", "UPDATE"].contains($0.0) }
            guard tables.contains(where: { OfficeWatch.casework.contains($0.1) }) else { return }
            if words.first == "INSERT" { return note(sql.values[0]) }
            var isNamed = false
            for (at, word) in words.enumerated() where word.hasSuffix("office_id") && at + 2 < words.count {
                for value in words[(at + 2)...].prefix(while: { $0.hasPrefix("$") }) {
                    guard let number = Int(value.dropFirst()) else { continue }
                    note(sql.values[number - 1])
                    isNamed = true
                    if words[at + 1] == "=" { break }
                }
            }
            if !isNamed { offices.insert("*") }
        }

        private func note(_ value: SQLValue) {
            if case .text(let office) = value { offices.insert(office) }
        }
    }
}
