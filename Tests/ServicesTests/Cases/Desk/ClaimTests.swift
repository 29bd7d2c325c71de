import Forms
import Procedures
import Services
import Testing

/// A task that somebody took, and whose role is over or passed on.
@Suite struct ClaimTests {
    private func taken() async throws -> (desk: RuleDesk, id: String, task: TaskAddress) {
        let (desk, id) = try await PermitScene.begin()
        let task = try await desk.address("periksa", of: id)
        try await TaskActs(desk.environment, desk.cases).claim(task, by: desk.kaur)
        return (desk, id, task)
    }

    private func end(_ roles: [Role], _ desk: RuleDesk) async throws {
        for role in roles { try await EndRole(desk.environment)(role.id, in: role.office, by: desk.regency.admin) }
    }

    /// The only one who holds the role after them signs without anybody's help.
    @Test func aSoleSuccessorDoesIt() async throws {
        let (desk, id, task) = try await taken()
        let successor = try await desk.regency.officer("kaur2", ["kaur-umum"], in: desk.regency.villageA)
        await #expect(throws: Refusal.claimed(by: desk.kaur.id)) {
            try await desk.complete("periksa", of: id, by: successor)
        }
        #expect(try await desk.inbox(of: successor).first?.claimedBy == desk.kaur.id)
        try await end(desk.kaur.roles, desk)
        #expect(try await desk.inbox(of: successor).first?.claimedBy == nil, "shown as free")
        let look = try await desk.look(id, as: successor)
        #expect(throws: Never.self) { try look.permission(for: "periksa").get() }
        // Taken by the successor, it is theirs alone again.
        try await TaskActs(desk.environment, desk.cases).claim(task, by: successor)
        #expect(try await desk.look(id, as: successor).state.open["periksa"]?.claimedBy == successor.id)
        try await desk.complete("periksa", of: id, by: successor)
    }

    /// Whoever stood in until yesterday holds up nothing that they took.
    @Test func aStandInsLastDayFreesWhatTheyTook() async throws {
        let (desk, id) = try await PermitScene.begin()
        try await end(desk.kaur.roles, desk)
        let today = desk.environment.now.date(in: .wib)
        _ = try await AssignRole(desk.environment)(
            NewRole("kaur-umum", .acting, from: today, until: today), to: "operator", in: desk.office,
            by: desk.regency.admin)
        let standIn = try await desk.regency.person(desk.regency.logIn("operator"))
        try await TaskActs(desk.environment, desk.cases).claim(try await desk.address("periksa", of: id), by: standIn)
        let definitive = try await desk.regency.officer("kaur2", ["kaur-umum"], in: desk.regency.villageA)
        await #expect(throws: Refusal.claimed(by: standIn.id)) {
            try await desk.complete("periksa", of: id, by: definitive)
        }
        desk.regency.clock.turn(days: 1)
        try await desk.complete("periksa", of: id, by: definitive)
    }

    /// Somebody who holds the role still is asked, and may be released by a colleague.
    @Test func aColleagueReleases() async throws {
        let (desk, id, task) = try await taken()
        let second = try await desk.regency.officer("kaur2", ["kaur-umum"], in: desk.regency.villageA)
        try await TaskActs(desk.environment, desk.cases).release(task, by: second)
        try await desk.complete("periksa", of: id, by: second)
    }
}
