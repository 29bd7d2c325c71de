import Forms
import Services
import Store
import Web

extension House {
    /// How long due work may wait, in seconds, before Balai calls itself unwell.
    private static let patience: Int64 = 600

    /// Whether the database answers, work is done in time, files can be written, the key fits, and mail is taken. What was given up
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
            await cause {
                try await ClockCheck.verify(self.database, machine: machine)
                if let doubt = clockTrust.doubt { throw OperatorTrouble(doubt.text) }
            }
        }
        let (databaseHealth, filesHealth, keyHealth, clockHealth) = await (database, files, key, clock)
        // While the database is busy, what it told last is the newest that is known.
        let backlog = databaseHealth.cause == nil ? await checks.backlog : nil
        return HealthReport(
            parts: [
                ("database", databaseHealth),
                ("kerja", work(backlog?.outbox, "pekerjaan", databaseHealth)),
                ("jam", work(backlog?.timers, "batas waktu dan pengingat", databaseHealth)),
                ("jam mesin", clockHealth), ("berkas", filesHealth), ("kunci", keyHealth), ("email", mailHealth),
            ], backlog: backlog)
    }

    private func work(_ backlog: WorkBacklog?, _ what: String, _ database: PartHealth) -> PartHealth {
        guard let backlog else { return database == .busy ? .busy : .unwell("Antreannya tidak terbaca.") }
        let now = environment.now.seconds
        guard let oldest = backlog.oldest, now - oldest > Self.patience else { return .well }
        return .unwell("\(backlog.due) \(what) belum dikerjakan, yang terlama \((now - oldest) / 60) menit.")
    }

    private var mailHealth: PartHealth {
        guard let silence = mail.seconds, silence > Self.patience else { return .well }
        return .unwell(
            "Server surat tidak menerima apa pun sejak \(silence / 60) menit; email menunggu dan dicoba lagi.")
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
