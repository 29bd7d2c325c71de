@testable import Services
import Store
import Testing

/// Tasks in other offices, copied again (issue B9): by a rebuilding of the office that does them, and of the one that
/// handles the case.
@Suite struct RebuildElsewhere {
    private func tasks(_ desk: OtherOffices) async throws -> [[SQLValue]] {
        let office = desk.regency.villageB.id
        return try await desk.environment.database.read { transaction in
            try transaction.rows("SELECT * FROM tasks WHERE office_id = \(office) ORDER BY case_id, step").map(\.values)
                + transaction.rows("SELECT * FROM task_roles WHERE office_id = \(office) ORDER BY case_id, role").map(
                    \.values)
        }
    }

    private func spoil(_ desk: OtherOffices) async throws {
        let office = desk.regency.villageB.id
        try await desk.regency.test.database.write { transaction in
            try transaction.execute("UPDATE tasks SET step = step || '-salah', due_at = 1 WHERE office_id = \(office)")
            try transaction.execute("DELETE FROM task_roles WHERE office_id = \(office)")
        }
    }

    @Test func theirRowsAreAsTheyWere() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt()
        _ = try await desk.apply()
        let before = try await tasks(desk)
        #expect(before.count == 2)
        let rebuild = RebuildOffice(desk.environment, CaseServices())

        try await spoil(desk)
        #expect(try await tasks(desk) != before)
        #expect(try await rebuild(desk.regency.villageB.id).copied == 1)
        #expect(try await tasks(desk) == before)

        try await spoil(desk)
        #expect(try await rebuild(desk.village.id).rebuilt == 1)
        try await desk.work()
        #expect(try await tasks(desk) == before)
        #expect(desk.regency.test.watch.spanning == [])
    }
}
