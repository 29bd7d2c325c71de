import Store
import Testing

@testable import StorePostgres

/// Programs that come with PostgreSQL.
@Suite struct PostgresProgramTests {
    private let address = PostgresAddress("postgres:///tidak-ada")!

    @Test func theVersionIsRead() {
        #expect(PostgresProgram.major(said: "pg_dump (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)\n") == 15)
        #expect(PostgresProgram.major(said: "pg_dump (PostgreSQL) 18beta1\n") == 18)
        #expect(PostgresProgram.major(said: "pg_dump: not found\n") == nil)
    }

    @Test func itIsToldNoSecretThatIsNotItsOwn() {
        let told = PostgresProgram.environment(of: [
            "PATH": "/bin", "PGPASSWORD": "basis-data", "BALAI_SMTP_PASSWORD": "surat", "BALAI_S3_SECRET": "bucket",
        ])
        #expect(told == ["PATH": "/bin", "PGPASSWORD": "basis-data", "LC_ALL": "C.UTF-8"])
    }

    /// One that waits for a server that does nothing any more would keep a backup, and everybody from migrating, for ever.
    @Test func aProgramThatWritesNothingIsEnded() async throws {
        try await withFolder { folder in
            let path = folder + "/cadangan"
            let failed = await failure(DatabaseFailure.self) {
                try await FileThreads().run { [address] in
                    try PostgresProgram.run(
                        "sh", ["-c", "echo mulai > \(path); exec sleep 1000"], at: address, writing: path, patience: 1)
                }
            }
            #expect(failed == .unavailable("sh: server basis data tidak menjawab"))
            try await FileThreads().run { [address] in
                try PostgresProgram.run(
                    "sh", ["-c", "for i in 1 2 3; do echo maju >> \(path); sleep 1.2; done"], at: address,
                    writing: path, patience: 60)
            }
        }
    }
}
