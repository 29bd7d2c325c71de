import Forms
import Store
import Testing

@testable import Services

/// What an office gives to somebody whose account it does not look after waits for their own answer
/// (docs/decisions/0065).
@Suite struct RoleOfferTests {
    /// Beni of Desa Aren, whose address is proven, and an administrator there; another of Desa Bambu.
    private struct Scene {
        let regency: Regency
        let home: Person
        let other: Person
        let clerk: Person
        var environment: Environment { regency.environment }
        var today: CalendarDate { regency.clock.now.date(in: .wib) }

        init() async throws {
            regency = try await Regency.make()
            home = try await regency.officer("wati", ["admin"], in: regency.villageA)
            other = try await regency.officer("tono", ["admin"], in: regency.villageB)
            clerk = try await regency.officer("beni", ["operator"], in: regency.villageA, email: "beni@contoh.id")
            let id = clerk.id
            try await environment.database.write {
                _ = try $0.execute("UPDATE accounts SET email_verified_at = created_at WHERE id = \(id)")
            }
            _ = try await regency.test.mails()
        }

        @discardableResult
        func offer(_ role: String = "operator", to username: String = "beni") async throws -> AssignRole.Outcome {
            try await AssignRole(environment)(
                NewRole(role, from: today), to: username, in: regency.villageB.id, by: other)
        }

        /// What the officer may answer.
        func waiting() async throws -> [RoleOffer] {
            let (environment, clerk) = (environment, clerk)
            return try await environment.database.read {
                try RoleOffer.waiting(for: clerk, at: environment.now, in: $0)
            }
        }

        /// What the office that offered sees.
        func offered() async throws -> [RoleOffer] {
            let (environment, other, office) = (environment, other, regency.villageB.id)
            return try await environment.database.read {
                try RoleOffer.waiting(in: office, by: other, environment, in: $0)
            }
        }

        func isProven() async throws -> Bool? {
            let (environment, id) = (environment, clerk.id)
            return try await environment.database.read {
                try Account.find(id, keyring: environment.keyring, in: $0)?.isEmailVerified
            }
        }

        func offices() async throws -> Set<String> {
            let (environment, id) = (environment, clerk.id)
            return Set(
                try await environment.database.read {
                    try Role.held(by: id, at: environment.now, in: $0).map(\.office)
                })
        }

        func acts(_ kind: AuditAct.Kind) async throws -> [AuditAct] {
            try await AuditActs(environment).ofPeople().filter { $0.kind == kind && $0.office == regency.villageB.id }
        }

        func proved(_ person: Person) async throws -> Person {
            try await ConfirmPassword(environment)(Regency.password, by: person)
        }
    }

    @Test func nothingChangesBeforeTheOfficerAccepts() async throws {
        let scene = try await Scene()
        let regency = scene.regency
        #expect(try await scene.offer().isWaiting)
        #expect(try await scene.offices() == [regency.villageA.id])
        #expect(try await scene.isProven() == true)
        let told = try await regency.test.mails()
        #expect(told.map(\.to) == ["beni@contoh.id"] && told.first?.subject == "Tawaran peran di Desa Bambu")
        #expect(told.first?.text.contains("halaman Akun") == true)
        // Who forgets their password still gets a link there.
        try await RequestPasswordReset(scene.environment)("beni", from: try await regency.test.visitor())
        #expect(try await regency.test.mails().count == 1)

        let offer = try #require(try await scene.waiting().first)
        #expect(try await AnswerRoleOffer(scene.environment).accept(offer.id, by: scene.clerk))
        #expect(try await scene.offices() == [regency.villageA.id, regency.villageB.id])
        #expect(try await scene.isProven() == false)
        let after = try await regency.test.mails()
        #expect(after.map(\.subject) == ["Pastikan lagi email Anda: peran baru di Desa Bambu"])
        let act = try #require(try await scene.acts(.roleGiven).first)
        #expect(act.subject == "beni" && act.by == "tono" && act.reason?.hasSuffix("; diterima petugas") == true)
        #expect(try await scene.offered().isEmpty)
    }

