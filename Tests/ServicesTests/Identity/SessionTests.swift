import Forms
import Services
import Store
import TestDatabases
import Testing

@Suite struct SessionTests {
    @Test func anUnusedSessionEndsAfterFourHours() async throws {
        let regency = try await Regency.make()
        let session = try await regency.logIn("ayu")
        regency.clock.turn(seconds: 4 * 3600 - 1)
        #expect(try await regency.person(session).isSignedIn)
        regency.clock.turn(seconds: 1)
        #expect(try await regency.person(session) == .nobody)
    }

    @Test func aUsedSessionEndsAfterTwelveHours() async throws {
        let regency = try await Regency.make()
        let session = try await regency.logIn("ayu")
        for _ in 1...11 {
            regency.clock.turn(hours: 1)
            try await TouchSession(regency.environment)(regency.person(session))
        }
        regency.clock.turn(seconds: 3599)
        #expect(try await regency.person(session).isSignedIn)
        regency.clock.turn(seconds: 1)
        #expect(try await regency.person(session) == .nobody)
    }

    /// Every page of whoever is signed in asks for it. SQLite alone tells what that cost it.
    @Test(.enabled(if: TestEngine.current == .sqlite)) func findingThePersonCostsNoMoreWhereManyServe() async throws {
        let regency = try await Regency.make()
        let session = try await regency.logIn("ayu")
        let alone = try await StatementCounter.counting { try await regency.person(session) }.counts.engineSteps
        for number in 1...30 {
            _ = try await InviteOfficer(regency.environment)(
                NewOfficer(
                    name: "Petugas \(number)", username: "petugas\(number)",
                    roles: [NewRole("operator", from: regency.clock.now.date(in: .wib))]),
                to: regency.villageA.id, by: regency.admin)
        }
        let among = try await StatementCounter.counting { try await regency.person(session) }.counts.engineSteps
        #expect(alone > 0)
        #expect(among < alone * 2)
    }

    /// The clock was ahead when they logged in, and was set back.
    @Test(arguments: [2, 24, 365 * 24] as [Int64]) func aSessionOfATimeToComeEnds(hours: Int64) async throws {
        let regency = try await Regency.make()
        let now = regency.clock.now
        regency.clock.turn(hours: hours)
        let session = try await regency.logIn("ayu")
        regency.clock.turn(to: now)
        #expect(try await regency.person(session) == .nobody)
        #expect(try await regency.person(regency.logIn("ayu")).isSignedIn)
        // Nor does it begin to count when its time comes.
        try await SweepIdentity(regency.environment)()
        regency.clock.turn(hours: hours)
        #expect(try await regency.person(session) == .nobody)
    }

    /// Where the clock was half an hour ahead, nobody is logged out, and nobody stays longer than four hours unseen.
    @Test func aSmallCorrectionLogsNobodyOut() async throws {
        let regency = try await Regency.make()
        let session = try await regency.logIn("ayu")
        regency.clock.turn(minutes: -30)
        let person = try await regency.person(session)
        #expect(person.isSignedIn && TouchSession.isDue(person, at: regency.clock.now))
        try await TouchSession(regency.environment)(person)
        regency.clock.turn(seconds: 4 * 3600 - 1)
        #expect(try await regency.person(session).isSignedIn)
        regency.clock.turn(seconds: 1)
        #expect(try await regency.person(session) == .nobody)
    }

    @Test func touchingWritesAtMostOnceAMinute() async throws {
        let regency = try await Regency.make()
        let session = try await regency.logIn("ayu")
        regency.clock.turn(seconds: 59)
        #expect(try await !TouchSession.isDue(regency.person(session), at: regency.clock.now))
        regency.clock.turn(seconds: 1)
        #expect(try await TouchSession.isDue(regency.person(session), at: regency.clock.now))
    }

    @Test func aTokenIsGoodAtItsHostOnlyAndAGuessedOneNowhere() async throws {
        let regency = try await Regency.make()
        let session = try await regency.logIn("ayu")
        #expect(try await regency.person(session, slug: "aren").isSignedIn)
        #expect(try await regency.person(session, host: "bambu.contoh.id") == .nobody)
        let place = try await regency.test.visitor().place
        #expect(try await ResumeSession(regency.environment)("karangan", at: place) == .nobody)
    }

