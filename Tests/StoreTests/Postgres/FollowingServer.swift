import Glibc
import Store
import StorePostgres
import TestDatabases

/// A second server, which only follows a first one that is not there: what is left of a pair while roles are changed. It
/// is a hot standby, as PostgreSQL means it.
struct FollowingServer {
    let folder: String

    /// - Parameter database: the name of an empty database in it.
    init(database: String) async throws {
        folder = "/tmp/balai-ikut-\(Identifier.random().lowercased())"
        try await PostgresServer.shell(
            """
            set -e; exec > /dev/null; mkdir -m 755 \(folder); cd \(folder)
            initdb -D data -U balai -A trust -E UTF8 --locale=C.UTF-8 --no-sync
            printf "listen_addresses = ''\\nunix_socket_directories = '\(folder)'\\nfsync = off\\n" >> data/postgresql.conf
            pg_ctl -D data -l log -w start
            createdb -h \(folder) -U balai -T template0 \(database)
            pg_ctl -D data -m fast -w stop
            touch data/standby.signal
            pg_ctl -D data -l log -w start
            """)
    }

    func stop() async throws {
        try await PostgresServer.shell(
            "cd \(folder) && pg_ctl -D data -m immediate -w stop > /dev/null; rm -rf \(folder)")
    }
}

/// A name that leads to one server, and later to another.
final class MovingAddress: Sendable {
    private let path = "/tmp/balai-alamat-\(Identifier.random().lowercased())"

    init(to folder: String) { symlink(folder, path) }

    deinit { unlink(path) }

    func lead(to folder: String) {
        unlink(path)
        symlink(folder, path)
    }

    /// - Parameter parameters: of libpq, as in `&target_session_attrs=any`.
    func database(_ name: String, _ parameters: String = "") throws -> PostgresDatabase {
        guard let address = PostgresAddress("postgres:///\(name)?host=\(path)&user=balai\(parameters)") else {
            throw DatabaseFailure.unavailable(path)
        }
        return PostgresDatabase(address, configuration: PostgresConfiguration(readers: 1, writers: 1))
    }
}
