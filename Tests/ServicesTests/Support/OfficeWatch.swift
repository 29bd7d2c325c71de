import Store
import Synchronization
import TestDatabases

/// A database that notes of which offices' casework each transaction that writes speaks: none may speak of two
/// (DESIGN.md §5). Whoever people are, and which offices and SOPs there are, is everybody's.
final class OfficeWatch: DatabaseInFront {
    private static let casework = [
        "cases", "case_events", "case_times", "counter_acts", "tasks", "task_roles", "drafts", "handovers",
        "handover_acts", "waiting_forms",
        "outbox",
        "timers", "blobs", "register_entries", "books",
    ]

    let real: any Database
    private let noted = Mutex<[Set<String>]>([])

    init(_ database: any Database) { real = database }

    /// The offices of each transaction that spoke of several, or of all (`*`).
    var spanning: [Set<String>] { noted.withLock { $0.filter { $0.count > 1 || $0.contains("*") } } }

    func write<Value: Sendable>(
        _ body: @Sendable @escaping (any Transaction) throws -> Value
    ) async throws -> Value {
        try await real.write(watching(body))
    }

    func writeAlone<Value: Sendable>(
        _ body: @Sendable @escaping (any Transaction) throws -> Value
    ) async throws -> Value {
        try await real.writeAlone(watching(body))
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
            switch Mention.of(sql.text) {
            case .nothing: break
            case .every: offices.insert("*")
            case .values(let numbers): numbers.forEach { note(sql.values[$0]) }
            }
        }

        private func note(_ value: SQLValue) {
            if case .text(let office) = value { offices.insert(office) }
        }
    }

    /// Where a statement names the offices of whose casework it speaks.
    private enum Mention {
        case nothing
        case every
        /// The places among its values.
        case values([Int])

        /// By the statement's text: there are some hundreds, each run thousands of times.
        private static let known = Mutex<[String: Mention]>([:])

        static func of(_ text: String) -> Mention {
            known.withLock { known in
                if let found = known[text] { return found }
                let mention = Mention(text)
                known[text] = mention
                return mention
            }
        }

        private init(_ text: String) {
            let words = text.split { $0.isWhitespace || "(),".contains($0) }.map(String.init)
            let tables = zip(words, words.dropFirst()).filter { ["FROM", "JOIN", "INTO", "UPDATE"].contains($0.0) }
            guard tables.contains(where: { OfficeWatch.casework.contains($0.1) }) else {
                self = .nothing
                return
            }
            guard words.first != "INSERT" else {
                self = .values([0])
                return
            }
            var places: [Int] = []
            for (at, word) in words.enumerated() where word.hasSuffix("office_id") && at + 2 < words.count {
                for value in words[(at + 2)...].prefix(while: { $0.hasPrefix("$") }) {
                    guard let number = Int(value.dropFirst()) else { continue }
                    places.append(number - 1)
                    if words[at + 1] == "=" { break }
                }
            }
            self = places.isEmpty ? .every : .values(places)
        }
    }
}