    @Test func anApplicantsSessionIsGoodAtItsOfficeOnly() async throws {
        let regency = try await Regency.make()
        let session = try await regency.contact("warga@contoh.id", slug: "aren")
        #expect(try await regency.person(session, slug: "aren").kind == .contact)
        #expect(try await regency.person(session, slug: "kominfo") == .nobody)
    }

    @Test func theListShowsOwnSessionsAndRevokesThem() async throws {
        let regency = try await Regency.make()
        let first = try await regency.person(regency.logIn("ayu"))
        regency.clock.turn(minutes: 5)
        let secondSession = try await regency.logIn("ayu")
        let second = try await regency.person(secondSession)
        let list = try await regency.sessions(of: second)
        #expect(list.first?.isCurrent == true)
        #expect(list.first?.device == "Chrome di Android")
        #expect(Set(list.map(\.id)).isSuperset(of: [first.session!.id, second.session!.id]))

        let stranger = try await regency.officer("budi", ["operator"], in: regency.kominfo)
        try await EndSession(regency.environment)(second.session!.id, of: stranger)
        #expect(try await regency.person(secondSession).isSignedIn)

        try await EndSession(regency.environment).others(of: second)
        #expect(try await regency.sessions(of: second).map(\.id) == [second.session!.id])
        try await EndSession(regency.environment)(second)
        #expect(try await regency.person(secondSession) == .nobody)
    }

    @Test func closingAnAccountEndsItsSessionsAtOnce() async throws {
        let regency = try await Regency.make()
        let officer = try await regency.officer("budi", ["operator"], in: regency.kominfo)
        let session = try await regency.logIn("budi")
        try await CloseAccount(regency.environment)(officer.id, in: regency.kominfo.id, by: regency.admin)
        #expect(try await regency.person(session) == .nobody)
    }

    @Test(.enabled(if: TestEngine.current == .sqlite)) func findingThePersonCostsTwoStatementsWhateverTheRoles()
        async throws
    {
        let regency = try await Regency.make()
        let session = try await regency.logIn("ayu")
        _ = try await regency.officer(
            "budi", ["kepala", "sekretaris", "tim-teknis", "ppid", "operator"], in: regency.kominfo)
        let many = try await regency.logIn("budi")
        let place = try await regency.test.visitor().place
        for token in [session.token, many.token] {
            let (_, counts) = try await StatementCounter.counting {
                try await ResumeSession(regency.environment)(token, at: place)
            }
            #expect(counts.statements == 2)
        }
    }

    @Test func noTokenStandsInTheDatabase() async throws {
        let regency = try await Regency.make()
        let session = try await regency.logIn("ayu")
        let stored = try await regency.test.database.read { transaction in
            try transaction.rows("SELECT token_hash FROM sessions").map { $0.blob("token_hash") }
        }
        #expect(!stored.contains(Array(session.token.utf8)))
        #expect(stored.allSatisfy { $0.count == 32 })
    }

    @Test func formsCarryATokenOfTheirOwnCookie() async throws {
        let keyring = Keyring.random()
        let (mine, other) = (FormToken.newCookie(), FormToken.newCookie())
        let token = FormToken.make(for: mine, keyring: keyring)
        #expect(FormToken.isValid(token, for: mine, keyring: keyring))
        #expect(!FormToken.isValid(token, for: other, keyring: keyring))
        #expect(!FormToken.isValid("", for: mine, keyring: keyring))
        #expect(!FormToken.isValid(token, for: mine, keyring: .random()))
        #expect(!token.contains(mine))
    }
}

extension Regency {
    /// A session for somebody without an account, at an office's pages.
    func contact(_ email: String, slug: String) async throws -> OpenedSession {
        let visitor = try await test.visitor(slug: slug)
        _ = try await test.mails()
        _ = try await VerifyContact(environment)(email, from: visitor)
        let mail = try #require(try await test.mails().first)
        return try await ConfirmContact(environment)(link: mail.token, from: visitor)
    }

    func sessions(of person: Person) async throws -> [ListedSession] {
        try await environment.database.read { [environment] in try ListSessions(environment)(of: person, in: $0) }
    }
}
