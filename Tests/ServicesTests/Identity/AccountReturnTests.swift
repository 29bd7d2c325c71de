import Forms
@testable import Services
import Store
import Testing

/// What comes back of a mail that was to bring somebody into their account.
@Suite struct AccountReturnTests {
    private struct Scene {
        let regency: Regency
        let chief: Person
        /// Invited, and not there yet.
        let invited: String

        /// The chief administers the regency, and has invited somebody to a village.
        init() async throws {
            regency = try await Regency.make()
            let root = try #require(
                try await regency.test.database.read { try Office.find(People.office, in: $0) })
            chief = try await regency.officer("kepala", ["admin"], in: root, email: "kepala@contoh.contoh")
            _ = try await regency.test.mails()
            invited = try await InviteOfficer(regency.environment)(
                NewOfficer(
                    name: "Dewi Contoh", username: "dewi", email: "dewi@salah.contoh",
                    roles: [NewRole("operator", from: regency.clock.now.date(in: .wib))]),
                to: regency.villageA.id, by: chief
            ).account
        }

        /// A server takes the last mail of this name.
        func send(_ purpose: AccountMail.Purpose, to account: String) async throws -> ReturnTag {
            let environment = regency.environment
            _ = try await regency.test.mails()
            let mail = try #require(
                try await environment.database.read { try AccountMail.latest(of: account, for: [purpose], in: $0) })
            return try #require(
                try await TagMail(environment.database, keyring: environment.keyring)(
                    purpose.rawValue, subject: mail.subject, office: mail.office))
        }

        func note(_ kind: NoteReturn.Kind, of tag: ReturnTag) async throws -> NoteReturn.Outcome {
            try await NoteReturn(regency.environment, CaseServices())(kind, of: tag)
        }

        func look(as person: Person? = nil) async throws -> OfficerLook {
            let (environment, office, account) = (regency.environment, regency.villageA.id, invited)
            let person = person ?? chief
            return try await environment.database.read {
                try OfficerLook(account, of: office, for: person, environment, in: $0)
            }
        }
    }

    @Test func whoeverInvitedIsToldThatItCameBack() async throws {
        let scene = try await Scene()
        let tag = try await scene.send(.invitation, to: scene.invited)
        #expect(try await scene.look().unreached == nil)
        #expect(try await scene.note(.delayed, of: tag) == .noted)
        #expect(try await scene.look().unreached == nil, "a server still tries")
        #expect(try await scene.note(.failed(status: "5.1.1"), of: tag) == .noted)
        #expect(try await scene.look().unreached?.cause == "Alamat email itu tidak dikenal di servernya (5.1.1).")
        let told = try await scene.regency.test.mails()
        #expect(told.map(\.to) == ["kepala@contoh.contoh"] && told[0].subject == "Undangan tidak sampai: Dewi Contoh")
        #expect(told[0].text.contains("(5.1.1)") && !told[0].text.contains("dewi@salah.contoh"))
        // A server may say it twice.
        #expect(try await scene.note(.failed(status: "5.1.1"), of: tag) == .noted)
        #expect(try await scene.regency.test.mails().isEmpty)
        // What is sent anew has not come back yet.
        scene.regency.clock.turn(minutes: 1)
        _ = try await InviteOfficer(scene.regency.environment).again(
            scene.invited, in: scene.regency.villageA.id, by: scene.chief)
        #expect(try await scene.look().unreached == nil)
    }

    /// Who has come by another way needs no mail any more, and nobody need be told.
    @Test func ofWhoHasComeNobodyIsTold() async throws {
        let scene = try await Scene()
        let tag = try await scene.send(.invitation, to: scene.invited)
        scene.regency.clock.turn(minutes: 1)
        let again = try await InviteOfficer(scene.regency.environment).again(
            scene.invited, in: scene.regency.villageA.id, by: scene.chief)
        _ = try await AcceptInvitation(scene.regency.environment)(
            again.link.lastPart, password: Regency.password, from: try await scene.regency.test.visitor())
        _ = try await scene.regency.test.mails()
        #expect(try await scene.note(.failed(status: "5.1.1"), of: tag) == .noted)
        #expect(try await scene.regency.test.mails().isEmpty)
    }

    /// What a server refused at once is told as well.
    @Test func whatNoServerTookIsToldToo() async throws {
        let scene = try await Scene()
        let (environment, clock) = (scene.regency.environment, scene.regency.clock)
        struct Refusing: WorkHandler {
            func perform(_ claim: WorkClaim) async throws -> WorkRecord {
                throw WorkImpossible(RefusedMail.cause(code: 550))
            }
            func cause(of error: any Error, in claim: WorkClaim) -> String { "" }
        }
        try await Worker(
            database: environment.database, queue: Outbox(keyring: environment.keyring),
            handlers: [OutgoingMail.kind: Refusing()], now: { clock.now.seconds }
        ).runDue()
        #expect(try await scene.look().unreached?.cause == RefusedMail.cause(code: 550))
    }

    @Test func aLinkForANewPasswordThatCameBackIsShown() async throws {
        let scene = try await Scene()
        let (regency, environment) = (scene.regency, scene.regency.environment)
        let budi = try await regency.officer("budi", ["operator"], in: regency.villageA, email: "budi@a.contoh")
        try await regency.proveAddresses()
        regency.clock.turn(minutes: 1)
        _ = try await regency.test.mails()
        try await RequestPasswordReset(environment) { _ in }("budi", from: regency.test.visitor())
        let tag = try await scene.send(.passwordReset, to: budi.id)
        #expect(try await scene.note(.failed(status: "5.2.2"), of: tag) == .noted)
        #expect(try await regency.test.mails().isEmpty, "nobody sent it for them")
        let (office, chief) = (regency.villageA.id, scene.chief)
        let look = try await environment.database.read {
            try OfficerLook(budi.id, of: office, for: chief, environment, in: $0)
        }
        #expect(look.unreached?.mail.purpose == .passwordReset)
        #expect(look.unreached?.cause == "Kotak surat itu penuh (5.2.2).")
    }

    @Test func aCodeThatCameBackIsShownToWhoAskedForIt() async throws {
        let scene = try await Scene()
        let (regency, environment) = (scene.regency, scene.regency.environment)
        let budi = try await regency.officer("budi", ["operator"], in: regency.villageA, email: "budi@a.contoh")
        _ = try await regency.test.mails()
        try await VerifyOwnEmail(environment).send(by: budi)
        let tag = try await scene.send(.ownAddress, to: budi.id)
        #expect(try await scene.note(.failed(status: "5.1.2"), of: tag) == .noted)
        let found = try await environment.database.read {
            try UnreachedAccount.of(budi.id, by: [.ownAddress], keyring: environment.keyring, in: $0)
        }
        #expect(found?.cause.contains("Domain alamat email itu tidak ada") == true)
        let others = try await environment.database.read {
            try UnreachedAccount.of(budi.id, by: [.invitation], keyring: environment.keyring, in: $0)
        }
        #expect(others == nil)
    }

    @Test func aTagOfNoMailIsNotTaken() async throws {
        let scene = try await Scene()
        _ = try await scene.send(.invitation, to: scene.invited)
        let environment = scene.regency.environment
        let forged = ReturnTag(office: People.office, subject: "karangan", name: "undangan", keyring: .random())
        #expect(try await scene.note(.failed(status: "5.1.1"), of: forged) == .unknown)
        #expect(
            try await TagMail(environment.database, keyring: environment.keyring)(
                "ringkasan:2026-03-02", subject: "akun", office: People.office) == nil)
        #expect(try await scene.look().unreached == nil)
    }

    /// Half a year later nobody asks any more.
    @Test func theRowsAreSwept() async throws {
        let scene = try await Scene()
        func rows() async throws -> Int64 {
            try await scene.regency.environment.database.read {
                try $0.row("SELECT COUNT(*) AS n FROM account_mails")!.int("n")
            }
        }
        let before = try await rows()
        #expect(before > 0)
        scene.regency.clock.turn(days: 182)
        try await SweepNotices(scene.regency.environment)()
        #expect(try await rows() == before)
        scene.regency.clock.turn(days: 2)
        try await SweepNotices(scene.regency.environment)()
        #expect(try await rows() == 0)
    }
}
