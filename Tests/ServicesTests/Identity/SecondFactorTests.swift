import Forms
import Procedures
import Store
import Testing

@testable import Services

@Suite struct SecondFactorTests {
    /// RFC 6238, appendix B, cut to six digits.
    @Test(arguments: [
        (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
        (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ])
    func codesAreThoseOfTheStandard(seconds: Int64, code: String) {
        let secret = TimeCode(secret: Array("12345678901234567890".utf8))
        #expect(secret.code(at: TimeCode.step(at: Instant(seconds: seconds))) == code)
    }

    @Test func secretsAreWrittenInBase32() {
        #expect(Base32.text(Array("foobar".utf8)) == "MZXW6YTBOI")
        for length in 0...20 {
            let bytes = SystemRandom().bytes(length)
            #expect(Base32.bytes(Base32.text(bytes)) == bytes)
        }
        #expect(Base32.bytes("A1") == nil)
    }

    /// An officer with a second factor.
    private struct Scene {
        let regency: Regency
        let secret: TimeCode
        let recovery: [String]
        let id: String
        let setMails: [String]

        init() async throws {
            regency = try await Regency.make()
            let budi = try await regency.officer("budi", ["operator"], in: regency.kominfo, email: "budi@contoh.id")
            id = budi.id
            let set = SetUpSecondFactor(regency.environment)
            try await set.begin(by: budi)
            let environment = regency.environment
            let factor = try await regency.test.database.read {
                try SecondFactor.of(budi.id, keyring: environment.keyring, in: $0)
            }
            secret = TimeCode(secret: Base32.bytes(factor!.secret)!)
            // Nothing is asked for before the telephone has shown that it has the secret.
            _ = try await regency.logIn("budi")
            await #expect(throws: FieldTroubles.self) { try await set.confirm("000000", by: budi) }
            recovery = try await set.confirm(secret.code(at: TimeCode.step(at: regency.clock.now)), by: budi)
                .recoveryCodes
            regency.clock.turn(seconds: 30)
            setMails = try await regency.test.mails().map(\.subject).filter { $0.contains("ode") }
        }

        var code: String { secret.code(at: TimeCode.step(at: regency.clock.now)) }

        func half() async throws -> String {
            do {
                _ = try await regency.logIn("budi")
            } catch let needed as CodeNeeded {
                return needed.token
            }
            Issue.record("no code was asked for")
            return ""
        }

        @discardableResult
        func enter(_ code: String, _ token: String? = nil) async throws -> OpenedSession {
            let (token, visitor) = (token == nil ? try await half() : token!, try await regency.test.visitor())
            return try await EnterCode(regency.environment)(token, code: code, from: visitor)
        }
    }

    @Test func aCodeIsAskedForAndTakenOnce() async throws {
        let scene = try await Scene()
        let code = scene.code
        let session = try await scene.enter(code)
        #expect(try await scene.regency.person(session).id == scene.id)
        await #expect(throws: WrongCode.self) { try await scene.enter(code) }
        // The one before it, which was not used, is over too.
        let before = scene.secret.code(at: TimeCode.step(at: scene.regency.clock.now) - 1)
        await #expect(throws: WrongCode.self) { try await scene.enter(before) }
        scene.regency.clock.turn(seconds: 30)
        try await scene.enter(scene.code)
    }

    @Test(arguments: [(-2, false), (-1, true), (0, true), (1, true), (2, false)])
    func aStepToEitherSideIsBorne(offset: Int64, isTaken: Bool) async throws {
        let scene = try await Scene()
        scene.regency.clock.turn(seconds: 300)
        let code = scene.secret.code(at: TimeCode.step(at: scene.regency.clock.now) + offset)
        if isTaken {
            try await scene.enter(code)
        } else {
            await #expect(throws: WrongCode.self) { try await scene.enter(code) }
        }
    }

    @Test func guessingIsShutForAWhile() async throws {
        let scene = try await Scene()
        let token = try await scene.half()
        for _ in 1...5 { await #expect(throws: WrongCode.self) { try await scene.enter("000000", token) } }
        let until = scene.regency.clock.now.adding(seconds: 900)
        // Also with another log-in, and with the right code.
        await #expect(throws: LogInRefusal.shut(until: until)) { try await scene.enter(scene.code) }
        scene.regency.clock.turn(seconds: 900)
        try await scene.enter(scene.code)
    }

    /// Each guess with a log-in, a browser and an address of its own.
    @Test func guessingFromManyPlacesIsShutToo() async throws {
        let scene = try await Scene()
        let environment = scene.regency.environment
        for number in 1...5 {
            let visitor = try await scene.regency.test.visitor(address: "203.0.113.\(number)")
            let needed = try await #require(throws: CodeNeeded.self) {
                _ = try await LogIn(environment) { _ in }("budi", password: Regency.password, from: visitor)
            }
            await #expect(throws: WrongCode.self) {
                try await EnterCode(environment)(needed.token, code: "000000", from: visitor)
            }
        }
        await #expect(throws: LogInRefusal.shut(until: scene.regency.clock.now.adding(seconds: 900))) {
            try await scene.enter(scene.code)
        }
    }

