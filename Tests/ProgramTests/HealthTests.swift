import Forms
import Glibc
import Logging
import Services
import Store
import Synchronization
import Testing
import Web

@testable import Program

/// `/healthz`: what makes Balai unwell, and what is only counted.
@Suite struct HealthTests {
    private static let office = "kantor"

    private func house(_ folder: TemporaryFolder) async throws -> House {
        let settings = try Settings(folder.environment)
        try DataFolder(settings: settings).make()
        return try await House.open(settings, keyring: .random(), logger: Logger(label: "test"))
    }

    private func cause(_ part: String, of report: HealthReport) -> String? {
        report.parts.first { $0.name == part }?.health.cause
    }

    @Test func timersThatNobodyFiresMakeItUnwell() async throws {
        let folder = try TemporaryFolder()
        let house = try await house(folder)
        let (keyring, now) = (house.environment.keyring, Int64(time(nil)))
        #expect(await house.health().isHealthy)
        try await house.database.write { transaction in
            for (name, age) in [("a", 500), ("b", 200)] as [(String, Int64)] {
                try Timers(keyring: keyring).schedule(
                    office: Self.office, subject: "s", name: name, kind: "lain", dueAt: now - age, in: transaction)
            }
        }
        let early = await house.health()
        #expect(early.isHealthy && early.backlog?.timers.due == 2)
        try await house.database.write { transaction in
            try Timers(keyring: keyring).schedule(
                office: Self.office, subject: "s", name: "a", kind: "lain", dueAt: now - 660, in: transaction)
        }
        let late = await house.health()
        #expect(!late.isHealthy)
        #expect(cause("jam", of: late) == "2 batas waktu dan pengingat belum dikerjakan, yang terlama 11 menit.")
        #expect(cause("kerja", of: late) == nil)
        try await house.close()
    }

    /// A node whose clock leaves the database's fires timers early or late: it is taken out until it is put right.
    @Test func aClockThatLeftTheDatabasesMakesItUnwell() async throws {
        let folder = try TemporaryFolder()
        let ahead = Mutex<Int64>(0)
        let settings = try Settings(folder.environment)
        try DataFolder(settings: settings).make()
        let house = try await House.open(
            settings, keyring: .random(), machine: { MachineClock.milliseconds() + ahead.withLock { $0 } },
            logger: Logger(label: "test"))
        #expect(await house.health().isHealthy)
        for moved in [86_400_000, -86_400_000] as [Int64] {
            ahead.withLock { $0 = moved }
            #expect(cause("jam mesin", of: await house.health())?.contains("NTP") == true)
        }
        try await house.close()
    }

    /// Every try puts a mail off anew, so that none is ever late.
    @Test func aMailServerThatTakesNothingMakesItUnwell() async throws {
        let folder = try TemporaryFolder()
        var house = try await house(folder)
        let seconds = Mutex<Int64>(0)
        house.mail = MailStanding(clock: { seconds.withLock { $0 } * 1000 })
        let (environment, mailer) = (house.environment, NobodyThere())
        try await house.database.write { transaction in
            try OutgoingMail(to: "siti@desa.contoh", subject: "Kabar", text: "Isi").enqueue(
                subject: "s", name: "a", office: Self.office, environment, in: transaction)
        }
        for _ in 1...2 {
            try await house.workers(mailer: mailer).mail.runDue()
            #expect(cause("email", of: await house.health()) == nil)
            seconds.withLock { $0 += 500 }
            try await house.database.write { _ = try $0.execute("UPDATE outbox SET due_at = due_at - 60") }
        }
        let report = await house.health()
        #expect(cause("email", of: report)?.contains("tidak menerima apa pun sejak 16 menit") == true)
        #expect(cause("kerja", of: report) == nil)
        #expect(report.backlog?.outbox.tried == 1)
        try await house.close()
    }

    private struct NobodyThere: Mailer {
        func send(_ message: MailMessage) async throws(MailFailure) { throw .away("connect") }
    }

    /// What serves with such a clock would let everything fall due: the node ends, and systemd tries again.
    @Test func aClockThatLeavesTheDatabasesEndsTheService() async throws {
        for moved in [366 * 86_400_000, -86_400_000] as [Int64] {
            let folder = try TemporaryFolder()
            let ahead = Mutex<Int64>(0)
            let settings = try Settings(folder.environment)
            try DataFolder(settings: settings).make()
            let house = try await House.open(
                settings, keyring: .random(), machine: { MachineClock.milliseconds() + ahead.withLock { $0 } },
                logger: Logger(label: "test"))
            try await house.look()
            ahead.withLock { $0 = moved }
            let ended = await #expect(throws: ClockFailure.self) {
                try await house.whileItMay { try await Task.sleep(for: .seconds(3_600)) }
            }
            #expect(ended?.isAhead == (moved > 0))
            try await house.close()
        }
    }

    @Test func aClockThatIsSetIsNoticed() {
        var watch = ClockWatch()
        #expect(watch.look(machine: 1_000_000, running: 5000) == nil)
        #expect(watch.look(machine: 1_010_500, running: 15_000) == nil)
        #expect(watch.look(machine: 1_020_500 + 3_600_000, running: 25_000) == 3_600_000)
        #expect(watch.look(machine: 1_030_500 + 3_600_000, running: 35_000) == nil)
        #expect(watch.look(machine: 1_040_500, running: 45_000) == -3_600_000)
    }

    @Test func whatWasGivenUpIsCountedAndNoIllness() async throws {
        let folder = try TemporaryFolder()
        let house = try await house(folder)
        let (keyring, now) = (house.environment.keyring, Int64(time(nil)))
        try await house.database.write { transaction in
            let outbox = Outbox(keyring: keyring)
            for name in ["a", "b"] {
                try outbox.enqueue(
                    office: Self.office, subject: "s", name: name, kind: "lain", payload: [], dueAt: now - 5000,
                    in: transaction)
            }
            for claim in try outbox.claim(
                office: Self.office, kinds: ["lain"], now: now, limit: 1, lease: 60, in: transaction)
            { try outbox.giveUp(claim, cause: "x", in: transaction) }
        }
        let report = await house.health()
        #expect(report.backlog?.outbox.givenUp == 1 && report.backlog?.outbox.due == 1)
        #expect(cause("kerja", of: report) == "1 pekerjaan belum dikerjakan, yang terlama 83 menit.")
        try await house.database.write { transaction in
            _ = try transaction.execute("UPDATE outbox SET state = 'done' WHERE state = 'waiting'")
        }
        #expect(await house.health().isHealthy)
        try await house.close()
    }
}
