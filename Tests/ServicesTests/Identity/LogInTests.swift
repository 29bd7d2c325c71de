import Services
import Store
import Testing

@Suite struct LogInTests {
    @Test func officersLogInByNameOrAddress() async throws {
        let regency = try await Regency.make()
        let officer = try await regency.officer("budi", ["kepala"], in: regency.kominfo, email: "budi@contoh.id")
        for name in ["budi", " Budi ", "BUDI@contoh.id"] {
            #expect(try await regency.person(regency.logIn(name)).id == officer.id)
        }
    }

    @Test func unknownNameAndWrongPasswordGetTheSameAnswer() async throws {
        let regency = try await Regency.make()
        let logIn = LogIn(regency.environment)
        for name in ["ayu", "tidak-ada", "", "x@y.id"] {
            await #expect(throws: LogInRefusal.mismatch) {
                try await logIn(name, password: "bukan sandinya", from: regency.test.visitor())
            }
        }
    }

    @Test func anOverlongPasswordIsJustWrong() async throws {
        let regency = try await Regency.make()
        await #expect(throws: LogInRefusal.mismatch) {
            try await LogIn(regency.environment)(
                "ayu", password: String(repeating: "a", count: 5000), from: regency.test.visitor())
        }
    }

    @Test func whoIsInvitedOnlyOrClosedStaysOut() async throws {
        let regency = try await Regency.make()
        let officer = try await regency.officer("budi", ["operator"], in: regency.kominfo)
        try await CloseAccount(regency.environment)(officer.id, in: regency.kominfo.id, by: regency.admin)
        _ = try await InviteOfficer(regency.environment)(
            NewOfficer(name: "Citra", username: "citra"), to: regency.kominfo.id, by: regency.admin)
        for name in ["budi", "citra"] {
            await #expect(throws: LogInRefusal.mismatch) { try await regency.logIn(name) }
        }
    }

    @Test func officersWorkOnTheRegencyHostOnly() async throws {
        let regency = try await Regency.make()
        await #expect(throws: LogInRefusal.officersElsewhere(link: "http://127.0.0.1:8080")) {
            try await LogIn(regency.environment)(
                "ayu", password: Regency.password, from: regency.test.visitor(host: "bambu.contoh.id"))
        }
        // A wrong password says nothing of who works where.
        await #expect(throws: LogInRefusal.mismatch) {
            try await LogIn(regency.environment)(
                "ayu", password: "bukan sandinya", from: regency.test.visitor(host: "bambu.contoh.id"))
        }
    }

    @Test func aHashOfOldCostIsMadeAnew() async throws {
        let test = try await TestEnvironment()
        let regency = try await Regency.make(test)
        let stronger = PasswordHasher(cost: PasswordCost(memoryKiB: 16, passes: 2))
        let environment = Environment(
            database: test.database, keyring: test.environment.keyring, clock: test.clock, passwords: stronger,
            addresses: test.environment.addresses)
        #expect(try await stronger.needsRehash(hash(of: "ayu", test)))
        _ = try await LogIn(environment)("ayu", password: Regency.password, from: test.visitor())
        #expect(try await !stronger.needsRehash(hash(of: "ayu", test)))
        _ = try await regency.logIn("ayu")
    }

    @Test func aFullQueueIsSaidAndNotCounted() async throws {
        let test = try await TestEnvironment()
        let regency = try await Regency.make(test)
        let full = Environment(
            database: test.database, keyring: test.environment.keyring, clock: test.clock,
            passwords: PasswordHasher(officersQueue: 0, everyonesQueue: 0), addresses: test.environment.addresses)
        for _ in 1...10 {
            await #expect(throws: LogInRefusal.busy(retryAfter: 2)) {
                try await LogIn(full)("ayu", password: Regency.password, from: test.visitor())
            }
        }
        _ = try await regency.logIn("ayu")
    }

    @Test func theOfficersLaneIsOpenWhileTheOthersIsFull() async throws {
        let test = try await TestEnvironment()
        _ = try await Regency.make(test)
        let flooded = Environment(
            database: test.database, keyring: test.environment.keyring, clock: test.clock,
            passwords: PasswordHasher(cost: PasswordCost(memoryKiB: 8, passes: 1), everyonesQueue: 0),
            addresses: test.environment.addresses)
        await #expect(throws: LogInRefusal.busy(retryAfter: 2)) {
            try await LogIn(flooded)("orang-lain", password: Regency.password, from: test.visitor())
        }
        _ = try await LogIn(flooded)("ayu", password: Regency.password, from: test.visitor())
    }

    private func hash(of username: String, _ test: TestEnvironment) async throws -> String {
        try await test.database.read { transaction in
            try transaction.row("SELECT password_hash FROM accounts WHERE username = \(username)")!.text(
                "password_hash")
        }
    }
}