    /// Twice as long each time, until the owner is in; administrators read that it happened.
    @Test func whoGoesOnGuessingWaitsTwiceAsLongEachTime() async throws {
        let scene = try await Scene()
        let clock = scene.regency.clock
        for minutes: Int64 in [15, 30, 60] {
            let token = try await scene.half()
            for _ in 1...5 { await #expect(throws: WrongCode.self) { try await scene.enter("000000", token) } }
            clock.turn(seconds: minutes * 60 - 1)
            await #expect(throws: LogInRefusal.shut(until: clock.now.adding(seconds: 1))) {
                try await scene.enter(scene.code)
            }
            clock.turn(seconds: 1)
        }
        let acts = try await AuditActs(scene.regency.environment).ofPeople().filter { $0.kind == .secondFactorGuessed }
        #expect(acts.count == 3 && acts.allSatisfy { $0.subject == "budi" && $0.office == scene.regency.kominfo.id })
        // The owner's log-in makes it forgotten.
        try await scene.enter(scene.code)
        let token = try await scene.half()
        for _ in 1...5 { await #expect(throws: WrongCode.self) { try await scene.enter("000000", token) } }
        clock.turn(seconds: 900)
        try await scene.enter(scene.code)
    }

    @Test func onlyTheNewestHalfLogInsAreKept() async throws {
        let scene = try await Scene()
        var tokens: [String] = []
        for _ in 1...4 {
            tokens.append(try await scene.half())
            scene.regency.clock.turn(seconds: 1)
        }
        await #expect(throws: Denial.logIn) { try await scene.enter(scene.code, tokens[0]) }
        try await scene.enter(scene.code, tokens[1])
    }

    /// As with the password: officers work on the regency's host.
    @Test func aVillagesHostTakesNoCode() async throws {
        let scene = try await Scene()
        let token = try await scene.half()
        let visitor = try await scene.regency.test.visitor(host: "bambu.contoh.id")
        await #expect(throws: LogInRefusal.self) {
            try await EnterCode(scene.regency.environment)(token, code: scene.code, from: visitor)
        }
        try await scene.enter(scene.code, token)
    }

