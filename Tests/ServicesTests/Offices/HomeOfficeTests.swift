import Forms
import Store
import Testing

@testable import Services

/// An account stays with the office that invited it (docs/decisions/0041).
@Suite struct HomeOfficeTests {
    /// A village with its administrator and a clerk, who holds a role in the regency's office too.
    private struct Scene {
        let regency: Regency
        let admin: Person
        let clerk: Person
        var environment: Environment { regency.environment }
        var village: Office { regency.villageA }

        init(regencyRole: (name: String, office: String) = ("operator", "")) async throws {
            regency = try await Regency.make()
            admin = try await regency.officer("wati", ["admin"], in: regency.villageA)
            clerk = try await regency.officer("beni", ["operator"], in: regency.villageA, email: "beni@contoh.id")
            let office = regencyRole.office.isEmpty ? regency.kominfo.id : regencyRole.office
            try await AssignRole(environment)(
                NewRole(regencyRole.name, from: regency.clock.now.date(in: .wib)), to: "beni", in: office,
                by: regency.admin)
        }

        func proved(_ person: Person) async throws -> Person {
            try await ConfirmPassword(environment)(Regency.password, by: person)
        }

        func offices() async throws -> Set<String> {
            let (environment, id) = (environment, clerk.id)
            return Set(
                try await environment.database.read {
                    try Role.held(by: id, at: environment.now, in: $0).map(\.office)
                })
        }
    }

    @Test func aRoleElsewhereTakesTheAccountFromNobody() async throws {
        let scene = try await Scene()
        let (environment, id, village) = (scene.environment, scene.clerk.id, scene.village.id)
        try await EndOfficerSessions(environment)(of: id, in: village, by: scene.admin)
        let look = try await environment.database.read {
            try OfficerLook(id, of: village, for: scene.admin, environment, in: $0)
        }
        #expect(look.isInCare && look.rolesElsewhere == ["Operator di Dinas Kominfo Contoh"])
        // Another village's role gives its administrator nothing but that role.
        let other = try await scene.regency.officer("tono", ["admin"], in: scene.regency.villageB)
        try await AssignRole(environment)(
            NewRole("operator", from: scene.regency.clock.now.date(in: .wib)), to: "beni",
            in: scene.regency.villageB.id, by: other)
        let clerk = scene.clerk
        let offers = try await environment.database.read {
            try RoleOffer.waiting(for: clerk, at: environment.now, in: $0)
        }
        try await AnswerRoleOffer(environment).accept(try #require(offers.first).id, by: clerk)
        let elsewhere = scene.regency.villageB.id
        await #expect(throws: Denial.self) {
            try await EndOfficerSessions(environment)(of: id, in: elsewhere, by: other)
        }
        await #expect(throws: Denial.self) { try await CloseAccount(environment)(id, in: elsewhere, by: other) }
        let proved = try await scene.proved(other)
        await #expect(throws: Denial.self) { try await MakePasswordLink(environment)(id, in: elsewhere, by: proved) }
        let foreign = try await environment.database.read {
            try OfficerLook(id, of: elsewhere, for: other, environment, in: $0)
        }
        #expect(!foreign.isInCare && foreign.home?.id == village && foreign.rolesElsewhere.isEmpty)
        try await CloseAccount(environment)(id, in: village, by: scene.admin)
        #expect(try await scene.offices().isEmpty)
        let acts = try await AuditActs(environment).ofPeople().filter { $0.subject == "beni" && $0.kind == .roleEnded }
        #expect(Set(acts.map(\.office)) == [scene.regency.kominfo.id, elsewhere])
    }

    /// Who makes a link may use it: what another office gave is not to be had by it.
    @Test func aNewWayInEndsTheRolesThatOthersGave() async throws {
        let scene = try await Scene()
        let (environment, id, village) = (scene.environment, scene.clerk.id, scene.village.id)
        let proved = try await scene.proved(scene.admin)
        _ = try await MakePasswordLink(environment)(id, in: village, by: proved)
        #expect(try await scene.offices() == [village])
        let acts = try await AuditActs(environment).ofPeople().filter { $0.office == scene.regency.kominfo.id }
        #expect(acts.last?.kind == .roleEnded && acts.last?.by == "wati" && acts.last?.subject == "beni")
        // Whoever administers both offices takes nothing away.
        try await AssignRole(environment)(
            NewRole("operator", from: scene.regency.clock.now.date(in: .wib)), to: "beni",
            in: scene.regency.kominfo.id, by: scene.regency.admin)
        let root = try await scene.proved(scene.regency.admin)
        _ = try await MakePasswordLink(environment)(id, in: village, by: root)
        #expect(try await scene.offices() == [village, scene.regency.kominfo.id])
        // A second factor that is taken away is a way in too.
        try await TakeSecondFactor(environment)(of: id, in: village, by: proved)
        #expect(try await scene.offices() == [village])
    }

    @Test func theRegencysLastAdministratorIsNotAVillagesToUndo() async throws {
        let scene = try await Scene(regencyRole: ("admin", People.office))
        let environment = scene.environment
        let role = try #require(scene.regency.admin.roles.first)
        try await EndRole(environment)(role.id, in: People.office, by: scene.regency.admin)
        let proved = try await scene.proved(scene.admin)
        // Nor to open: the regency's administrators make ways into the account of one of theirs.
        let (id, village) = (scene.clerk.id, scene.village.id)
        let refused = await #expect(throws: Denial.self) {
            try await MakePasswordLink(environment)(id, in: village, by: proved)
        }
        #expect(refused?.message.contains("Kabupaten Contoh") == true)
        await #expect(throws: Denial.self) { try await TakeSecondFactor(environment)(of: id, in: village, by: proved) }
        let look = try await environment.database.read {
            try OfficerLook(id, of: village, for: scene.admin, environment, in: $0)
        }
        #expect(look.isInCare && look.waysInAbove?.id == People.office)
        await #expect(throws: LastAdministrator.self) {
            try await CloseAccount(environment)(scene.clerk.id, in: scene.village.id, by: scene.admin)
        }
        #expect(try await scene.offices() == [scene.village.id, People.office])
    }
}
