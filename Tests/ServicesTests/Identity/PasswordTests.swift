import Forms
import Services
import Store
import Testing

@Suite struct PasswordTests {
    @Test func aResetByMailEndsSessionsAndOpensTheAccountAgain() async throws {
        let regency = try await Regency.make()
        _ = try await regency.officer("budi", ["kepala"], in: regency.kominfo, email: "budi@contoh.id")
        let session = try await regency.logIn("budi")
        for _ in 1...5 { _ = try? await wrong("budi", regency) }
        let mail = try await resetMail("BUDI", regency)
        #expect(mail.to == "budi@contoh.id")
        let reset = ResetPassword(regency.environment)
        try await regency.environment.database.read { try reset.look(mail.token, in: $0) }
        try await reset(mail.token, password: "sawah luas sekali")

        #expect(try await regency.person(session) == .nobody)
        let logIn = LogIn(regency.environment) { _ in }
        await #expect(throws: LogInRefusal.mismatch) {
            try await logIn("budi", password: Regency.password, from: regency.test.visitor())
        }
        _ = try await logIn("budi", password: "sawah luas sekali", from: regency.test.visitor())
        #expect(try await regency.test.mails().map(\.subject) == ["Kata sandi Anda sudah diganti"])
        await #expect(throws: LinkTrouble.used) { try await reset(mail.token, password: "sawah luas lagi") }
    }

    @Test func afterAResetNoBrowserIsKnownAnyMore() async throws {
        let regency = try await Regency.make()
        _ = try await regency.officer("budi", ["kepala"], in: regency.kominfo, email: "budi@contoh.id")
        let device = try #require(try await regency.logIn("budi").deviceToken)
        let mail = try await resetMail("budi", regency)
        try await ResetPassword(regency.environment)(mail.token, password: "sawah luas sekali")
        for _ in 1...5 { _ = try? await wrong("budi", regency) }
        await #expect(throws: LogInRefusal.self) {
            try await LogIn(regency.environment)(
                "budi", password: "sawah luas sekali", from: regency.test.visitor(device: device))
        }
    }

    @Test func theResetLinkLivesAnHour() async throws {
        let regency = try await Regency.make()
        _ = try await regency.officer("budi", ["kepala"], in: regency.kominfo, email: "budi@contoh.id")
        let mail = try await resetMail("budi", regency)
        regency.clock.turn(seconds: 3599)
        let reset = ResetPassword(regency.environment)
        try await regency.environment.database.read { try reset.look(mail.token, in: $0) }
        regency.clock.turn(seconds: 1)
        await #expect(throws: LinkTrouble.expired) {
            try await ResetPassword(regency.environment)(mail.token, password: "sawah luas sekali")
        }
        // And it is good for nothing else.
        await #expect(throws: LinkTrouble.unknown) {
            try await regency.invited(mail.token)
        }
    }

    @Test func theAnswerIsTheSameWhoeverAsksAndMailsAreFew() async throws {
        let regency = try await Regency.make()
        _ = try await regency.officer("budi", ["kepala"], in: regency.kominfo, email: "budi@contoh.id")
        try await regency.proveAddresses()
        _ = try await regency.test.mails()
        let request = RequestPasswordReset(regency.environment) { _ in }
        try await request("tidak-ada", from: regency.test.visitor())
        try await request("ayu", from: regency.test.visitor())
        #expect(try await regency.test.mails().isEmpty)
        for _ in 1...6 { try await request("budi", from: regency.test.visitor()) }
        #expect(try await regency.test.mails().count == 3)
        regency.clock.turn(hours: 1)
        try await request("budi", from: regency.test.visitor())
        #expect(try await regency.test.mails().count == 1)
    }

    @Test func whoNeverSetAPasswordGetsTheInvitationAgain() async throws {
        let regency = try await Regency.make()
        _ = try await InviteOfficer(regency.environment)(
            NewOfficer(name: "Citra", username: "citra", email: "citra@contoh.id"), to: regency.kominfo.id,
            by: regency.admin)
        let mail = try await resetMail("citra", regency)
        _ = try await AcceptInvitation(regency.environment)(
            mail.token, password: Regency.password, from: regency.test.visitor())
        _ = try await regency.logIn("citra")
    }

    @Test func changingEndsOtherSessionsAndAsksForTheOldOne() async throws {
        let regency = try await Regency.make()
        let other = try await regency.logIn("ayu")
        let mine = try await regency.logIn("ayu")
        let person = try await regency.person(mine)
        let change = ChangePassword(regency.environment)
        let troubles = try await #require(throws: FieldTroubles.self) {
            try await change(old: "bukan sandinya", new: "sawah luas sekali", by: person)
        }
        #expect(troubles.messages == ["sandi-lama": "Kata sandi tidak cocok"])
        try await change(old: Regency.password, new: "sawah luas sekali", by: person)
        #expect(try await regency.person(mine).isSignedIn)
        #expect(try await regency.person(other) == .nobody)
        _ = try await LogIn(regency.environment)(
            "ayu", password: "sawah luas sekali", from: regency.test.visitor())
    }

    @Test func confirmingRefreshesTheProof() async throws {
        let regency = try await Regency.make()
        let session = try await regency.logIn("ayu")
        let sign = AllOf(IsOfficer(), ProvedRecently(within: 300))
        #expect(try await sign.allows(regency.person(session), at: regency.clock.now))
        regency.clock.turn(seconds: 301)
        #expect(
            try await sign.decide(for: regency.person(session), at: regency.clock.now) == .denied(.proveAgain))
        let confirm = ConfirmPassword(regency.environment)
        await #expect(throws: FieldTroubles.self) {
            try await confirm("bukan sandinya", by: regency.person(session))
        }
        #expect(try await !sign.allows(regency.person(session), at: regency.clock.now))
        try await confirm(Regency.password, by: regency.person(session))
        #expect(try await sign.allows(regency.person(session), at: regency.clock.now))
    }

    @Test func confirmingIsNoPlaceToGuessAt() async throws {
        let regency = try await Regency.make()
        let person = try await regency.person(regency.logIn("ayu"))
        let confirm = ConfirmPassword(regency.environment)
        for _ in 1...10 { _ = try? await confirm("bukan sandinya", by: person) }
        await #expect(throws: LogInRefusal.self) { try await confirm(Regency.password, by: person) }
    }

    /// An address that was mistyped when somebody was invited is a stranger's.
    @Test func aLinkGoesToProvenAddressesOnly() async throws {
        let regency = try await Regency.make()
        let budi = try await regency.officer("budi", ["kepala"], in: regency.kominfo, email: "budi@contoh.id")
        _ = try await regency.test.mails()
        let request = RequestPasswordReset(regency.environment) { _ in }
        try await request("budi", from: regency.test.visitor())
        #expect(try await regency.test.mails().isEmpty)
        let verify = VerifyOwnEmail(regency.environment)
        try await verify.send(by: budi)
        await #expect(throws: FieldTroubles.self) { try await verify.send(by: budi) }
        let mail = try #require(try await regency.test.mails().first)
        let code = try #require(mail.text.firstMatch(of: /Kode Anda: (\d{6})/)).output.1
        await #expect(throws: FieldTroubles.self) { try await verify.confirm("12345", by: budi) }
        // Nobody else's.
        let citra = try await regency.officer("citra", ["kepala"], in: regency.kominfo, email: "citra@contoh.id")
        await #expect(throws: FieldTroubles.self) { try await verify.confirm(String(code), by: citra) }
        try await verify.confirm(String(code), by: budi)
        await #expect(throws: Denial.notFound) { try await verify.confirm(String(code), by: budi) }
        _ = try await regency.test.mails()
        try await request("budi", from: regency.test.visitor())
        #expect(try await regency.test.mails().map(\.to) == ["budi@contoh.id"])
    }

    @Test func aCodeForOnesAddressBearsFiveTries() async throws {
        let regency = try await Regency.make()
        let budi = try await regency.officer("budi", ["kepala"], in: regency.kominfo, email: "budi@contoh.id")
        _ = try await regency.test.mails()
        let verify = VerifyOwnEmail(regency.environment)
        try await verify.send(by: budi)
        let mail = try #require(try await regency.test.mails().first)
        let code = String(try #require(mail.text.firstMatch(of: /Kode Anda: (\d{6})/)).output.1)
        let wrong = code == "000000" ? "000001" : "000000"
        for _ in 1...5 { _ = try? await verify.confirm(wrong, by: budi) }
        await #expect(throws: FieldTroubles.self) { try await verify.confirm(code, by: budi) }
    }

    /// The same piece reads, counts and uses up the code of another address.
    @Test func aCodeForAnotherAddressBearsFiveTriesAndOneUse() async throws {
        let regency = try await Regency.make()
        let budi = try await regency.officer("budi", ["kepala"], in: regency.kominfo, email: "budi@contoh.id")
        _ = try await regency.test.mails()
        let change = ChangeOwnEmail(regency.environment)
        let first = try await codeFor("budi.baru@contoh.id", change, budi, regency)
        let wrong = first == "000000" ? "000001" : "000000"
        for _ in 1...5 { _ = try? await change.confirm("budi.baru@contoh.id", code: wrong, by: budi) }
        await #expect(throws: FieldTroubles.self) {
            try await change.confirm("budi.baru@contoh.id", code: first, by: budi)
        }
        let second = try await codeFor("budi.lain@contoh.id", change, budi, regency)
        try await change.confirm("budi.lain@contoh.id", code: second, by: budi)
        let unused = try await regency.environment.database.read {
            try $0.row("SELECT COUNT(*) AS n FROM contact_verifications WHERE confirmed_at IS NULL")?.int("n")
        }
        #expect(unused == 1)
    }

    private func codeFor(
        _ address: String, _ change: ChangeOwnEmail, _ officer: Person, _ regency: Regency
    ) async throws -> String {
        try await change.send(to: address, by: officer)
        let mail = try #require(try await regency.test.mails().first { $0.to == address })
        return String(try #require(mail.text.firstMatch(of: /Kode Anda: (\d{6})/)).output.1)
    }

    private func resetMail(_ name: String, _ regency: Regency) async throws -> OutgoingMail {
        try await regency.proveAddresses()
        _ = try await regency.test.mails()
        try await RequestPasswordReset(regency.environment)(name, from: regency.test.visitor())
        return try #require(try await regency.test.mails().first)
    }

    private func wrong(_ name: String, _ regency: Regency) async throws -> OpenedSession {
        try await LogIn(regency.environment) { _ in }(
            name, password: "bukan sandinya", from: regency.test.visitor())
    }
}

extension Regency {
    /// As if everybody had used a link that was mailed to them.
    func proveAddresses() async throws {
        try await environment.database.write {
            _ = try $0.execute("UPDATE accounts SET email_verified_at = 1 WHERE email_sealed IS NOT NULL")
        }
    }
}
