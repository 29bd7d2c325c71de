import Store

extension PostgresDatabase {
    /// Of the server: `15.14 (Debian 15.14-0+deb12u1)`.
    /// - Throws: `DatabaseFailure`.
    public func version() async throws -> String {
        try await read { try $0.row("SHOW server_version")?.text("server_version") ?? "" }
    }

    /// The major version of the server, and of the `pg_dump` of this machine: an older one refuses a newer server.
    /// - Throws: `DatabaseFailure`; where there is no `pg_dump`, too.
    public func dumpVersions() async throws -> (server: Int, program: Int) {
        let number = try await read { try $0.row("SHOW server_version_num")?.text("server_version_num") ?? "" }
        let program = try await FileThreads().run { try PostgresProgram.major(of: "pg_dump") }
        return ((Int(number) ?? 0) / 10_000, program)
    }

    /// Whether the server counts its rows by itself (`autovacuum`, `track_counts`). Its plans follow from the counts:
    /// without them each case found by its id is a walk over the office's cases.
    /// - Throws: `DatabaseFailure`.
    public func countsRows() async throws -> Bool {
        try await read { transaction in
            try transaction.row("SHOW autovacuum")?.text("autovacuum") == "on"
                && transaction.row("SHOW track_counts")?.text("track_counts") == "on"
        }
    }
}
