import Forms
import Procedures
@testable import Services
import Store
import Testing

/// Rows of lists that older rules made are made anew from the events.
@Suite struct RebuildTests {
    /// What lists say of the cases of an office, row by row.
    private func rows(_ desk: KominfoDesk, at office: String) async throws -> [[SQLValue]] {
        try await desk.environment.database.read { transaction in
            try transaction.rows(
                """
                SELECT id, version, head_hash, ended_at, result, due_at, standing_since, open_steps,
                    waits_for_applicant, kept_its_time, projection FROM cases WHERE office_id = \(office) ORDER BY id
                """
            ).map(\.values)
                + transaction.rows(
                    "SELECT * FROM tasks WHERE office_id = \(office) ORDER BY case_id, step, visit, kind"
                ).map(\.values)
                + transaction.rows(
                    "SELECT * FROM task_roles WHERE office_id = \(office) ORDER BY role, case_id, step, visit, kind"
                ).map(\.values)
                + transaction.rows(
                    "SELECT * FROM case_times WHERE office_id = \(office) ORDER BY case_id, kind, name, visit"
                ).map(\.values)
        }
    }

    /// As a migration leaves them: columns that nobody has filled, rows by rules of before.
    private func age(_ desk: KominfoDesk) async throws {
        try await desk.regency.test.database.write { transaction in
            try transaction.execute(
                """
                UPDATE cases SET projection = 0, open_steps = NULL, waits_for_applicant = NULL, standing_since = NULL,
                    due_at = NULL, kept_its_time = NULL
                """)
            try transaction.execute("DELETE FROM tasks")
            try transaction.execute("DELETE FROM task_roles")
            try transaction.execute("DELETE FROM case_times")
        }
    }

    /// Cases in three places: at its first desk, before the applicant's form, ended.
    private func desk() async throws -> (KominfoDesk, [String]) {
        let desk = try await KominfoDesk()
        let ids = [try await desk.apply(), try await desk.apply(), try await desk.apply()]
        try await desk.checkPapers(ids[1])
        try await WithdrawCase(desk.environment, desk.cases)(ids[2], of: desk.office, reason: nil, by: desk.clerk)
        return (desk, ids)
    }

    private var outcome: RebuildCases.Outcome { RebuildCases.Outcome() }

    @Test func theyEqualWhatTheActsHadMade() async throws {
        let (desk, _) = try await desk()
        let before = try await rows(desk, at: desk.office)
        try await age(desk)
        #expect(try await rows(desk, at: desk.office) != before)
        let rebuild = RebuildCases(desk.environment, desk.cases)
        #expect(try await rebuild.everyOffice().rebuilt == 3)
        #expect(try await rows(desk, at: desk.office) == before)
        #expect(desk.regency.test.watch.spanning == [])
        // What is of today is let be.
        #expect(try await rebuild.everyOffice() == outcome)
    }

    /// A case that cannot be read is told of and keeps no other; the next run looks at it alone.
    @Test func itGoesOnWhereItStopped() async throws {
        let (desk, ids) = try await desk()
        let before = try await rows(desk, at: desk.office)
        let broken = try #require(ids.sorted().first)
        let body = try await desk.environment.database.write { transaction in
            let row = try transaction.row(
                "SELECT body_sealed FROM case_events WHERE case_id = \(broken) AND sequence = 1")!
            try transaction.execute(
                "UPDATE case_events SET body_sealed = \([UInt8](repeating: 7, count: 60)) WHERE case_id = \(broken) AND sequence = 1"
            )
            return row.blob("body_sealed")
        }
        try await age(desk)
        // Another process, that has no case in its memory.
        let rebuild = RebuildCases(desk.environment, CaseServices())
        let first = try await rebuild(desk.office, batch: 1)
        #expect(first.rebuilt == 2)
        #expect(first.failed == ["\(desk.office)/\(broken)"])
        #expect(try await rebuild(desk.office) == RebuildCases.Outcome(rebuilt: 0, failed: first.failed))

        try await desk.environment.database.write { transaction in
            _ = try transaction.execute(
                "UPDATE case_events SET body_sealed = \(body) WHERE case_id = \(broken) AND sequence = 1")
        }
        #expect(try await rebuild(desk.office).rebuilt == 1)
        #expect(try await rows(desk, at: desk.office) == before)
    }

    /// Every start and every day ask an office whose rows are of today: that costs the same for five cases and for fifty.
    @Test func nothingToDoCostsTheSameHoweverManyCases() async throws {
        let desk = try await KominfoDesk()
        let rebuild = RebuildCases(desk.environment, desk.cases)
        var steps: [Int] = []
        for many in [5, 45] {
            for _ in 0..<many { _ = try await desk.apply() }
            let (done, counts) = try await StatementCounter.counting { try await rebuild(desk.office) }
            #expect(done == outcome)
            #expect(counts.statements == 1)
            steps.append(counts.engineSteps)
        }
        #expect(steps[0] == steps[1], "\(steps)")
    }

    /// It cannot be opened, and keeps no other.
    @Test func aCaseWithoutItsKeyIsNamed() async throws {
        let (desk, ids) = try await desk()
        try await age(desk)
        try await desk.environment.database.write { transaction in
            _ = try transaction.execute("UPDATE cases SET key_sealed = NULL WHERE id = \(ids[0])")
        }
        let done = try await RebuildCases(desk.environment, desk.cases)(desk.office)
        #expect(done == RebuildCases.Outcome(rebuilt: 2, failed: ["\(desk.office)/\(ids[0])"]))
    }
}
