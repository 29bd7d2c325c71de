import Connectors
import Documents
import Forms
import FoundationEssentials
import Logging
import Services
import Store
import StorePostgres
import StoreSQLite

/// The composition root: opens what Balai stands on, and wires the floors together.
struct House: Sendable {
    let settings: Settings
    let files: EmbeddedFiles
    let environment: Environment
    let cases: CaseServices
    let blobs: Blobs
    let pictures: PictureProcess
    let logger: Logger
    /// Milliseconds since 1970 by this machine's own clock.
    let machine: @Sendable () -> Int64
    /// What schema this program knows, and that it works with the data.
    let tenure: Tenure
    /// Whether this machine's clock is believed.
    let clockTrust: ClockTrust
    /// Whether mail is taken.
    var mail = MailStanding()
    /// Whether the regency is invented, and shows the parts of its pages.
    var isDemo = false
    /// Who does what cases ask of the outside world.
    var effects: EffectLookup = EffectTable.effect

    var database: any Database { environment.database }

    /// Opens the data: migrates the schema (an SQLite database is copied before), and makes sure that the key is the
    /// right one and that this machine's clock agrees with the database's.
    /// - Parameters:
    ///   - clock: by which cases run; the demo turns it.
    ///   - machine: milliseconds since 1970 by this machine's own clock.
    ///   - migrations: of another version of the program; nil: this one's.
    /// - Throws: `OperatorTrouble`, `KeyFailure`, `DatabaseFailure`, `MigrationFailure`, `ClockFailure`, `FileFailure`:
    ///   do not start.
    static func open(
        _ settings: Settings, keyring: Keyring, clock: any Clock = MachineClock(),
        machine: @escaping @Sendable () -> Int64 = MachineClock.milliseconds,
        migrations: [Migration]? = nil, pictures: PictureProcess = PictureProcess(), logger: Logger
    ) async throws -> House {
        let files = try EmbeddedFiles(folder: settings.assets)
        let database = try settings.openDatabase()
        try await ClockCheck.verify(database, machine: machine)
        let migrator = try Migrator(migrations ?? files.migrations)
        let (outcome, hold) = try await migrator.takeUp(database, now: clock.now.seconds) {
            logger.notice("Balai lain sedang memperbarui skema data; layanan ini mulai sesudah itu selesai.")
        }
        if let copy = outcome.copy {
            logger.notice("Skema diperbarui; salinan data sebelumnya ada di \(copy).")
        } else if let first = outcome.applied.first, first > 1 {
            logger.notice(
                "Skema diperbarui (migrasi \(first)–\(migrator.newest)). Basis data di server tidak disalin oleh Balai; pakai pg_dump."
            )
        }
        try await KeyCheck.verify(keyring, in: database)
        try await FirstOfficeRevision.give(in: database)
        let environment = Environment(
            database: database, keyring: keyring, clock: clock, passwords: PasswordHasher(cost: .standard),
            addresses: Addresses(root: settings.address))
        return House(
            settings: settings, files: files, environment: environment, cases: CaseServices(),
            blobs: Blobs(store: try settings.openBlobs()), pictures: pictures, logger: logger,
            machine: machine, tenure: Tenure(migrator: migrator, hold: hold),
            clockTrust: ClockTrust(folder: settings.data))
    }

    func close() async throws {
        await tenure.end()
        try await database.close()
    }

    /// What carries mail: the configured server, else a folder.
    func mailer() throws -> any Mailer {
        if let smtp = settings.smtp { return SMTPMailer(smtp) }
        try Folder(settings.mailFolder).make()
        return FolderMailer(folder: settings.mailFolder, sender: settings.sender)
    }

    /// The workers: cases and mail apart, so that a slow mail server holds up no case.
    func workers(mailer: any Mailer) -> Workers {
        let outbox = Outbox(keyring: environment.keyring)
        return Workers(
            cases: worker(
                outbox,
                [
                    CaseWorker.kind: CaseWorker(environment, cases, effects: effects),
                    BlobRemover.kind: BlobRemover(blobs, keyring: environment.keyring),
                ]),
            mail: worker(
                outbox,
                [
                    OutgoingMail.kind: MailSender(
                        mailer: mailer,
                        host: settings.sender.address.split(separator: "@").last.map(String.init) ?? "",
                        returns: settings.mailReturn, tags: TagMail(database, keyring: environment.keyring),
                        standing: mail,
                        clock: environment.clock)
                ], .mail),
            clock: worker(
                Timers(keyring: environment.keyring),
                [
                    CaseClock.kind: CaseClock(environment, cases),
                    CaseReminder.kind: CaseReminder(environment, cases),
                    AdoptionClock.kind: AdoptionClock(environment),
                ],
                mayWork: { [clockTrust] in clockTrust.doubt == nil }))
    }

    private func worker(
        _ queue: any WorkQueue, _ handlers: [String: any WorkHandler], _ policy: WorkPolicy = WorkPolicy(),
        mayWork: @Sendable @escaping () -> Bool = { true }
    ) -> Worker {
        let (clock, logger) = (environment.clock, logger)
        return Worker(
            database: database, queue: queue, handlers: handlers, policy: policy, now: { clock.now.seconds },
            mayWork: mayWork, trouble: { WorkLog(logger: logger).note($0) })
    }
}

extension Settings {
    /// The engine of these settings.
    func openDatabase() throws -> any Database {
        if let server { PostgresDatabase(server) } else { try SQLiteDatabase(path: databaseFile) }
    }
}

/// Everything that works in the background.
struct Workers: Sendable {
    let cases: Worker
    let mail: Worker
    let clock: Worker

    var all: [Worker] { [cases, mail, clock] }

    /// Wakes who does this work, whenever some of it was asked for.
    func listen(to bell: WorkBell) {
        let (cases, mail) = (cases, mail)
        bell.listen { kinds in
            if !kinds.isDisjoint(with: [CaseWorker.kind, BlobRemover.kind]) {
                Task { await cases.wake() }
            }
            if kinds.contains(OutgoingMail.kind) { Task { await mail.wake() } }
        }
    }

    /// Does all that is due now, also what follows from it.
    func runDue() async throws {
        var done = 1
        while done > 0 {
            done = 0
            for worker in all { done += try await worker.runDue() }
        }
    }
}

/// What workers tell the log: never the cause of failed work, which may name people and lies sealed in its row.
struct WorkLog: Sendable {
    let logger: Logger

    func note(_ trouble: WorkTrouble) {
        switch trouble {
        case .work(let kind, let attempt, _):
            logger.warning("Pekerjaan “\(kind)” gagal pada percobaan ke-\(attempt).")
        case .task(let kind, _):
            logger.error("Pekerjaan “\(kind)” berhenti dicoba, dan tugas untuk orang tidak dapat dibuat.")
        case .database(let cause): logger.error("Antrean pekerjaan: \(cause)")
        case .recalled(let count):
            logger.warning(
                "Jam pernah terlalu cepat lalu dimundurkan; \(count) pekerjaan yang tertunda karenanya dikerjakan sekarang."
            )
        case .unreadable(let office, _):
            logger.error("Ada pekerjaan kantor \(office) yang tidak dapat dibuka dengan kunci ini.")
        }
    }
}
