import Forms
@testable import Services
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

    /// A village's administrator who kept a link of before must not become what the regency makes of the account.
    @Test func aRoleElsewhereVoidsTheLinksOfBefore() async throws {
        let regency = try await Regency.make()
        let (environment, village) = (regency.environment, regency.villageA)
        let today = regency.clock.now.date(in: .wib)
        let give = { (name: String) in
            try await AssignRole(environment)(
                NewRole("operator", from: today), to: name, in: regency.kominfo.id, by: regency.admin)
        }
        let beni = try await regency.officer("beni", ["operator"], in: village)
        let links = { () async throws -> Int in
            try await environment.database.read { transaction in
                try transaction.rows(
                    "SELECT token_hash FROM one_time_links WHERE account_id = \(beni.id) AND used_at IS NULL"
                ).count
            }
        }
        try await environment.database.write { transaction in
            _ = try OneTimeLink.issue(
                .passwordReset, account: beni.id, office: People.office, byMail: false, environment, in: transaction)
        }
        #expect(try await links() == 1)
        try await give("beni")
        #expect(try await links() == 0)
        _ = try await InviteOfficer(environment)(
            NewOfficer(name: "Citra Contoh", username: "citra", roles: [NewRole("operator", from: today)]),
            to: village.id, by: regency.admin)
        await #expect(throws: FieldTroubles.self) { try await give("citra") }
    }

    /// Nor by a mailbox that they made the account's: where another office trusts the account, it is proven anew.
    @Test func aRoleElsewhereAsksForTheMailboxAnew() async throws {
        let regency = try await Regency.make()
        let (environment, village) = (regency.environment, regency.villageA)
        let today = regency.clock.now.date(in: .wib)
        let beni = try await regency.officer("beni", ["operator"], in: village, email: "beni@contoh.id")
        try await environment.database.write {
            _ = try $0.execute("UPDATE accounts SET email_verified_at = created_at WHERE id = \(beni.id)")
        }
        let assign = AssignRole(environment)
        func links() async throws -> Int {
            _ = try await regency.test.mails()
            try await RequestPasswordReset(environment)("beni", from: try await regency.test.visitor())
            return try await regency.test.mails().count
        }
        try await assign(NewRole("kaur-umum", from: today), to: "beni", in: village.id, by: regency.admin)
        #expect(try await links() == 1, "the village trusts its own")
        _ = try await regency.test.mails()
        try await assign(NewRole("operator", from: today), to: "beni", in: regency.kominfo.id, by: regency.admin)
        // The officer reads so at the address itself.
        let told = try await regency.test.mails()
        #expect(told.map(\.to) == ["beni@contoh.id"])
        #expect(told.map(\.subject) == ["Pastikan lagi email Anda: peran baru di \(regency.kominfo.name)"])
        #expect(try await links() == 0)
        // Whoever has the password proves it as at first.
        let proved = try await ConfirmPassword(environment)(Regency.password, by: beni)
        try await VerifyOwnEmail(environment).send(by: proved)
        let mails = try await regency.test.mails()
        let text = try #require(mails.first { $0.to == "beni@contoh.id" }).text
        let code = try #require(text.firstMatch(of: /Kode Anda: (\d{6})/))
        try await VerifyOwnEmail(environment).confirm(String(code.output.1), by: beni)
        #expect(try await links() == 1)
    }

    /// Roles elsewhere are nobody's business who looks after the root office's administrators.
    @Test func otherRolesEndWhateverTheRootsAdministratorsDo() async throws {
        let regency = try await Regency.make()
        let environment = regency.environment
        let today = regency.clock.now.date(in: .wib)
        let role = try #require(regency.admin.roles.first)
        let budi = try await regency.officer("budi", ["operator"], in: regency.kominfo)
        try await environment.database.write { transaction in
            let ends = Instant(today.adding(days: 3), .endOfDay, .wib)
            try transaction.execute("UPDATE roles_held SET ends_at = \(ends.seconds) WHERE id = \(role.id)")
        }
        let held = try #require(budi.roles.first)
        try await SetLastDay(environment)(today.adding(days: 9), of: held.id, in: regency.kominfo.id, by: regency.admin)
        let later = today.adding(days: 20)
        try await AssignRole(environment)(
            NewRole("kepala", from: later), to: "budi", in: regency.kominfo.id, by: regency.admin)
        let row = try await environment.database.read {
            try #require(try $0.row("SELECT id FROM roles_held WHERE role = 'kepala'")).text("id")
        }
        try await EndRole(environment)(row, in: regency.kominfo.id, by: regency.admin)
        let last = try await environment.database.read {
            try #require(try $0.row("SELECT last_day FROM roles_held WHERE id = \(row)")).text("last_day")
        }
        #expect(last == later.description)
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

    /// Without its code the old password alone would open the account: it is void at once, and whoever is in is out.
    @Test func recoveryShutsTheAccountUntilTheLinkIsUsed() async throws {
        let regency = try await Regency.make()
        let environment = regency.environment
        let budi = try await regency.officer("budi", ["admin"], in: regency.kominfo, email: "budi@contoh.id")
        let set = SetUpSecondFactor(environment)
        try await set.begin(by: budi)
        let secret = try await environment.database.read {
            try SecondFactor.of(budi.id, keyring: environment.keyring, in: $0)!.secret
        }
        _ = try await set.confirm(
            TimeCode(secret: Base32.bytes(secret)!).code(at: TimeCode.step(at: regency.clock.now)), by: budi)
        try await environment.database.write {
            _ = try $0.execute("UPDATE accounts SET email_verified_at = created_at WHERE id = \(budi.id)")
        }
        let recover = RecoverAdministrator(environment)
        let found = try await recover(NewOfficer(name: "", username: "budi"), by: "root", isForced: true)
        let left = try await environment.database.read { transaction in
            let tables: [StaticString] = ["sessions", "half_log_ins", "known_devices", "recovery_codes"]
            return try tables.filter {
                try transaction.row("SELECT account_id FROM \(name: $0) WHERE account_id = \(budi.id)") != nil
            }.map(\.description)
        }
        #expect(left.isEmpty)
        await #expect(throws: LogInRefusal.mismatch) { try await regency.logIn("budi") }
        // Nor does their mailbox: that would be one factor for both.
        _ = try await regency.test.mails()
        try await RequestPasswordReset(environment)("budi", from: try await regency.test.visitor())
        #expect(try await regency.test.mails().isEmpty)
        // Whoever waits for their link is no administrator who could log in.
        try await environment.database.write {
            _ = try $0.execute("UPDATE roles_held SET ends_at = starts_at WHERE account_id = \(regency.admin.id)")
        }
        _ = try await recover(NewOfficer(name: "", username: "budi"), by: "root", isForced: false)
        await #expect(throws: LinkTrouble.self) {
            try await ResetPassword(environment)(found.link.lastPart, password: "sapi menari di sawah")
        }
    }
}
