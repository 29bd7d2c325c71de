import Glibc

/// A bounded load on a server: so many connections, each with one request under way.
struct Load {
    static let connections = 16
    private let lines: [Connection]

    init(_ server: ServerProcess, connections: Int = Self.connections) throws {
        lines = try (0..<connections).map { _ in try Connection(port: server.port) }
    }

    /// Sends every message once.
    /// - Throws: `BenchmarkTrouble` for an answer that is not the expected one.
    func send(_ messages: [Message], expecting status: Int) throws {
        var next = 0
        while next < messages.count {
            let batch = messages[next..<min(next + lines.count, messages.count)]
            for (line, message) in zip(lines, batch) { try line.send(message) }
            for line in lines.prefix(batch.count) { try line.receive(expecting: [status]) }
            next += batch.count
        }
    }

    func send(_ message: Message, times: Int, expecting status: Int = 200) throws {
        try send(Array(repeating: message, count: times), expecting: status)
    }
}
