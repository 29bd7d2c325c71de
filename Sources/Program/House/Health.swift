import Forms
import Services
import Store
import Web

extension House {
    /// How long due work may wait, in seconds, before Balai calls itself unwell.
    private static let patience: Int64 = 600

    /// Whether the database answers, work is done in time, files can be written, and the key fits. What was given up
    /// is counted, and no illness: a person has to look after it.
    /// Answers in time also where a part does not.
    func health(_ checks: HealthChecks = HealthChecks()) async -> HealthReport {
        let environment = environment
        async let database = checks.ask("database") {
            await cause {
                await checks.note(
                    try await self.database.read { transaction in
                        _ = try transaction.databaseTime()
                        return try? Backlog.read(environment, in: transaction)
                    })
            }
        }
        async let files = checks.ask("berkas") { await cause { try await blobs.store.check() } }
        async let key = checks.ask("kunci") {
            await cause { try await KeyCheck.verify(environment.keyring, in: self.database) }
        }
        async let clock = checks.ask("jam mesin") {
            await cause { try await ClockCheck.verify(self.database, machine: machine) }
        }
        let (databaseCause, filesCause, keyCause, clockCause) = await (database, files, key, clock)
        let backlog = databaseCause == nil ? await checks.backlog : nil
        return HealthReport(
            parts: [
                ("database", databaseCause), ("kerja", overdue(backlog?.outbox, "pekerjaan")),
                ("jam", overdue(backlog?.timers, "batas waktu dan pengingat")),
                ("jam mesin", clockCause), ("berkas", filesCause), ("kunci", keyCause),
            ], backlog: backlog)
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