    /// The page that showed them was pressed away.
    @Test func newRecoveryCodesTakeThePlaceOfAllEarlier() async throws {
        let scene = try await Scene()
        let person = try await scene.regency.person(scene.enter(scene.code))
        scene.regency.clock.turn(seconds: 30)
        let set = SetUpSecondFactor(scene.regency.environment)
        await #expect(throws: SecondFactorIsSet.self) { try await set.confirm(scene.code, by: person) }
        await #expect(throws: FieldTroubles.self) { try await set.renewRecoveryCodes("000000", by: person) }
        _ = try await scene.regency.test.mails()
        let codes = try await set.renewRecoveryCodes(scene.recovery[0], by: person)
        let mails = try await scene.regency.test.mails()
        #expect(mails.map(\.subject).sorted() == ["Kode cadangan Anda diganti", "Kode cadangan Anda dipakai"])
        #expect(mails.contains { $0.text.contains("membuat kode cadangan baru dengan kode cadangan") })
        #expect(codes.count == 8 && Set(codes).isDisjoint(with: scene.recovery))
        await #expect(throws: WrongCode.self) { try await scene.enter(scene.recovery[1]) }
        try await scene.enter(codes[1])
        scene.regency.clock.turn(seconds: 600)
        await #expect(throws: Denial.proveAgain) { try await set.renewRecoveryCodes(codes[2], by: person) }
    }

    @Test func theHalfLogInIsOverAfterFiveMinutes() async throws {
        let scene = try await Scene()
        let token = try await scene.half()
        scene.regency.clock.turn(seconds: 300)
        await #expect(throws: Denial.logIn) { try await scene.enter(scene.code, token) }
        let next = try await scene.half()
        try await scene.enter(scene.code, next)
        scene.regency.clock.turn(seconds: 30)
        await #expect(throws: Denial.logIn) { try await scene.enter(scene.code, next) }
    }

    @Test func aCodeOnPaperWorksOnce() async throws {
        let scene = try await Scene()
        #expect(scene.recovery.count == 8 && Set(scene.recovery).count == 8)
        try await scene.enter(scene.recovery[3].lowercased())
        await #expect(throws: WrongCode.self) { try await scene.enter(scene.recovery[3]) }
        let left = try await scene.regency.test.database.read { try RecoveryCodes.left(of: scene.id, in: $0) }
        #expect(left == 7)
    }

    @Test func theOwnerTurnsItOffWithPasswordAndCode() async throws {
        let scene = try await Scene()
        let person = try await scene.regency.person(scene.enter(scene.code))
        let set = SetUpSecondFactor(scene.regency.environment)
        await #expect(throws: FieldTroubles.self) { try await set.begin(by: person) }
        await #expect(throws: FieldTroubles.self) { try await set.end("000000", by: person) }
        scene.regency.clock.turn(seconds: 600)
        await #expect(throws: Denial.proveAgain) { try await set.end(scene.code, by: person) }
        let proved = try await ConfirmPassword(scene.regency.environment)(Regency.password, by: person)
        try await set.end(scene.code, by: proved)
        _ = try await scene.regency.logIn("budi")
    }

    @Test func theAdministratorTakesALostOneAndItIsTold() async throws {
        let scene = try await Scene()
        let regency = scene.regency
        let take = TakeSecondFactor(regency.environment)
        let own = try await regency.person(scene.enter(scene.code))
        await #expect(throws: Denial.self) { try await take(of: scene.id, in: regency.kominfo.id, by: own) }
        let admin = try await ConfirmPassword(regency.environment)(Regency.password, by: regency.admin)
        await #expect(throws: Denial.self) { try await take(of: admin.id, in: People.office, by: admin) }
        try await take(of: scene.id, in: regency.kominfo.id, by: admin)
        let mails = try await regency.test.mails()
        #expect(mails.map(\.to) == ["budi@contoh.id"] && mails[0].text.contains("Ayu Contoh"))
        _ = try await regency.logIn("budi")
        let acts = try await AuditActs(regency.environment).ofPeople()
        #expect(acts.last?.kind == .secondFactorTaken && acts.last?.subject == "budi")
    }

