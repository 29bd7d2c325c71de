import Store

extension PostgresDatabase {
    /// Of the server: `15.14 (Debian 15.14-0+deb12u1)`.
    /// - Throws: `DatabaseFailure`.
    public func version() async throws -> String {
        try await read { try $0.row("SHOW server_version")?.text("server_version") ?? "" }
    }
}
