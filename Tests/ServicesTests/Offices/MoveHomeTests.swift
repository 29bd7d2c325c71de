import Forms
import Store
import Testing

@testable import Services

/// Whoever goes to another office for good is looked after there (docs/decisions/0041).
@Suite struct MoveHomeTests {
    /// Beni of Desa Aren, who serves in Desa Bambu too; an administrator of each.
    private struct Scene {
        let regency: Regency
        let old: Person
        let new: Person
        let clerk: Person
        var environment: Environment { regency.environment }

        init() async throws {
            regency = try await Regency.make()
            old = try await regency.officer("wati", ["admin"], in: regency.villageA)
            new = try await regency.officer("tono", ["admin"], in: regency.villageB)
            clerk = try await regency.officer("beni", ["operator"], in: regency.villageA, email: "beni@contoh.id")
            try await give("operator", to: "beni", in: regency.villageB)
        }

        func give(_ role: String, to username: String, in office: Office) async throws {
            try await AssignRole(environment)(
                NewRole(role, from: regency.clock.now.date(in: .wib)), to: username, in: office.id, by: regency.admin)
        }

        func move(until lastDay: CalendarDate? = nil, by person: Person) async throws {
            try await MoveHome(environment)(
                clerk.id, to: regency.villageB.id, rolesUntil: lastDay, in: regency.villageA.id,
                by: try await proved(person))
        }

        func proved(_ person: Person) async throws -> Person {
            try await ConfirmPassword(environment)(Regency.password, by: person)
        }

        func choices(of person: Person) async throws -> [String] {
            let (environment, id, office) = (environment, clerk.id, regency.villageA.id)
            return try await environment.database.read {
                try MoveHome(environment).look(at: id, in: office, by: person, in: $0).offices.map(\.slug)
            }
        }

        func look(of person: Person, at office: Office) async throws -> OfficerLook {
            let (environment, id) = (environment, clerk.id)
            return try await environment.database.read {
                try OfficerLook(id, of: office.id, for: person, environment, in: $0)
            }
        }

        func offices() async throws -> Set<String> {
            let (environment, id) = (environment, clerk.id)
            return Set(
                try await environment.database.read {
                    try Role.held(by: id, at: environment.now, in: $0).map(\.office)
                })
        }

        /// As if the officer had proven it.
        func proveAddress() async throws {
            let id = clerk.id
            try await environment.database.write { transaction in
                _ = try transaction.execute("UPDATE accounts SET email_verified_at = 1 WHERE id = \(id)")
            }
        }
    }

    @Test func theNewOfficeLooksAfterTheAccountAndThePersonIsTold() async throws {
        let scene = try await Scene()
        let regency = scene.regency
        #expect(try await scene.choices(of: regency.admin) == ["bambu"])
        _ = try await regency.test.mails()
        try await scene.move(by: regency.admin)
        #expect(try await scene.look(of: scene.new, at: regency.villageB).isInCare)
        #expect(try await !scene.look(of: scene.old, at: regency.villageA).isInCare)
        // What they hold stays theirs.
        #expect(try await scene.offices() == [regency.villageA.id, regency.villageB.id])
        let acts = try await AuditActs(scene.environment).ofPeople().filter { $0.kind == .homeMoved }
        #expect(Set(acts.map(\.office)) == [regency.villageA.id, regency.villageB.id])
        #expect(acts.allSatisfy { $0.subject == "beni" && $0.reason == "dari Desa Aren ke Desa Bambu" })
        let mails = try await regency.test.mails()
        #expect(mails.map(\.to) == ["beni@contoh.id"] && mails.first?.subject == "Akun Anda kini diurus Desa Bambu")
    }

    @Test func theRolesOfBeforeEndOnTheDayThatIsChosen() async throws {
        let scene = try await Scene()
        let regency = scene.regency
        let today = regency.clock.now.date(in: .wib)
        let early = try await #require(throws: FieldTroubles.self) {
            try await scene.move(until: today.adding(days: -1), by: regency.admin)
        }
        #expect(early.messages["sampai"]?.hasPrefix("Paling awal hari ini") == true)
        #expect(try await scene.look(of: scene.old, at: regency.villageA).isInCare)
        try await scene.move(until: today, by: regency.admin)
        #expect(try await scene.offices() == [regency.villageA.id, regency.villageB.id])
        regency.clock.turn(days: 1)
        #expect(try await scene.offices() == [regency.villageB.id])
    }

    @Test func onlyWhoAdministersBothOfficesMay() async throws {
        let scene = try await Scene()
        #expect(try await scene.choices(of: scene.old).isEmpty)
        await #expect(throws: FieldTroubles.self) { try await scene.move(by: scene.old) }
        let elsewhere = scene.regency.villageB.id
        let new = try await scene.proved(scene.new)
        await #expect(throws: Denial.self) {
            try await MoveHome(scene.environment)(scene.clerk.id, to: elsewhere, in: elsewhere, by: new)
        }
    }

    /// It gives the new office's administrators ways into the account: a screen that was left open must not do.
    @Test func thePasswordIsAskedFor() async throws {
        let scene = try await Scene()
        let regency = scene.regency
        regency.clock.turn(seconds: 301)
        await #expect(throws: Denial.proveAgain) {
            try await MoveHome(scene.environment)(
                scene.clerk.id, to: regency.villageB.id, in: regency.villageA.id, by: regency.admin)
        }
        #expect(try await scene.look(of: scene.old, at: regency.villageA).isInCare)
    }

    /// An administrator of the old office could have left a mailbox of their own there.
    @Test func theAddressIsProvenAnew() async throws {
        let scene = try await Scene()
        try await scene.proveAddress()
        try await scene.move(by: scene.regency.admin)
        let (id, keyring) = (scene.clerk.id, scene.environment.keyring)
        let account = try await scene.environment.database.read { try Account.find(id, keyring: keyring, in: $0) }
        #expect(account?.home == scene.regency.villageB.id && account?.isEmailVerified == false)
    }

    /// Whom the regency took is not moved from under its hands, by whoever administers two of its villages.
    @Test func whoServesAboveIsTheOfficesAboveToMove() async throws {
        let scene = try await Scene()
        let regency = scene.regency
        try await scene.give("admin", to: "wati", in: regency.villageB)
        let both = try await regency.person(try await regency.logIn("wati"))
        #expect(try await scene.choices(of: both) == ["bambu"])
        let root = try await scene.environment.database.read { try ReadOffices(scene.environment)("root", in: $0) }
        try await scene.give("admin", to: "beni", in: root)
        await #expect(throws: Denial.self) { try await scene.move(by: both) }
        try await scene.move(by: regency.admin)
    }

    @Test func whoNeverCameIsNotMoved() async throws {
        let regency = try await Regency.make()
        let invited = try await InviteOfficer(regency.environment)(
            NewOfficer(
                name: "Budi Rekaan", username: "budi",
                roles: [NewRole("operator", from: regency.clock.now.date(in: .wib))]),
            to: regency.villageA.id, by: regency.admin)
        let admin = try await ConfirmPassword(regency.environment)(Regency.password, by: regency.admin)
        let refused = await #expect(throws: Denial.self) {
            try await MoveHome(regency.environment)(
                invited.account, to: regency.villageB.id, in: regency.villageA.id, by: admin)
        }
        #expect(refused?.message.contains("belum memakai undangannya") == true)
    }
}
