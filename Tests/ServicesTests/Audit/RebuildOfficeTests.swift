import Forms
import Procedures
@testable import Services
import Store
import Testing

/// Every projection of an office anew from its events, whatever the rows say (issue B9).
@Suite struct RebuildOfficeTests {
    /// Every row of casework at an office that follows from events, column by column; of these cases.
    private func rows(_ desk: KominfoDesk, of ids: [String], at office: String? = nil) async throws -> [[SQLValue]] {
        let office = office ?? desk.office
        return try await desk.environment.database.read { transaction in
            let kept = ids.sorted()
            return try transaction.rows(
                "SELECT * FROM cases WHERE office_id = \(office) AND id IN \(list: kept) ORDER BY id"
            ).map(\.values)
                + transaction.rows(
                    """
                    SELECT * FROM tasks WHERE office_id = \(office) AND case_id IN \(list: kept)
                    ORDER BY case_id, step, visit, kind
                    """
                ).map(\.values)
                + transaction.rows(
                    """
                    SELECT * FROM task_roles WHERE office_id = \(office) AND case_id IN \(list: kept)
                    ORDER BY role, case_id, step, visit, kind
                    """
                ).map(\.values)
                + transaction.rows(
                    """
                    SELECT * FROM case_times WHERE office_id = \(office) AND case_id IN \(list: kept)
                    ORDER BY case_id, kind, name, visit
                    """
                ).map(\.values)
                + transaction.rows(
                    """
                    SELECT subject, name, kind, due_at FROM timers WHERE office_id = \(office)
                        AND subject IN \(list: kept) ORDER BY subject, name
                    """
                ).map(\.values)
        }
    }

    /// Whatever follows from events, made wrong.
    private func spoil(_ desk: KominfoDesk) async throws {
        let office = desk.office
        try await desk.regency.test.database.write { transaction in
            try transaction.execute(
                """
                UPDATE cases SET number = number || '-salah', procedure_name = 'lain',
                    procedure_hash = (SELECT p.hash FROM procedures p WHERE p.name = 'akun-aplikasi'), opened_at = 1,
                    ended_at = 7, result = 'lain', due_at = 8, standing_since = 9, open_steps = 'tidak-ada',
                    waits_for_applicant = 1, kept_its_time = 1, projection = 99, channel = 'surat', assisted_by = 'orang',
                    parent_office = 'lain', parent_case = 'lain', parent_step = 'lain', parent_visit = 4
                WHERE office_id = \(office)
                """)
            try transaction.execute("UPDATE tasks SET step = step || '-salah', claimed_by = 'orang', due_at = 3")
            try transaction.execute("DELETE FROM task_roles")
            try transaction.execute("DELETE FROM timers")
            try transaction.execute("UPDATE case_times SET began_at = 5, ended_at = 7, outcome = 'lain'")
        }
    }

    private func rebuild(_ desk: KominfoDesk) -> RebuildOffice { RebuildOffice(desk.environment, CaseServices()) }

    @Test func spoiledRowsAreAsTheyWereWhileActsGoOn() async throws {
        let audit = try await AuditDesk()
        let desk = audit.desk
        let before = try await rows(desk, of: audit.ids)
        try await spoil(desk)
        #expect(try await rows(desk, of: audit.ids) != before)
        async let applying = [try await desk.apply(), try await desk.apply()]
        let outcome = try await rebuild(desk)(desk.office, batch: 1)
        let later = try await applying
        #expect(outcome.left.isEmpty && !outcome.wentOn && outcome.rebuilt >= 3)
        #expect(try await rows(desk, of: audit.ids) == before)
        #expect(try await audit.verify().isSound)

        // What came meanwhile is as its own acts made it.
        let made = try await rows(desk, of: later)
        #expect(try await rebuild(desk)(desk.office).rebuilt == 5)
        #expect(try await rows(desk, of: later) == made)
        #expect(try await rows(desk, of: audit.ids) == before)
        #expect(desk.regency.test.watch.spanning == [])
    }

    @Test func itGoesOnWhereItWasStopped() async throws {
        let audit = try await AuditDesk()
        let desk = audit.desk
        let before = try await rows(desk, of: audit.ids)
        try await spoil(desk)
        // As a run leaves it that was stopped behind the first case.
        let first = try #require(audit.ids.sorted().first)
        let office = desk.office
        try await audit.harm(
            "INSERT INTO rebuilds (office_id, after_case, started_at) VALUES (\(office), \(first), 1)")
        let outcome = try await rebuild(desk)(office)
        #expect(outcome.wentOn && outcome.rebuilt == 2)
        #expect(try await rows(desk, of: audit.ids.filter { $0 != first }) == rowsOf(before, without: first))

        try await audit.harm(
            "INSERT INTO rebuilds (office_id, after_case, started_at) VALUES (\(office), \(first), 1)")
        let anew = try await rebuild(desk)(office, anew: true)
        #expect(!anew.wentOn && anew.rebuilt == 3)
        #expect(try await rows(desk, of: audit.ids) == before)
        // Nothing is left of it.
        #expect(try await !rebuild(desk)(office).wentOn)
    }

    private func rowsOf(_ rows: [[SQLValue]], without id: String) -> [[SQLValue]] {
        rows.filter { !$0.contains(.text(id)) }
    }

    /// To make rows from events that somebody changed would make them look right.
    @Test func aCaseWhoseEventsDoNotHoldIsLeft() async throws {
        let audit = try await AuditDesk()
        let desk = audit.desk
        let (id, count) = (audit.ids[1], try await audit.events(of: audit.ids[1]))
        let number = try await audit.number(of: id)
        let before = try await rows(desk, of: [id])
        try await audit.harm("DELETE FROM case_events WHERE case_id = \(id) AND sequence = \(count)")
        let outcome = try await rebuild(desk)(desk.office)
        #expect(outcome.rebuilt == 2 && outcome.left.map(\.number) == [number])
        #expect(outcome.left.first?.cause.contains("terpotong") == true)
        #expect(try await rows(desk, of: [id]) == before)
    }

    /// Whose case is not there any more.
    @Test func tasksOfNothingGo() async throws {
        let audit = try await AuditDesk()
        let (desk, id) = (audit.desk, audit.ids[0])
        try await audit.harm(
            "DELETE FROM case_events WHERE case_id = \(id)", "DELETE FROM cases WHERE id = \(id)")
        #expect(try await rebuild(desk)(desk.office).rebuilt == 2)
        let left = try await desk.environment.database.read { transaction in
            try ["tasks", "task_roles"].map { table in
                try transaction.rows(
                    table == "tasks"
                        ? "SELECT case_id FROM tasks WHERE case_id = \(id)"
                        : "SELECT case_id FROM task_roles WHERE case_id = \(id)"
                ).count
            }
        }
        #expect(left == [0, 0])
    }
}
