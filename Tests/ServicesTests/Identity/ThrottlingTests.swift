import Forms
import Services
import Synchronization
import Store
import Testing

@Suite struct ThrottlingTests {
    @Test(arguments: ["ayu", "tidak-ada"])
    func fiveFailuresShutTheNameForAQuarterOfAnHour(name: String) async throws {
        let regency = try await Regency.make()
        for _ in 1...5 { await fail(name, regency) }
        let until = regency.clock.now.adding(seconds: 900)
        // Even the right password, from wherever: guessing goes on nowhere.
        await #expect(throws: LogInRefusal.shut(until: until)) {
            try await LogIn(regency.environment)(
                name, password: Regency.password, from: regency.test.visitor(address: "198.51.100.7"))
        }
        regency.clock.turn(seconds: 899)
        await #expect(throws: LogInRefusal.shut(until: until)) { try await regency.logIn(name) }
        regency.clock.turn(seconds: 1)
        if name == "ayu" { _ = try await regency.logIn(name) } else { await fail(name, regency) }
    }

    @Test func aKnownBrowserKeepsItsOwnerInWhileOthersAreShutOut() async throws {
        let regency = try await Regency.make()
        let device = try #require(try await regency.logIn("ayu").deviceToken)
        for _ in 1...5 { await fail("ayu", regency) }
        await #expect(throws: LogInRefusal.self) { try await regency.logIn("ayu") }
        let again = try #require(try await regency.logIn("ayu", device: device).deviceToken)
        // It is known to its owner only.
        _ = try await regency.officer("budi", ["operator"], in: regency.kominfo)
        for _ in 1...5 { await fail("budi", regency) }
        await #expect(throws: LogInRefusal.self) { try await regency.logIn("budi", device: again) }
        _ = try await regency.logIn("ayu", device: again)
    }

    @Test func aCopiedBrowserTokenIsWorthNothingAfterTheNextLogIn() async throws {
        let regency = try await Regency.make()
        _ = try await regency.officer("budi", ["operator"], in: regency.kominfo)
        let copied = try #require(try await regency.logIn("ayu").deviceToken)
        // A colleague logs in at the same computer, and both stay known there.
        let shared = try #require(try await regency.logIn("budi", device: copied).deviceToken)
        #expect(shared != copied)
        for _ in 1...5 { await fail("ayu", regency) }
        await #expect(throws: LogInRefusal.self) { try await regency.logIn("ayu", device: copied) }
        _ = try await regency.logIn("ayu", device: shared)
    }

    @Test func aStolenBrowserIsNoPlaceToGuessAt() async throws {
        let regency = try await Regency.make()
        let device = try #require(try await regency.logIn("ayu").deviceToken)
        for _ in 1...5 { await fail("ayu", regency) }
        for _ in 1...10 { await fail("ayu", regency, device: device) }
        await #expect(throws: LogInRefusal.self) { try await regency.logIn("ayu", device: device) }
    }

    @Test func anAddressIsSlowedAndNeverShut() async throws {
        let regency = try await Regency.make()
        let waits = Mutex<[Int64]>([])
        let logIn = LogIn(regency.environment) { seconds in waits.withLock { $0.append(seconds) } }
        for number in 1...17 {
            await #expect(throws: LogInRefusal.mismatch) {
                try await logIn("orang-\(number)", password: "bukan sandinya", from: regency.test.visitor())
            }
        }
        #expect(waits.withLock { $0 } == [1, 2, 4, 8, 15, 15])
        // A neighbour behind the same address gets in, if slowly; from elsewhere without waiting.
        _ = try await logIn("ayu", password: Regency.password, from: regency.test.visitor())
        #expect(waits.withLock { $0.count } == 7)
        _ = try await logIn("ayu", password: Regency.password, from: regency.test.visitor(address: "203.0.113.9"))
        #expect(waits.withLock { $0.count } == 7)
    }

    @Test func successesDoNotSlowAnAddress() async throws {
        let regency = try await Regency.make()
        let waits = Mutex<[Int64]>([])
        let logIn = LogIn(regency.environment) { seconds in waits.withLock { $0.append(seconds) } }
        for _ in 1...20 { _ = try await logIn("ayu", password: Regency.password, from: regency.test.visitor()) }
        #expect(waits.withLock { $0.isEmpty })
    }

    @Test func anOfficeUnderSprayIsSlowedForUnknownBrowsers() async throws {
        let regency = try await Regency.make()
        let device = try #require(try await regency.logIn("ayu").deviceToken)
        var limits = LogInLimits()
        limits.officeFailures = 3
        let waits = Mutex<[Int64]>([])
        let logIn = LogIn(regency.environment, limits: limits) { seconds in waits.withLock { $0.append(seconds) } }
        for number in 1...5 {
            _ = try? await logIn(
                "orang-\(number)", password: "bukan sandinya", from: regency.test.visitor(address: "192.0.2.\(number)"))
        }
        #expect(waits.withLock { $0 } == [1])
        _ = try await logIn("ayu", password: Regency.password, from: regency.test.visitor(device: device))
        #expect(waits.withLock { $0 } == [1])
    }

    @Test func manyGuessesAtOnceAreNoMoreThanFive() async throws {
        let regency = try await Regency.make()
        let outcomes = await withTaskGroup(of: LogInRefusal?.self) { group in
            for _ in 1...20 {
                group.addTask {
                    do {
                        _ = try await LogIn(regency.environment) { _ in }(
                            "ayu", password: "bukan sandinya", from: regency.test.visitor())
                        return nil
                    } catch { return error as? LogInRefusal }
                }
            }
            return await group.reduce(into: [LogInRefusal?]()) { $0.append($1) }
        }
        #expect(outcomes.count { $0 == .mismatch } == 5)
        #expect(outcomes.count { if case .shut = $0 { true } else { false } } == 15)
    }

    @Test func theOwnersSuccessForgivesTheNameOnly() async throws {
        let regency = try await Regency.make()
        for _ in 1...4 { await fail("ayu", regency) }
        _ = try await regency.logIn("ayu")
        for _ in 1...4 { await fail("ayu", regency) }
        _ = try await regency.logIn("ayu")
    }

    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true), ("2001:db8:1:2::1", "2001:db8:1:3::1", false),
        ("::ffff:192.0.2.1", "192.0.2.1", true), ("2001:db8::", "2001:0db8:0:0::5", true), ("entah", "apa", true),
        ("::1", "192.0.2.1", false),
    ])
    func addressesAreCountedBySubscriber(left: String, right: String, same: Bool) {
        #expect((ClientAddress(left) == ClientAddress(right)) == same)
    }

    @Test func whatIsOverIsSwept() async throws {
        let regency = try await Regency.make()
        for _ in 1...5 { await fail("ayu", regency) }
        _ = try await VerifyContact(regency.environment)("warga@contoh.id", from: regency.test.visitor())
        try await SweepIdentity(regency.environment)()
        #expect(try await rows(regency) > 0)
        regency.clock.turn(days: 200)
        try await SweepIdentity(regency.environment)()
        #expect(try await rows(regency) == 0)
    }

    private func rows(_ regency: Regency) async throws -> Int64 {
        try await regency.test.database.read { transaction in
            try transaction.row(
                """
                SELECT (SELECT COUNT(*) FROM attempt_counts) + (SELECT COUNT(*) FROM sessions)
                    + (SELECT COUNT(*) FROM one_time_links) + (SELECT COUNT(*) FROM contact_verifications)
                    + (SELECT COUNT(*) FROM known_devices) AS total
                """)!.int("total")
        }
    }

    private func fail(_ name: String, _ regency: Regency, device: String? = nil) async {
        await #expect(throws: LogInRefusal.mismatch) {
            try await LogIn(regency.environment) { _ in }(
                name, password: "bukan sandinya", from: regency.test.visitor(device: device))
        }
    }
}
