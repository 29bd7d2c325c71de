import Forms
import Services
import Store
import Testing

/// What people were given, or refused, while the clock was a year ahead; it is right again now.
@Suite struct TurnedClockIdentity {
    /// - Parameter ahead: what happens in the time to come.
    private func afterwards<Value>(_ regency: Regency, _ ahead: () async throws -> Value) async throws -> Value {
        let now = regency.clock.now
        regency.clock.turn(days: 365)
        let value = try await ahead()
        regency.clock.turn(to: now)
        return value
    }

    @Test func aLinkOfATimeToComeOpensNothing() async throws {
        let regency = try await Regency.make()
        let invited = try await afterwards(regency) {
            try await InviteOfficer(regency.environment)(
                NewOfficer(
                    name: "Budi", username: "budi", roles: [NewRole("operator", from: regency.clock.now.date(in: .wib))]
                ),
                to: regency.kominfo.id, by: regency.admin)
        }
        await #expect(throws: LinkTrouble.expired) {
            try await AcceptInvitation(regency.environment)(
                invited.link.lastPart, password: Regency.password, from: regency.test.visitor())
        }
    }

    @Test func failuresOfATimeToComeShutNobodyOut() async throws {
        let regency = try await Regency.make()
        try await afterwards(regency) {
            for _ in 1...6 {
                _ = try? await LogIn(regency.environment, wait: { _ in })(
                    "ayu", password: "bukan ini", from: regency.test.visitor())
            }
        }
        #expect(try await regency.person(regency.logIn("ayu")).isSignedIn)
        // Failures of now count as ever.
        for _ in 1...5 {
            _ = try? await LogIn(regency.environment, wait: { _ in })(
                "ayu", password: "bukan ini", from: regency.test.visitor())
        }
        await #expect(throws: LogInRefusal.self) { try await regency.logIn("ayu") }
    }

    @Test func aCodeOfATimeToComeIsVoidAndANewOneIsSent() async throws {
        let regency = try await Regency.make()
        let visitor = try await regency.test.visitor(slug: "aren")
        _ = try await regency.test.mails()
        let old = try await afterwards(regency) {
            _ = try await VerifyContact(regency.environment)("warga@contoh.id", from: visitor)
            return try #require(try await regency.test.mails().first)
        }
        await #expect(throws: LinkTrouble.expired) {
            try await ConfirmContact(regency.environment)(link: old.token, from: visitor)
        }
        #expect(
            try await regency.person(regency.contact("warga@contoh.id", slug: "aren"), slug: "aren").kind == .contact)
    }
}
