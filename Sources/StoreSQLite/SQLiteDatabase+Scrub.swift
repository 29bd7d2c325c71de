import GRDB
import Store

extension SQLiteDatabase {
    /// How long it is left alone between tries; reads of a page are over by then, a backup may not be.
    private static let pauses: [Duration] = [
        .zero, .milliseconds(20), .milliseconds(100), .milliseconds(500), .seconds(1),
    ]

    /// Empties the write-ahead file, which holds pages as they were before. That cannot be done while somebody reads on from
    /// it, and whoever asked for it would keep all writes waiting meanwhile: it is tried a few times, without patience.
    public func scrub() async throws -> Bool {
        for pause in Self.pauses {
            if pause > .zero { try await Task.sleep(for: pause) }
            if try await writer.run({ [self] in try DatabaseFailure.telling { try emptyLog() } }) { return true }
        }
        return false
    }

    /// - Returns: false where somebody reads on from it, or another process writes.
    private func emptyLog() throws -> Bool {
        try pool.writeWithoutTransaction { connection in
            let patience = try Int.fetchOne(connection, sql: "PRAGMA busy_timeout") ?? 0
            try connection.execute(sql: "PRAGMA busy_timeout = 0")
            defer { try? connection.execute(sql: "PRAGMA busy_timeout = \(patience)") }
            // The first column: whether it was hindered.
            return try Int.fetchOne(connection, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 0
        }
    }
}
