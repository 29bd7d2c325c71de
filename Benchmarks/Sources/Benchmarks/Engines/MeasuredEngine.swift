import Store
import StorePostgres
import StoreSQLite

/// An engine under measurement: Balai's store on it, the same through its own library, and where a demo of its own lies.
struct MeasuredEngine {
    let name: String
    /// What the yardstick is called.
    let library: String
    let store: any Database
    let bare: any BareDatabase
    /// Settings of `balai demo` on this engine.
    let settings: [String: String]

    /// - Parameter folder: on the disk that is to be measured.
    static func sqlite(in folder: String) async throws -> MeasuredEngine {
        let file = folder + "/engine.sqlite"
        let store = try SQLiteDatabase(path: file)
        try await EngineTable.make(in: store)
        return MeasuredEngine(
            name: "SQLite", library: "SQLite's C library", store: store, bare: try BareSQLite(file: file),
            settings: ["BALAI_DATA": folder + "/data"])
    }

    /// - Parameter address: of a server that writes to a disk, and waits for it; see `scripts/with-postgres.sh`.
    static func postgres(_ address: String, in folder: String) async throws -> MeasuredEngine {
        let server = BarePostgres(address: address)
        for name in ["entries", "demo"] { try server.make(name) }
        func place(_ name: String) -> String { address.replacing("/postgres?", with: "/\(name)?") }
        guard let entries = PostgresAddress(place("entries")) else { throw BenchmarkTrouble("no address: \(address)") }
        let store = PostgresDatabase(entries)
        // What every write of the store locks in passing.
        try await store.writeAlone { try $0.script("CREATE TABLE schema_versions (number BIGINT PRIMARY KEY)") }
        try await EngineTable.make(in: store)
        return MeasuredEngine(
            name: "PostgreSQL", library: "libpq", store: store, bare: BarePostgres(address: place("entries")),
            settings: ["BALAI_DATA": folder + "/data-postgres", "BALAI_DATABASE": place("demo")])
    }
}

/// A thousand rows of 400 bytes.
enum EngineTable {
    static let rows = 1000

    static func make(in database: any Database) async throws {
        try await database.write { transaction in
            try transaction.script("CREATE TABLE entries (id BIGINT PRIMARY KEY, body BYTEA NOT NULL)")
            for id in 0..<rows { try transaction.execute("INSERT INTO entries (id, body) VALUES (\(id), \(body()))") }
        }
    }

    /// Other bytes every time: SQLite writes nothing where a row stays as it was.
    static func body() -> [UInt8] { SystemRandom().bytes(400) }

    /// Callers change rows of their own, so that none waits for another's.
    static func row(of caller: Int, time: Int) -> Int { (caller * 15 + time % 15) % rows }
}