    @Test func whatIsRefusedLeavesTheAccountAsItWas() async throws {
        let scene = try await Scene()
        try await scene.offer()
        let offer = try #require(try await scene.waiting().first)
        // Nobody answers for somebody else.
        await #expect(throws: Denial.self) {
            try await AnswerRoleOffer(scene.environment).accept(offer.id, by: scene.home)
        }
        try await AnswerRoleOffer(scene.environment).refuse(offer.id, by: scene.clerk)
        #expect(try await scene.offices() == [scene.regency.villageA.id])
        #expect(try await scene.isProven() == true)
        #expect(try await scene.offered().isEmpty)
        #expect(try await scene.acts(.roleRefused).map(\.by) == ["beni"])
        await #expect(throws: Denial.self) {
            try await AnswerRoleOffer(scene.environment).accept(offer.id, by: scene.clerk)
        }
    }

    /// A name that nobody has is answered as one that somebody has elsewhere.
    @Test func anOfficeLearnsNoNamesOfOthers() async throws {
        let scene = try await Scene()
        let regency = scene.regency
        _ = try await InviteOfficer(scene.environment)(
            NewOfficer(name: "Citra Contoh", username: "citra", roles: [NewRole("operator", from: scene.today)]),
            to: regency.villageA.id, by: scene.home)
        let names = ["beni", "citra", "tidak-ada"]
        var outcomes: Set<AssignRole.Outcome> = []
        for name in names { outcomes.insert(try await scene.offer(to: name)) }
        #expect(outcomes.count == 1)
        #expect(try await Set(scene.offered().map(\.username)) == Set(names))
        #expect(try await Set(scene.acts(.roleOffered).map(\.subject)) == Set(names))
        for name in names {
            let again = try await #require(throws: FieldTroubles.self) { try await scene.offer(to: name) }
            #expect(again.messages.keys.sorted() == ["peran"], "\(name)")
        }
        for address in ["beni@contoh.id", "tidak-ada@contoh.id"] {
            let refused = try await #require(throws: FieldTroubles.self) { try await scene.offer(to: address) }
            #expect(refused.messages.keys.sorted() == ["petugas"], "\(address)")
        }
        // Whoever administers every account is told.
        let known = try await #require(throws: FieldTroubles.self) {
            try await AssignRole(scene.environment)(
                NewRole("operator", from: scene.today), to: "tidak-ada", in: regency.villageB.id, by: regency.admin)
        }
        #expect(known.messages.keys.sorted() == ["petugas"])
    }

    /// The home's administrator could come in by a link, or by a mailbox of their own, and accept.
    @Test func aNewWayIntoTheAccountLetsOffersLapse() async throws {
        let scene = try await Scene()
        try await scene.offer()
        let made = try await MakePasswordLink(scene.environment)(
            scene.clerk.id, in: scene.regency.villageA.id, by: try await scene.proved(scene.home))
        #expect(try await scene.waiting().isEmpty)
        #expect(try await scene.offered().map(\.username) == ["beni"], "which the other office does not see")
        try await scene.offer("kaur-umum")
        #expect(try await scene.waiting().count == 1)
        try await ResetPassword(scene.environment)(made.link.lastPart, password: "sapi menari di sawah")
        #expect(try await scene.waiting().isEmpty)
        try await scene.offer("kasi-pelayanan")
        try await CloseAccount(scene.environment)(
            scene.clerk.id, in: scene.regency.villageA.id, by: scene.home)
        #expect(try await scene.waiting().isEmpty)
    }

    @Test func anOfferIsTakenBackByItsOfficeAlone() async throws {
        let scene = try await Scene()
        let (office, home) = (scene.regency.villageB.id, scene.regency.villageA.id)
        try await scene.offer()
        let offer = try #require(try await scene.offered().first)
        let takeBack = TakeBackRoleOffer(scene.environment)
        await #expect(throws: Denial.self) { try await takeBack(offer.id, in: office, by: scene.home) }
        await #expect(throws: Denial.self) { try await takeBack(offer.id, in: home, by: scene.home) }
        try await takeBack(offer.id, in: office, by: scene.other)
        #expect(try await scene.waiting().isEmpty)
        #expect(try await scene.acts(.roleOfferTakenBack).map(\.subject) == ["beni"])
        await #expect(throws: Denial.self) {
            try await AnswerRoleOffer(scene.environment).accept(offer.id, by: scene.clerk)
        }
    }

    @Test func anOfferWaitsForTwoWeeks() async throws {
        let scene = try await Scene()
        try await scene.offer()
        let offer = try #require(try await scene.waiting().first)
        scene.regency.clock.turn(days: 14)
        #expect(try await scene.waiting().isEmpty)
        #expect(try await scene.offered().isEmpty)
        await #expect(throws: Denial.self) {
            try await AnswerRoleOffer(scene.environment).accept(offer.id, by: scene.clerk)
        }
        try await SweepIdentity(scene.environment)()
        let left = try await scene.environment.database.read { try $0.row("SELECT id FROM role_offers") }
        #expect(left == nil)
    }

    /// A role that was to end meanwhile is not begun.
    @Test func whatIsOverIsNotAccepted() async throws {
        let scene = try await Scene()
        try await AssignRole(scene.environment)(
            NewRole("kepala", .daily, from: scene.today, until: scene.today.adding(days: 1)), to: "beni",
            in: scene.regency.villageB.id, by: scene.other)
        let offer = try #require(try await scene.waiting().first)
        scene.regency.clock.turn(days: 2)
        let refused = try await #require(throws: FieldTroubles.self) {
            try await AnswerRoleOffer(scene.environment).accept(offer.id, by: scene.clerk)
        }
        #expect(refused.messages.keys.sorted() == ["sampai"])
        #expect(try await scene.isProven() == true)
    }

    /// Whoever was dismissed since appoints nobody.
    @Test func whatADismissedAdministratorOfferedIsNotAccepted() async throws {
        let scene = try await Scene()
        let (environment, office, other) = (scene.environment, scene.regency.villageB.id, scene.other)
        try await scene.offer("admin")
        let offer = try #require(try await scene.waiting().first)
        let held = try await environment.database.read {
            try Role.held(by: other.id, at: environment.now, in: $0)
        }
        for role in held { try await EndRole(environment)(role.id, in: office, by: scene.regency.admin) }
        let refused = try await #require(throws: FieldTroubles.self) {
            try await AnswerRoleOffer(environment).accept(offer.id, by: scene.clerk)
        }
        #expect(refused.messages.keys.sorted() == ["petugas"])
        #expect(try await scene.offices() == [scene.regency.villageA.id])
    }

    /// Nobody held it on the days before they accepted it.
    @Test func itIsHeldFromTheDayOfTheAnswer() async throws {
        let scene = try await Scene()
        let (environment, clerk, office) = (scene.environment, scene.clerk, scene.regency.villageB.id)
        try await scene.offer()
        scene.regency.clock.turn(days: 3)
        let offer = try #require(try await scene.waiting().first)
        try await AnswerRoleOffer(environment).accept(offer.id, by: clerk)
        let held = try await environment.database.read {
            try Role.held(by: clerk.id, at: environment.now, in: $0).filter { $0.office == office }
        }
        #expect(held.map(\.firstDay) == [scene.today])
    }

    /// Nor is it answered later, where the office is opened again.
    @Test func aClosedOfficeOffersNothing() async throws {
        let scene = try await Scene()
        let (environment, regency) = (scene.environment, scene.regency)
        try await scene.offer()
        let offer = try #require(try await scene.waiting().first)
        try await CloseOffice(environment, CaseServices())(
            regency.villageB.id,
            ClosingTerms(reason: "Digabung", legalBasis: "Peraturan Rekaan 1/2026", successor: "aren"),
            by: regency.admin)
        #expect(try await scene.waiting().isEmpty)
        #expect(try await scene.acts(.roleOfferTakenBack).map(\.subject) == ["beni"])
        try await ReopenOffice(environment)(regency.villageB.id, reason: "Keliru", by: regency.admin)
        await #expect(throws: Denial.self) {
            try await AnswerRoleOffer(environment).accept(offer.id, by: scene.clerk)
        }
    }

    /// Of a closed account its own office is told; another office learns nothing of it.
    @Test func aClosedAccountIsNamedToItsOwnOfficeAlone() async throws {
        let scene = try await Scene()
        let home = scene.regency.villageA.id
        try await CloseAccount(scene.environment)(scene.clerk.id, in: home, by: scene.home)
        let refused = try await #require(throws: FieldTroubles.self) {
            try await AssignRole(scene.environment)(
                NewRole("kaur-umum", from: scene.today), to: "beni", in: home, by: scene.home)
        }
        #expect(refused.messages == ["petugas": "Akun “beni” sudah ditutup"])
        #expect(try await scene.offer().isWaiting)
    }
}
