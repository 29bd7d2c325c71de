import Forms
import Glibc
import Services
import Store
import StoreSQLite
import Web

extension House {
    /// How long due work may wait, in seconds, before Balai calls itself unwell.
    private static let patience: Int64 = 600

    /// Whether the database answers, work is done, files can be written, and the key fits.
    func health() async -> HealthReport {
        HealthReport(parts: [
            ("database", await cause { _ = try await database.read { try $0.databaseTime() } }),
            ("kerja", await cause { try await checkBacklog() }),
            (
                "berkas",
                access(settings.blobs, W_OK | X_OK) == 0 ? nil : "Folder \(settings.blobs) tidak dapat ditulisi."
            ),
            ("kunci", await cause { try await KeyCheck.verify(environment.keyring, in: database) }),
        ])
    }

    private func checkBacklog() async throws {
        let (keyring, now) = (environment.keyring, environment.now.seconds)
        let backlog = try await database.read { try Outbox(keyring: keyring).backlog(now: now, in: $0) }
        if let oldest = backlog.oldest, now - oldest > Self.patience {
            throw OperatorTrouble("\(backlog.due) pekerjaan tertunda, yang terlama \((now - oldest) / 60) menit.")
        }
    }

    private func cause(_ check: () async throws -> Void) async -> String? {
        do {
            try await check()
            return nil
        } catch {
            return Wording.of(error)
        }
    }
}