    @Test func whoMustHaveOneHoldsNoRoleUntilThen() async throws {
        let regency = try await Regency.make()
        let budi = try await regency.officer("budi", ["operator"], in: regency.kominfo)
        let citra = try await regency.officer("citra", ["helpdesk"], in: regency.kominfo)
        let rules = SecondFactorRules(regency.environment)
        await #expect(throws: Denial.self) { try await rules.set(["operator"], of: regency.kominfo.id, by: budi) }
        regency.clock.turn(seconds: 600)
        await #expect(throws: Denial.proveAgain) {
            try await rules.set(["operator"], of: regency.kominfo.id, by: regency.admin)
        }
        let admin = try await ConfirmPassword(regency.environment)(Regency.password, by: regency.admin)
        await #expect(throws: FieldTroubles.self) {
            try await rules.set(["bupati"], of: regency.kominfo.id, by: admin)
        }
        try await rules.set(["operator"], of: regency.kominfo.id, by: admin)
        let later = try await regency.person(regency.logIn("budi"))
        #expect(later.lacksSecondFactor && later.roles.isEmpty)
        #expect(try await !regency.person(regency.logIn("citra")).lacksSecondFactor)
        let set = SetUpSecondFactor(regency.environment)
        try await set.begin(by: later)
        let environment = regency.environment
        let secret = try await regency.test.database.read {
            try SecondFactor.of(budi.id, keyring: environment.keyring, in: $0)!.secret
        }
        let code = TimeCode(secret: Base32.bytes(secret)!).code(at: TimeCode.step(at: regency.clock.now))
        _ = try await set.confirm(code, by: later)
        let row = try await regency.test.database.read { try Role.held(by: budi.id, at: environment.now, in: $0) }
        #expect(row.count == 1)
        try await rules.set([SecondFactorRules.everybody], of: regency.kominfo.id, by: admin)
        #expect(try await regency.person(regency.logIn("citra")).lacksSecondFactor)
        #expect(citra.roles.count == 1)
        try await rules.set([], of: regency.kominfo.id, by: admin)
        #expect(try await !regency.person(regency.logIn("citra")).lacksSecondFactor)
        await #expect(throws: CodeNeeded.self) { try await regency.logIn("budi") }
    }

    /// What the regency asks of a role, it asks in its villages too; whoever administers one sees who has yet to do it.
    @Test func aRuleOfAnOfficeAboveCountsBelow() async throws {
        let regency = try await Regency.make()
        let environment = regency.environment
        let budi = try await regency.officer("budi", ["operator"], in: regency.villageA)
        let citra = try await regency.officer("citra", ["admin"], in: regency.villageA)
        let admin = try await ConfirmPassword(environment)(Regency.password, by: regency.admin)
        let rules = SecondFactorRules(environment)
        func lacking() async throws -> [String] {
            try await ListOfficers(environment)(of: regency.villageA.id, by: admin).filter(\.lacksSecondFactor)
                .map(\.account)
        }
        try await rules.set(["admin"], of: regency.kominfo.id, by: admin)
        #expect(try await lacking().isEmpty, "an office beside it")
        try await rules.set(["admin"], of: People.office, by: admin)
        #expect(try await regency.person(regency.logIn("citra")).lacksSecondFactor)
        #expect(try await !regency.person(regency.logIn("budi")).lacksSecondFactor)
        #expect(try await lacking() == [citra.id])
        let above = try await regency.test.database.read { try rules.above(regency.villageA.id, in: $0) }
        #expect(above.map(\.office.id) == [People.office] && above.map(\.roles) == [["admin"]])
        let set = SetUpSecondFactor(environment)
        try await set.begin(by: citra)
        let secret = try await regency.test.database.read {
            try SecondFactor.of(citra.id, keyring: environment.keyring, in: $0)!.secret
        }
        _ = try await set.confirm(
            TimeCode(secret: Base32.bytes(secret)!).code(at: TimeCode.step(at: regency.clock.now)), by: citra)
        #expect(try await lacking().isEmpty)
        #expect(budi.roles.count == 1)
    }

    /// Roles that only villages have can be asked by the regency above them, and by no office beside them.
    @Test func anOfficeMayAskItOfRolesThatOnlyOfficesBelowHave() async throws {
        let regency = try await Regency.make()
        let environment = regency.environment
        _ = try await regency.officer("budi", ["kaur-keuangan"], in: regency.villageA)
        _ = try await regency.officer("citra", ["operator"], in: regency.villageA)
        let admin = try await ConfirmPassword(environment)(Regency.password, by: regency.admin)
        let rules = SecondFactorRules(environment)
        let root = try #require(try await regency.test.database.read { try Office.find(People.office, in: $0) })
        let offered = RuledRole.all(for: root.kind, among: .builtIn)
        let treasurer = try #require(offered.first { $0.name == "kaur-keuangan" })
        #expect(treasurer.titles == ["Kepala Urusan Keuangan"] && treasurer.elsewhere.map(\.name) == ["desa"])
        #expect(offered.first { $0.name == "kepala" }?.titles.contains("Camat") == true)
        #expect(Set(offered.map(\.name)).count == offered.count)
        try await rules.set(["kaur-keuangan"], of: People.office, by: admin)
        #expect(try await regency.person(regency.logIn("budi")).lacksSecondFactor)
        #expect(try await !regency.person(regency.logIn("citra")).lacksSecondFactor)
        #expect(RuledRole.all(for: regency.villageA.kind, among: .builtIn).allSatisfy { $0.elsewhere.isEmpty })
        await #expect(throws: FieldTroubles.self) {
            try await rules.set(["kaur-keuangan"], of: regency.kominfo.id, by: admin)
        }
        await #expect(throws: FieldTroubles.self) { try await rules.set(["raja"], of: People.office, by: admin) }
    }

    /// A thief changes the account first: administrators and auditors of its home see it.
    @Test func whatTheOwnerChangesIsKept() async throws {
        let scene = try await Scene()
        let (regency, environment) = (scene.regency, scene.regency.environment)
        let other = try await regency.person(scene.enter(scene.code))
        regency.clock.turn(seconds: 60)
        let person = try await regency.person(scene.enter(scene.code))
        try await EndSession(environment)(other.session!.id, of: person)
        regency.clock.turn(seconds: 60)
        _ = try await SetUpSecondFactor(environment).renewRecoveryCodes(scene.code, by: person)
        try await ChangePassword(environment)(old: Regency.password, new: "sapi menari di sawah", by: person)
        regency.clock.turn(seconds: 60)
        try await SetUpSecondFactor(environment).end(scene.code, by: person)
        try await EndSession(environment).others(of: person)
        try await EndSession(environment)(person)
        let acts = try await AuditActs(environment).ofPeople().filter { $0.subject == "budi" && $0.by == "budi" }
        #expect(
            Set(acts.map(\.kind)) == [
                .ownSecondFactorSet, .ownSessionsEnded, .ownRecoveryCodesRenewed, .ownPasswordChanged,
                .ownSecondFactorEnded,
            ])
        #expect(acts.count { $0.kind == .ownSessionsEnded } == 2, "logging out is none")
        #expect(Set(acts.map(\.office)) == [regency.kominfo.id])
    }

    private func subjects(_ scene: Scene) async throws -> [String] {
        try await scene.regency.test.mails().map(\.subject)
    }

    /// Also what the owner did themselves: it may not have been they.
    @Test func everyChangeIsToldByMail() async throws {
        let regency = try await Regency.make()
        let budi = try await regency.officer("budi", ["operator"], in: regency.kominfo, email: "budi@contoh.id")
        _ = try await regency.test.mails()
        let set = SetUpSecondFactor(regency.environment)
        try await set.begin(by: budi)
        #expect(try await regency.test.mails().isEmpty)
        let scene = try await Scene()
        #expect(scene.setMails == ["Kode masuk Anda sudah aktif"])
        try await scene.enter(scene.recovery[0])
        let used = try await scene.regency.test.mails()
        #expect(used.map(\.subject) == ["Kode cadangan Anda dipakai"])
        #expect(used[0].text.contains("masuk ke akun Anda dengan kode cadangan"))
        let token = try await scene.half()
        for _ in 1...5 { await #expect(throws: WrongCode.self) { try await scene.enter("000000", token) } }
        await #expect(throws: LogInRefusal.self) { try await scene.enter("000000", token) }
        #expect(try await subjects(scene) == ["Kode masuk Anda salah diisi berkali-kali"])
        scene.regency.clock.turn(seconds: 1800)
        let person = try await scene.regency.person(scene.enter(scene.code))
        scene.regency.clock.turn(seconds: 30)
        let proved = try await ConfirmPassword(scene.regency.environment)(Regency.password, by: person)
        try await SetUpSecondFactor(scene.regency.environment).end(scene.recovery[1], by: proved)
        let ended = try await scene.regency.test.mails()
        #expect(ended.map(\.subject).sorted() == ["Kode cadangan Anda dipakai", "Kode masuk Anda dimatikan"])
        #expect(ended.contains { $0.text.contains("mematikan kode masuk Anda dengan kode cadangan") })
    }

    /// A link for a new password is no way around it.
    @Test func aNewPasswordLeavesIt() async throws {
        let scene = try await Scene()
        let environment = scene.regency.environment
        let token = try await environment.database.write {
            try OneTimeLink.issue(
                .passwordReset, account: scene.id, office: People.office, byMail: true, environment, in: $0)
        }
        try await ResetPassword(environment)(token, password: "sapi menari di sawah")
        let visitor = try await scene.regency.test.visitor()
        let needed = try await #require(throws: CodeNeeded.self) {
            try await LogIn(environment)("budi", password: "sapi menari di sawah", from: visitor)
        }
        try await scene.enter(scene.code, needed.token)
    }

    /// A secret that was begun at an open screen and left lying.
    @Test func aSecretWaitsAQuarterOfAnHourForItsFirstCode() async throws {
        let regency = try await Regency.make()
        let budi = try await regency.officer("budi", ["operator"], in: regency.kominfo)
        let set = SetUpSecondFactor(regency.environment)
        try await set.begin(by: budi)
        let environment = regency.environment
        let factor = try await environment.database.read {
            try #require(try SecondFactor.of(budi.id, keyring: environment.keyring, in: $0))
        }
        #expect(factor.isWaiting(at: environment.now))
        regency.clock.turn(seconds: 900)
        let code = TimeCode(secret: Base32.bytes(factor.secret)!).code(at: TimeCode.step(at: environment.now))
        let troubles = try await #require(throws: FieldTroubles.self) { try await set.confirm(code, by: budi) }
        #expect(troubles.messages.keys.sorted() == ["sandi"])
    }

    /// A code that was taken while the clock stood in the future shuts nobody out when it is right again.
    @Test func aClockThatWasAheadIsForgiven() async throws {
        let scene = try await Scene()
        scene.regency.clock.turn(seconds: 86_400)
        try await scene.enter(scene.code)
        scene.regency.clock.turn(seconds: -86_400)
        let code = scene.code
        try await scene.enter(code)
        await #expect(throws: WrongCode.self) { try await scene.enter(code) }
    }

    @Test func theLinkSaysWhoseItIs() async throws {
        let scene = try await Scene()
        let environment = scene.regency.environment
        let factor = try await environment.database.read {
            try #require(try SecondFactor.of(scene.id, keyring: environment.keyring, in: $0))
        }
        #expect(
            factor.link(for: "budi", at: "layanan.contoh.id:8080")
                == "otpauth://totp/Balai%20layanan.contoh.id:budi?secret=\(factor.secret)"
                + "&issuer=Balai%20layanan.contoh.id&digits=6&period=30")
    }
}
