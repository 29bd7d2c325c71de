import Forms
import Services
import Store
import Testing

@Suite struct OfficerTests {
    @Test func theListShowsOfficersWithTheirRolesInOneStatement() async throws {
        let regency = try await Regency.make()
        _ = try await regency.officer("zul", ["kepala"], in: regency.kominfo)
        _ = try await regency.officer("budi", ["tim-teknis", "operator"], in: regency.kominfo)
        let list = ListOfficers(regency.environment)
        let officers = try await list(of: regency.kominfo.id, by: regency.admin)
        #expect(officers.map(\.username) == ["budi", "zul"])
        #expect(officers[0].roles.map(\.name).sorted() == ["operator", "tim-teknis"])
        let (_, few) = try await StatementCounter.counting {
            try await list(of: regency.villageA.id, by: regency.admin)
        }
        let (_, many) = try await StatementCounter.counting {
            try await list(of: regency.kominfo.id, by: regency.admin)
        }
        #expect(few.statements == many.statements)
    }

    @Test func rolesAreGivenAndEnded() async throws {
        let regency = try await Regency.make()
        let budi = try await regency.officer("budi", ["operator"], in: regency.kominfo)
        let today = regency.clock.now.date(in: .wib)
        try await AssignRole(regency.environment)(
            NewRole("kepala", .acting, from: today, until: today.adding(days: 30)), to: "budi",
            in: regency.villageA.id, by: regency.admin)
        let holders = { (role: String) in
            try await regency.test.database.read {
                try RoleHolder.holding([role], in: regency.villageA.id, regency.environment, in: $0)
            }
        }
        let holder = try #require(try await holders("kepala").first)
        #expect(holder.account == budi.id && holder.role.standing.prefix == "Plt. ")
        try await EndRole(regency.environment)(holder.role.id, in: regency.villageA.id, by: regency.admin)
        #expect(try await holders("kepala").isEmpty)
        #expect(try await regency.person(regency.logIn("budi")).roles.map(\.name) == ["operator"])
    }

    /// What somebody holds already is not given once more, and nobody stands in without end.
    @Test func aRoleIsGivenOnce() async throws {
        let regency = try await Regency.make()
        _ = try await regency.officer("budi", ["operator"], in: regency.villageA)
        _ = try await regency.officer("citra", ["kaur-umum"], in: regency.villageA)
        let (environment, office) = (regency.environment, regency.villageA.id)
        let today = regency.clock.now.date(in: .wib)
        let assign = AssignRole(environment)
        func trouble(_ role: NewRole, to name: String = "budi") async throws -> [String] {
            try await #require(throws: FieldTroubles.self) {
                try await assign(role, to: name, in: office, by: regency.admin)
            }.messages.keys.sorted()
        }
        #expect(try await trouble(NewRole("operator", from: today.adding(days: 5))) == ["peran"])
        #expect(try await trouble(NewRole("kepala", .acting, from: today)) == ["sampai"])
        let endless = try await #require(throws: FieldTroubles.self) {
            _ = try await InviteOfficer(environment)(
                NewOfficer(name: "Dewi Contoh", username: "dewi", roles: [NewRole("kepala", .daily, from: today)]),
                to: office, by: regency.admin)
        }
        #expect(endless.messages.keys.sorted() == ["sampai"])
        // Two who hold a role for good are told, and not forbidden.
        let first = try await assign(NewRole("kepala", from: today), to: "citra", in: office, by: regency.admin)
        let second = try await assign(NewRole("kepala", from: today), to: "budi", in: office, by: regency.admin)
        #expect(first.others.isEmpty && second.others == ["Petugas citra"])
        // Later, and in another way, it is another.
        let acting = NewRole("operator", .acting, from: today, until: today.adding(days: 5))
        _ = try await assign(acting, to: "citra", in: office, by: regency.admin)
        _ = try await assign(
            NewRole("operator", .acting, from: today.adding(days: 6), until: today.adding(days: 9)), to: "citra",
            in: office, by: regency.admin)
        // What was ended today may be given again today.
        let role = try #require(try await regency.person(regency.logIn("budi")).roles.first { $0.name == "operator" })
        try await EndRole(environment)(role.id, in: office, by: regency.admin)
        _ = try await assign(NewRole("operator", from: today), to: "budi", in: office, by: regency.admin)
    }

    @Test func onlyRolesOfTheKindAndOnlyOfficersCanBeNamed() async throws {
        let regency = try await Regency.make()
        let today = regency.clock.now.date(in: .wib)
        let assign = AssignRole(regency.environment)
        func field(_ role: NewRole, _ username: String) async throws -> [String] {
            let troubles = try await #require(throws: FieldTroubles.self) {
                try await assign(role, to: username, in: regency.villageA.id, by: regency.admin)
            }
            return Array(troubles.messages.keys)
        }
        #expect(try await field(NewRole("tim-teknis", from: today), "ayu") == ["peran"])
        #expect(try await field(NewRole("kepala", from: today), "tidak-ada") == ["petugas"])
        #expect(
            try await field(NewRole("kepala", from: today, until: today.adding(days: -1)), "ayu") == ["sampai"])
    }

    @Test func theRegencyIsNeverWithoutAnAdministrator() async throws {
        let regency = try await Regency.make()
        let role = try #require(regency.admin.roles.first)
        await #expect(throws: LastAdministrator.self) {
            try await EndRole(regency.environment)(role.id, in: People.office, by: regency.admin)
        }
        await #expect(throws: LastAdministrator.self) {
            try await CloseAccount(regency.environment)(regency.admin.id, in: People.office, by: regency.admin)
        }
        #expect(try await regency.person(regency.logIn("ayu")).roles.count == 1)
    }

    @Test func aVillageCannotCloseAnAccountThatAnotherOfficeInvited() async throws {
        let regency = try await Regency.make()
        let village = try await regency.officer("budi", ["admin"], in: regency.villageA)
        let shared = try await regency.officer("citra", ["operator"], in: regency.villageB)
        try await AssignRole(regency.environment)(
            NewRole("operator", from: regency.clock.now.date(in: .wib)), to: "citra", in: regency.villageA.id,
            by: regency.admin)
        let close = CloseAccount(regency.environment)
        await #expect(throws: Denial.self) { try await close(shared.id, in: regency.villageA.id, by: village) }
        await #expect(throws: Denial.self) { try await close(regency.admin.id, in: regency.villageA.id, by: village) }
        try await close(shared.id, in: regency.villageA.id, by: regency.admin)
    }
}
