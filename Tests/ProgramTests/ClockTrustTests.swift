import Connectors
import Forms
import FoundationEssentials
import Services
import Store
import Testing
import Web

@testable import Program

/// A clock that is days ahead of all that the data know: somebody typed the wrong year, or the office was closed.
@Suite struct ClockTrustTests {
    private let folder: TemporaryFolder
    private let start = Instant(seconds: 1_795_000_000)

    init() throws { folder = try TemporaryFolder() }

    private func days(_ count: Int64) -> Instant { start.adding(seconds: count * 86_400) }

    private func look(
        _ trust: ClockTrust, _ now: Instant, running hours: Int64 = 0, root: Instant? = nil
    ) async throws -> ClockTrust.Change? {
        try await trust.look(now: now, running: hours * 3_600_000) { root?.date(in: .wib) }
    }

    @Test func aClockThatIsDaysAheadIsDoubtedUntilItIsPutRight() async throws {
        let trust = ClockTrust(folder: folder.path)
        #expect(try await look(trust, start) == nil && trust.doubt == nil)
        #expect(try await look(trust, days(3)) == nil && trust.doubt == nil, "a long weekend")
        let wrong = days(3 + 365)
        #expect(try await look(trust, wrong) == .doubted(ClockTrust.Doubt(known: days(3), now: wrong)))
        #expect(try await look(trust, wrong, running: 23) == nil && trust.doubt != nil)
        // What happens meanwhile vouches for nothing: a start anew asks again.
        let again = ClockTrust(folder: folder.path)
        #expect(try await look(again, wrong) == .doubted(ClockTrust.Doubt(known: days(3), now: wrong)))
        #expect(try await look(again, days(4)) == .believed && again.doubt == nil)
    }

    @Test func aPersonsWordOrADayOfRunningIsEnough() async throws {
        let trust = ClockTrust(folder: folder.path)
        #expect(try await look(trust, start) == nil)
        #expect(try await look(trust, days(10)) != nil)
        ClockTrust(folder: folder.path).accept(days(10))
        #expect(try await look(trust, days(10)) == .believed)
        #expect(try await look(trust, days(30), running: 100) != nil)
        #expect(try await look(trust, days(31), running: 124) == nil && trust.doubt != nil)
        #expect(try await look(trust, days(31), running: 125) == .borne && trust.doubt == nil)
        #expect(try await look(trust, days(31)) == nil)
        // Set back, it is believed, and what it said before is forgotten.
        #expect(try await look(trust, start) == nil)
        #expect(try await look(trust, days(10)) != nil)
    }

    /// An office's machine that is switched off each evening.
    @Test func theHoursOfSeveralRunsCountTogether() async throws {
        #expect(try await look(ClockTrust(folder: folder.path), start) == nil)
        for day in Int64(0)..<3 {
            let trust = ClockTrust(folder: folder.path)
            #expect(try await look(trust, days(10 + day)) != nil && trust.doubt != nil)
            #expect(try await look(trust, days(10 + day), running: 7) == nil && trust.doubt != nil)
        }
        // Set to another wrong year, it is doubted from the beginning.
        var trust = ClockTrust(folder: folder.path)
        #expect(try await look(trust, days(400)) != nil)
        #expect(try await look(trust, days(400), running: 20) == nil && trust.doubt != nil)
        trust = ClockTrust(folder: folder.path)
        #expect(try await look(trust, days(401)) != nil)
        #expect(try await look(trust, days(401), running: 3) == nil && trust.doubt != nil)
        // Set back to a year that is wrong still, it is no nearer to being believed.
        let back = ClockTrust(folder: folder.path + "/lagi")
        #expect(try await look(back, days(400), root: start) != nil)
        #expect(try await look(back, days(400), running: 23, root: start) == nil)
        #expect(try await look(back, days(100), running: 25, root: start) == nil && back.doubt != nil)
        #expect(try await look(trust, days(401), running: 5) == .borne && trust.doubt == nil)
        // What was borne is forgotten with it.
        #expect(try await look(trust, days(411)) != nil)
        #expect(try await look(trust, days(411), running: 24) == nil && trust.doubt != nil)
    }

    /// A machine that was away for a week, while others wrote the day's roots.
    @Test func whatOtherMachinesWroteVouches() async throws {
        let trust = ClockTrust(folder: folder.path)
        #expect(try await look(trust, start) == nil)
        #expect(try await look(trust, days(9), root: days(8)) == nil)
        #expect(try await look(ClockTrust(folder: folder.path + "/baru"), days(99), root: days(8)) != nil)
    }

    @Test func nothingIsFiredSweptOrVouchedForMeanwhile() async throws {
        let settings = try Settings(folder.environment)
        let house = try await settings.begunWithFile()
        let (keyring, now) = (house.environment.keyring, house.environment.now)
        ClockTrust(folder: settings.data).accept(now.adding(seconds: -10 * 86_400))
        try await house.database.write {
            try Timers(keyring: keyring).schedule(
                office: "root", subject: "s", name: "a", kind: CaseClock.kind, dueAt: now.seconds - 60, in: $0)
        }
        func tries() async throws -> Int64 {
            try await house.database.read { try $0.row("SELECT MAX(attempts) AS n FROM timers")!.int("n") }
        }
        func root() async throws -> CalendarDate? { try await house.database.read { try NewestRoot.day(in: $0) } }

        try await house.lookAtClock()
        #expect(await !house.runChores(hour: 0))
        try await house.workers(mailer: FolderMailer(folder: folder.path, sender: settings.sender)).clock.runDue()
        #expect(try await tries() == 0)
        #expect(try await root() == nil)
        let health = await house.health().parts.first { $0.name == "jam mesin" }?.health.cause
        #expect(health?.contains("10 hari lebih maju") == true && health?.contains("balai jam --terima") == true)
        let doctor = await Doctor(settings: settings).findings().first { $0.pemeriksaan == "jam" }
        #expect(doctor?.keadaan == .error && doctor?.isi.contains("10 hari lebih maju") == true)

        #expect(try await ClockCommand.parse([]).perform(settings).contains("10 hari lebih maju"))
        #expect(try await ClockCommand.parse(["--terima"]).perform(settings).contains("diterima"))
        #expect(try await ClockCommand.parse([]).perform(settings) == "Jam mesin ini dipercaya.")
        try await house.lookAtClock()
        #expect(await house.health().isHealthy)
        #expect(await house.runChores(hour: 0))
        try await house.workers(mailer: FolderMailer(folder: folder.path, sender: settings.sender)).clock.runDue()
        #expect(try await tries() == 1)
        #expect(try await root() != nil)
        try await house.close()
    }
}
