import Store
import StorePostgres

extension Doctor {
    /// Whether this machine can take a backup of the server: needed where `balai backup` runs.
    func dumpFinding(_ server: PostgresDatabase) async -> DoctorFinding {
        do {
            let (server, program) = try await server.dumpVersions()
            return Self.dumpFinding(program: program, server: server)
        } catch {
            return DoctorFinding(
                "pg_dump", .warning, Wording.of(error),
                advice: "Pasang postgresql-client di mesin yang menjalankan balai backup.")
        }
    }

    /// - Parameters: major versions.
    static func dumpFinding(program: Int, server: Int) -> DoctorFinding {
        guard program >= server else {
            return DoctorFinding(
                "pg_dump", .warning,
                "pg_dump \(program) lebih tua dari server PostgreSQL \(server): balai backup gagal di mesin ini.",
                advice: "Pasang postgresql-client-\(server) (dari apt.postgresql.org bila Debian belum memuatnya).")
        }
        return DoctorFinding("pg_dump", .ok, "pg_dump \(program) dapat mencadangkan server PostgreSQL \(server).")
    }

    /// - Parameter countsRows: whether the server looks after its tables by itself.
    static func countsFinding(countsRows: Bool) -> DoctorFinding {
        guard countsRows else {
            return DoctorFinding(
                "autovacuum", .warning,
                "autovacuum server PostgreSQL mati: pencarian makin lambat selama data bertambah.",
                advice: "Setel autovacuum = on dan track_counts = on di postgresql.conf, lalu muat ulang server.")
        }
        return DoctorFinding("autovacuum", .ok, "Server PostgreSQL merawat tabelnya sendiri.")
    }
}
