import Forms
import Procedures
import Services
import Store
import Testing

/// Somebody goes whose role is over already, in an office that does a step of another one's case.
@Suite struct TasksLeftElsewhere {
    @Test func aTaskOfAnotherOfficesCaseIsGivenBack() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt()
        let id = try await desk.caseAtPartner()
        let (regency, environment) = (desk.regency, desk.environment)
        try await desk.acts.claim(desk.address("ukur", of: id, at: regency.kominfo), by: desk.technician)
        try await desk.work()
        for role in desk.technician.roles {
            try await EndRole(environment)(role.id, in: role.office, by: regency.admin)
        }
        let passed = try await PassTasksOn(environment, desk.cases)(
            of: desk.technician.id, to: nil, in: regency.kominfo.id, by: regency.admin)
        #expect(passed.held == 1 && passed.released == 1)
        try await desk.work()
        #expect(try await desk.look(id).state.open["ukur"]?.claimedBy == nil)
        try await desk.acts.claim(desk.address("ukur", of: id, at: regency.kominfo), by: desk.otherTechnician)
    }

    /// Also in an office where they have no role any more, and of which the account's administrator asks nothing else.
    @Test func aTaskOfAnOfficeThatTheyLeftIsFound() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt()
        let id = try await desk.apply()
        let (regency, environment) = (desk.regency, desk.environment)
        let now = environment.now.date(in: .wib)
        try await AssignRole(environment)(
            NewRole("kepala", from: now), to: "teknis", in: regency.villageB.id, by: regency.admin)
        let helper = Person(
            kind: .officer, id: desk.technician.id, name: desk.technician.name,
            roles: try await environment.database.read {
                try Role.held(by: desk.technician.id, at: environment.now, in: $0)
            })
        try await desk.acts.claim(desk.address("setujui", of: id, at: regency.villageB), by: helper)
        try await desk.work()
        for role in helper.roles where role.office == regency.villageB.id {
            try await EndRole(environment)(role.id, in: role.office, by: regency.admin)
        }
        let passed = try await CloseOfficer(environment, desk.cases)(
            desk.technician.id, tasksTo: nil, in: regency.kominfo.id,
            by: try await ConfirmPassword(environment)(Regency.password, by: regency.admin))
        #expect(passed.held == 1 && passed.released == 1)
        try await desk.work()
        #expect(try await desk.look(id).state.open["setujui"]?.claimedBy == nil)
    }
}
