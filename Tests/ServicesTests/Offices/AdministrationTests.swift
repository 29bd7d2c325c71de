import Forms
import Services
import Store
import Testing

/// The administration of people: what is kept of it, and how far it reaches.
@Suite struct AdministrationTests {
    @Test func everyActIsKeptWithWhoAndWhen() async throws {
        let regency = try await Regency.make()
        let (environment, kominfo, admin) = (regency.environment, regency.kominfo, regency.admin)
        let today = regency.clock.now.date(in: .wib)
        let budi = try await regency.officer("budi", ["operator"], in: kominfo)
        try await AssignRole(environment)(
            NewRole("kepala", .acting, from: today, until: today.adding(days: 9)), to: "budi", in: kominfo.id, by: admin
        )
        let roles = try await regency.person(regency.logIn("budi")).roles
        let acting = try #require(roles.first { $0.name == "kepala" })
        try await SetLastDay(environment)(today.adding(days: 2), of: acting.id, in: kominfo.id, by: admin)
        try await EndRole(environment)(acting.id, in: kominfo.id, by: admin)
        try await EndRole(environment)(acting.id, in: kominfo.id, by: admin)
        try await EndOfficerSessions(environment)(of: budi.id, in: kominfo.id, by: admin)
        try await CloseAccount(environment)(budi.id, in: kominfo.id, by: admin)
        let acts = try await AuditActs(environment).ofPeople().filter { $0.subject == "budi" }
        #expect(
            Set(acts.map(\.kind)) == [
                .officerInvited, .roleGiven, .roleLimited, .roleEnded, .sessionsEnded, .accountClosed,
            ])
        #expect(acts.count == 6)
        #expect(acts.allSatisfy { $0.by == "ayu" && $0.office == kominfo.id && $0.done == regency.clock.now })
        let given = try #require(acts.first { $0.kind == .roleGiven })
        #expect(given.reason?.hasPrefix("Plt. Kepala Dinas, ") == true && given.reason?.contains(" sampai ") == true)
        // What people with the server did stands apart.
        #expect(try await AuditActs(environment).all().isEmpty)
    }

    @Test func aRefusedActLeavesNothing() async throws {
        let regency = try await Regency.make()
        let role = try #require(regency.admin.roles.first)
        let before = try await AuditActs(regency.environment).ofPeople().count
        await #expect(throws: LastAdministrator.self) {
            try await EndRole(regency.environment)(role.id, in: People.office, by: regency.admin)
        }
        let today = regency.clock.now.date(in: .wib)
        await #expect(throws: LastAdministrator.self) {
            try await SetLastDay(regency.environment)(today, of: role.id, in: People.office, by: regency.admin)
        }
        #expect(try await AuditActs(regency.environment).ofPeople().count == before)
        #expect(try await regency.person(regency.logIn("ayu")).roles.first?.lastDay == nil)
    }

    /// Somebody who was invited and never came cannot log in: they do not count as an administrator.
    @Test func whoNeverCameIsNoSuccessor() async throws {
        let regency = try await Regency.make()
        let today = regency.clock.now.date(in: .wib)
        _ = try await InviteOfficer(regency.environment)(
            NewOfficer(name: "Beni Contoh", username: "beni", roles: [NewRole("admin", from: today)]),
            to: People.office, by: regency.admin)
        await #expect(throws: LastAdministrator.self) {
            try await CloseAccount(regency.environment)(regency.admin.id, in: People.office, by: regency.admin)
        }
    }

    @Test func aHandedLinkNeedsProofAndProvesNoMailbox() async throws {
        let regency = try await Regency.make()
        let (environment, kominfo) = (regency.environment, regency.kominfo)
        let budi = try await regency.officer("budi", ["operator"], in: kominfo, email: "budi@contoh.id")
        _ = try await regency.test.mails()
        regency.clock.turn(seconds: 3600)
        let make = MakePasswordLink(environment)
        await #expect(throws: Denial.proveAgain) { try await make(budi.id, in: kominfo.id, by: regency.admin) }
        let proved = try await ConfirmPassword(environment)(Regency.password, by: regency.admin)
        let first = try await make(budi.id, in: kominfo.id, by: proved)
        let second = try await make(budi.id, in: kominfo.id, by: proved)
        let reset = ResetPassword(environment)
        await #expect(throws: LinkTrouble.used) {
            try await reset(first.link.lastPart, password: "sapi menari di sawah")
        }
        try await reset(second.link.lastPart, password: "sapi menari di sawah")
        let verified = try await regency.test.database.read { transaction in
            try transaction.row("SELECT email_verified_at FROM accounts WHERE username = 'budi'")
        }
        #expect(verified?.intOrNil("email_verified_at") == nil)
        await #expect(throws: LogInRefusal.mismatch) { try await regency.logIn("budi") }
        regency.clock.turn(seconds: 86_400)
        let third = try await make(
            budi.id, in: kominfo.id, by: try await ConfirmPassword(environment)(Regency.password, by: regency.admin))
        regency.clock.turn(seconds: 86_400)
        await #expect(throws: LinkTrouble.expired) {
            try await reset(third.link.lastPart, password: "kuda makan rumput")
        }
    }

    @Test func recoveryIsForWhenNobodyCanLogIn() async throws {
        let regency = try await Regency.make()
        let recover = RecoverAdministrator(regency.environment)
        let new = NewOfficer(name: "Beni Contoh", username: "beni")
        let needless = await #expect(throws: RecoverAdministrator.NotNeeded.self) {
            try await recover(new, by: "root", isForced: false)
        }
        #expect(needless?.administrators == ["Ayu Contoh"])
        // Somebody new, by force.
        let forced = try await recover(new, by: "root", isForced: true)
        let session = try await AcceptInvitation(regency.environment)(
            forced.link.lastPart, password: Regency.password, from: try await regency.test.visitor())
        #expect(try await regency.person(session).administers(People.office, at: regency.clock.now))
        // Nobody is left: an officer who is there gets role and link.
        _ = try await regency.officer("budi", ["operator"], in: regency.kominfo)
        try await regency.test.database.write {
            _ = try $0.execute("UPDATE roles_held SET ends_at = starts_at WHERE role = 'admin'")
        }
        let found = try await recover(NewOfficer(name: "", username: "budi"), by: "root", isForced: false)
        try await ResetPassword(regency.environment)(found.link.lastPart, password: "sapi menari di sawah")
        let visitor = try await regency.test.visitor()
        let again = try await LogIn(regency.environment)("budi", password: "sapi menari di sawah", from: visitor)
        #expect(try await regency.person(again).administers(People.office, at: regency.clock.now))
        let acts = try await AuditActs(regency.environment).ofPeople().filter { $0.kind == .administratorRecovered }
        #expect(acts.map(\.subject).sorted() == ["beni", "budi"] && acts.allSatisfy { $0.by == "root" })
    }
}
