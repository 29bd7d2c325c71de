import Glibc
public import Store
import Synchronization

extension PostgresDatabase {
    /// By an advisory lock of a session of its own: with the session it goes.
    public func hold(_ kind: DataHoldKind) async throws -> (any DataHold)? {
        let hold = SessionHold(address)
        do {
            guard try await hold.take(kind) else {
                await hold.release()
                return nil
            }
            return hold
        } catch {
            await hold.release()
            throw error
        }
    }

    /// The machines and processes that hold it.
    public func holders() async throws -> [String] {
        try await read { transaction in
            try transaction.rows(
                """
                SELECT a.application_name AS name, COALESCE(host(a.client_addr), '') AS address
                FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
                WHERE l.locktype = 'advisory' AND l.classid = 1650550881 AND l.objid = 3 AND l.granted
                    AND a.datname = current_database()
                ORDER BY a.application_name, a.pid
                """
            ).map { row in
                let address = row.text("address")
                return row.text("name") + (address.isEmpty ? "" : " (\(address))")
            }
        }
    }
}

/// A session that holds the lock, on a thread of its own.
private final class SessionHold: DataHold {
    private let address: PostgresAddress
    private let threads = BoundedThreads(count: 1, queue: 8)
    private let connection = Mutex<PostgresConnection?>(nil)

    init(_ address: PostgresAddress) { self.address = address }

    deinit { threads.stopSoon() }

    /// The lock's key in Balai's own space ("bala"), beside those of writes that take turns and of migrations.
    func take(_ kind: DataHoldKind) async throws -> Bool {
        try await threads.run { [self] in
            do {
                let opened = try PostgresConnection(address, PostgresConfiguration())
                try opened.command("SELECT set_config('application_name', '\(Self.name)', false)")
                let sql: SQL =
                    kind == .shared
                    ? "SELECT pg_try_advisory_lock_shared(1650550881, 3) AS got"
                    : "SELECT pg_try_advisory_lock(1650550881, 3) AS got"
                let isTaken = try opened.run(sql).rows()[0].bool("got")
                if isTaken { try opened.command(Self.silence) }
                connection.withLock { $0 = opened }
                return isTaken
            } catch let trouble as PostgresTrouble {
                throw trouble.told
            }
        }
    }

    /// The server ends this session within half a minute of the machine's silence, not after the system's two hours: a
    /// machine that died would keep everybody from migrating. Through a socket file it hears at once, and ignores this.
    private static let silence =
        "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3; "
        + "SET tcp_user_timeout = '25s'"

    func isKept() async -> Bool {
        do {
            return try await threads.run { [self] in
                guard let opened = connection.withLock({ $0 }) else { return false }
                try opened.command("SELECT 1")
                return true
            }
        } catch {
            return false
        }
    }

    func release() async {
        try? await threads.run { [self] in
            // At once: the server may take a moment to see that a session is gone.
            try? connection.withLock { $0.take() }?.command("SELECT pg_advisory_unlock_all()")
        }
        try? await threads.stop()
    }

    /// `balai pada <machine>, proses <number>`, without what a text of SQL may not hold.
    private static var name: String {
        var bytes = [CChar](repeating: 0, count: 256)
        _ = gethostname(&bytes, bytes.count - 1)
        let host = String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return "balai pada \(host.filter { $0.isLetter || $0.isNumber || "-.".contains($0) }), proses \(getpid())"
    }
}
