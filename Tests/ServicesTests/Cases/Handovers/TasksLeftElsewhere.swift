import Forms
import Procedures
import Services
import Store
import Testing

/// Somebody goes whose role is over already, in an office that does a step of another one's case.
@Suite struct TasksLeftElsewhere {
    /// A case of the village whose measuring the technician of the Kominfo office has taken.
    private func held(_ tower: String = OtherOffices.tower) async throws -> (desk: OtherOffices, id: String) {
        let desk = try await OtherOffices()
        try await desk.adopt("menara", OtherOffices.source("menara", tower))
        let id = try await desk.caseAtPartner()
        try await desk.acts.claim(desk.address("ukur", of: id, at: desk.regency.kominfo), by: desk.technician)
        try await desk.work()
        return (desk, id)
    }

    @Test func aTaskOfAnotherOfficesCaseIsGivenBack() async throws {
        let (desk, id) = try await held()
        let (regency, environment) = (desk.regency, desk.environment)
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

    /// Two colleagues find the task of somebody whose role is over: one takes it, the other would only free it. Whoever
    /// took it has it, and nobody is bothered with a refusal.
    @Test func aReleaseEndsTheClaimThatWasSeenAndNoLaterOne() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt()
        let id = try await desk.caseAtPartner()
        let regency = desk.regency
        let third = try await regency.officer("teknis3", ["tim-teknis"], in: regency.kominfo)
        let address = desk.address("ukur", of: id, at: regency.kominfo)
        try await desk.acts.claim(address, by: desk.technician)
        try await desk.work()
        for role in desk.technician.roles {
            try await EndRole(desk.environment)(role.id, in: role.office, by: regency.admin)
        }
        try await desk.acts.claim(address, by: desk.otherTechnician)
        regency.clock.turn(seconds: 1)
        try await desk.acts.release(address, by: third)
        try await desk.work()
        #expect(try await desk.look(id).state.open["ukur"]?.claimedBy == desk.otherTechnician.id)
        let rows = try await desk.inbox(of: third)
        #expect(rows.map(\.claimedBy) == [desk.otherTechnician.id] && rows.allSatisfy { !$0.isRefused })
    }

    /// The colleague that the administrator chose has it, before and after the other office was told.
    @Test func aTaskOfAnotherOfficesCaseGoesToTheColleague() async throws {
        let (desk, id) = try await held()
        let (regency, environment) = (desk.regency, desk.environment)
        let passed = try await CloseOfficer(environment, desk.cases)(
            desk.technician.id, tasksTo: desk.otherTechnician.id, in: regency.kominfo.id,
            by: try await ConfirmPassword(environment)(Regency.password, by: regency.admin))
        #expect(passed.released == 1 && passed.taken == 1)
        #expect(try await desk.inbox(of: desk.otherTechnician).map(\.claimedBy) == [desk.otherTechnician.id])
        try await desk.work()
        #expect(try await desk.look(id).state.open["ukur"]?.claimedBy == desk.otherTechnician.id)
        #expect(try await desk.inbox(of: desk.otherTechnician).allSatisfy { !$0.isRefused })
        let types = try await environment.database.read { [office = desk.village.id] in
            try $0.rows(
                "SELECT type FROM case_events WHERE office_id = \(office) AND case_id = \(id) ORDER BY sequence"
            ).map { $0.text("type") }
        }
        #expect(types.suffix(3) == ["tugas-diambil", "tugas-dilepas", "tugas-diambil"])
    }

    /// A leave gives them to the stand-in, and back when it is over.
    @Test func aLeaveGivesThemToTheStandInAndBack() async throws {
        let (desk, id) = try await held(OtherOffices.towerWithoutHaste)
        let (regency, environment, kominfo) = (desk.regency, desk.environment, desk.regency.kominfo.id)
        let (officer, standIn) = (desk.technician, desk.otherTechnician)
        let today = environment.now.date(in: .wib)
        try await NoteLeave(environment)(
            NewLeave(standIn: standIn.id, from: today.adding(days: 1), until: today.adding(days: 3)), of: officer.id,
            in: kominfo, by: try await ConfirmPassword(environment)(Regency.password, by: officer))
        let leave = try #require(
            try await environment.database.read {
                try Leave.ahead(of: officer.id, in: kominfo, at: environment.now, in: $0)
            }.first)
        regency.clock.turn(days: 1)
        let passed = try await PassTasksToStandIn(environment, desk.cases)(leave.id, in: kominfo, by: officer)
        #expect(passed.released == 1 && passed.taken == 1)
        try await desk.work()
        #expect(try await desk.look(id).state.open["ukur"]?.claimedBy == standIn.id)
        regency.clock.turn(days: 4)
        #expect(try await TakeTasksBack(environment, desk.cases)(leave.id, in: kominfo, by: officer) == 1)
        try await desk.work()
        #expect(try await desk.look(id).state.open["ukur"]?.claimedBy == officer.id)
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

    /// Which cases of an office lie with somebody is that office's to know, and so is what was done to its tasks.
    @Test func tasksInAnOfficeOfOthersAreCountedAndToldThere() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt()
        let id = try await desk.apply()
        let (regency, environment, cases) = (desk.regency, desk.environment, desk.cases)
        let (technician, home, village) = (desk.technician.id, regency.kominfo, regency.villageB)
        let now = environment.now
        try await AssignRole(environment)(
            NewRole("kepala", from: now.date(in: .wib)), to: "teknis", in: village.id, by: regency.admin)
        let roles = try await environment.database.read { try Role.held(by: technician, at: now, in: $0) }
        let helper = Person(kind: .officer, id: technician, name: desk.technician.name, roles: roles)
        try await desk.acts.claim(desk.address("setujui", of: id, at: village), by: helper)
        try await desk.work()
        let boss = try await regency.officer("bos", ["admin"], in: home)
        let admin = regency.admin
        let (seen, whole) = try await environment.database.read { transaction in
            (
                try TasksOfOfficer(of: technician, at: home, by: boss, environment, cases, in: transaction),
                try TasksOfOfficer(of: technician, at: home, by: admin, environment, cases, in: transaction)
            )
        }
        #expect(seen.taken.isEmpty && seen.elsewhere.map(\.count) == [1])
        #expect(seen.elsewhere.map(\.office.id) == [village.id])
        #expect(whole.taken.count == 1 && whole.elsewhere.isEmpty)
        let passed = try await CloseOfficer(environment, cases)(
            technician, tasksTo: nil, in: home.id,
            by: try await ConfirmPassword(environment)(Regency.password, by: boss))
        #expect(passed.held == 1 && passed.released == 1)
        let acts = try await AuditActs(environment).ofPeople().filter { $0.kind == .tasksPassedOn }
        #expect(Set(acts.map(\.office)) == [home.id, village.id])
        #expect(acts.allSatisfy { $0.reason == "1 tugas dilepas" && $0.by == "bos" })
    }
}
