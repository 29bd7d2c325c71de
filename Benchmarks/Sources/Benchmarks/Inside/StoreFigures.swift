import Glibc
import Store
import StoreSQLite

/// What the embedded database costs: looking, and committing for good.
enum StoreFigures {
    /// - Parameter folder: on the disk that is to be measured.
    static func all(in folder: String) async throws -> [Figure] {
        let database = try SQLiteDatabase(path: folder + "/store.sqlite")
        try await database.write { transaction in
            try transaction.script("CREATE TABLE entries (id BIGINT PRIMARY KEY, body BYTEA NOT NULL)")
            for id in 0..<1000 {
                try transaction.execute("INSERT INTO entries (id, body) VALUES (\(id), \(body))")
            }
        }
        let disk = try Disk(folder)
        let single = try SQLiteDatabase(path: folder + "/store.sqlite", configuration: .init(groupSize: 1))
        let figures = try await [
            reading(database), committing(database, disk), crowd(database, disk), grouped(database, single),
        ]
        try await single.close()
        try await database.close()
        return figures
    }

    private static let body = [UInt8](repeating: 7, count: 400)

    private static func reading(_ database: SQLiteDatabase) async throws -> Figure {
        let comparison = try await Comparison(.cpu) { times in
            for time in 0..<times {
                _ = try await database.read { try $0.row("SELECT body FROM entries WHERE id = \(time % 1000)") }
            }
        } yardstick: { times in
            _ = try await database.read { transaction in
                for time in 0..<times {
                    keep(try transaction.row("SELECT body FROM entries WHERE id = \(time % 1000)"))
                }
            }
        }
        return Figure(
            "a read transaction with one statement", comparison, Quantity.cpu,
            beside: "one more statement in the same transaction")
    }

    private static func committing(_ database: SQLiteDatabase, _ disk: Disk) async throws -> Figure {
        let comparison = try await Comparison(.wall) { times in
            for time in 0..<times { try await change(time % 1000, in: database) }
        } yardstick: { times in
            for _ in 0..<times { try disk.writeThrough() }
        }
        return Figure(
            "a durable commit of one row, alone", comparison, Quantity.wall,
            beside: "4 KiB written and `fdatasync`ed to the same disk")
    }

    private static func crowd(_ database: SQLiteDatabase, _ disk: Disk) async throws -> Figure {
        let comparison = try await Comparison(.wall) { times in
            try await changeAtOnce(times, in: database)
        } yardstick: { times in
            for _ in 0..<times { try disk.writeThrough() }
        }
        return Figure(
            "the same by \(callers) callers at once, each commit", comparison, Quantity.wall,
            beside: "4 KiB written and `fdatasync`ed")
    }

    /// What committing together is worth.
    private static func grouped(_ database: SQLiteDatabase, _ single: SQLiteDatabase) async throws -> Figure {
        let comparison = try await Comparison(.wall) { times in
            try await changeAtOnce(times, in: database)
        } yardstick: { times in
            try await changeAtOnce(times, in: single)
        }
        return Figure(
            "the same", comparison, Quantity.wall, beside: "each in a transaction of its own (docs/decisions/0032)")
    }

    private static let callers = 64

    private static func changeAtOnce(_ times: Int, in database: SQLiteDatabase) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for caller in 0..<callers {
                group.addTask {
                    for time in 0..<(times + callers - 1) / callers {
                        try await change((caller * 31 + time) % 1000, in: database)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// Other bytes every time: SQLite writes nothing where a row stays as it was.
    private static func change(_ id: Int, in database: SQLiteDatabase) async throws {
        let body = SystemRandom().bytes(400)
        _ = try await database.write { try $0.execute("UPDATE entries SET body = \(body) WHERE id = \(id)") }
    }
}

/// A file to which bytes are written so that they outlast the power.
private struct Disk {
    private let file: Int32
    private let page = [UInt8](repeating: 7, count: 4096)

    init(_ folder: String) throws {
        file = open(folder + "/disk", O_CREAT | O_RDWR, 0o600)
        guard file >= 0 else { throw BenchmarkTrouble("cannot write in \(folder)") }
        for _ in 0..<64 { _ = write(file, page, page.count) }
        fsync(file)
    }

    func writeThrough() throws {
        guard pwrite(file, page, page.count, 0) == page.count, fdatasync(file) == 0 else {
            throw BenchmarkTrouble("the disk refuses")
        }
    }
}
