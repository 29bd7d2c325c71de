import Forms
import Services
import Store
import Web

extension House {
    /// How long due work may wait, in seconds, before Balai calls itself unwell.
    private static let patience: Int64 = 600

    /// Whether the database answers, work is done in time, files can be written, and the key fits. What was given up
    /// is counted, and no illness: a person has to look after it.
    func health() async -> HealthReport {
        let environment = environment
        let backlog = try? await database.read { try Backlog.read(environment, in: $0) }
        let parts: [(name: String, cause: String?)] = [
            ("database", await cause { _ = try await database.read { try $0.databaseTime() } }),
            ("kerja", overdue(backlog?.outbox, "pekerjaan")),
            ("jam", overdue(backlog?.timers, "batas waktu dan pengingat")),
            ("jam mesin", await cause { try await ClockCheck.verify(database, machine: machine) }),
            ("berkas", await cause { try await blobs.store.check() }),
            ("kunci", await cause { try await KeyCheck.verify(environment.keyring, in: database) }),
        ]
        return HealthReport(parts: parts, backlog: backlog)
    }

    private func overdue(_ backlog: WorkBacklog?, _ what: String) -> String? {
        guard let backlog else { return "Antreannya tidak terbaca." }
        let now = environment.now.seconds
        guard let oldest = backlog.oldest, now - oldest > Self.patience else { return nil }
        return "\(backlog.due) \(what) belum dikerjakan, yang terlama \((now - oldest) / 60) menit."
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
