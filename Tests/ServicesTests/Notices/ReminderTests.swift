import Forms
import Procedures
@testable import Services
import Store
import Testing

/// Who is reminded of a step that waits, when, and how often.
@Suite struct ReminderTests {
    private func desk() async throws -> (desk: RuleDesk, id: String) {
        try await PermitScene.begin(PermitScene.passedOn)
    }

    private func tick(_ desk: RuleDesk) async throws -> [String] {
        let (clock, environment) = (desk.regency.clock, desk.environment)
        _ = try await Worker(
            database: environment.database, queue: Timers(keyring: environment.keyring),
            handlers: [
                CaseClock.kind: CaseClock(environment, desk.cases),
                CaseReminder.kind: CaseReminder(environment, desk.cases),
            ], now: { clock.now.seconds }
        ).runDue()
        return try await desk.regency.test.mails().map { "\($0.to) \($0.subject)" }.sorted()
    }

    private func at(_ day: Int, _ time: String) -> Instant {
        Instant(CalendarDate(year: 2026, month: 3, day: day)!, TimeOfDay(time)!, .wib)
    }

    @Test func atHalfAtFourFifthsAndWhenItIsOver() async throws {
        let (desk, id) = try await desk()
        let clock = desk.regency.clock
        #expect(try await tick(desk).isEmpty)
        // 09.00 to Wednesday 16.00 are 21 open hours: half of them end on Tuesday 12 minutes short of noon.
        clock.turn(to: at(3, "11:59"))
        let half = try await tick(desk)
        clock.turn(to: at(3, "14:00"))
        #expect(half + (try await tick(desk)) == ["kaur@a.contoh Pengingat: Memeriksa izin"])
        #expect(try await tick(desk).isEmpty, "told once")
        clock.turn(to: at(4, "15:59"))
        #expect(try await tick(desk) == ["kaur@a.contoh Pengingat: Memeriksa izin"])
        clock.turn(to: at(4, "16:00"))
        let late = try await tick(desk)
        let number = try await desk.look(id, as: desk.kaur).number
        #expect(late == ["kades@a.contoh Terlambat: permohonan \(number)", "kaur@a.contoh Terlambat: Memeriksa izin"])
        clock.turn(days: 9)
        #expect(try await tick(desk).isEmpty)
        #expect(!"\(late)".contains("Siti"))
    }

    @Test func noneOfAStepThatIsDone() async throws {
        let (desk, id) = try await desk()
        try await desk.complete("periksa", of: id, by: desk.kaur)
        _ = try await desk.regency.test.mails()
        desk.regency.clock.turn(days: 20)
        // The next step has a reminder of its own; that it is late, its holder is told besides, and the head.
        let told = try await tick(desk)
        #expect(told.contains("operator@a.contoh Pengingat: Meneruskan izin") && told.count == 3)
        #expect(told.contains("operator@a.contoh Terlambat: Meneruskan izin"))
        #expect(told.contains { $0.hasPrefix("kades@a.contoh Terlambat") })
        try await desk.complete("teruskan", of: id, by: desk.clerk)
        _ = try await desk.regency.test.mails()
        desk.regency.clock.turn(days: 20)
        #expect(try await tick(desk).isEmpty)
        let timers = try await desk.environment.database.read {
            try Timers(keyring: desk.environment.keyring).scheduled(office: desk.office, subject: id, in: $0)
        }
        #expect(timers.isEmpty)
    }

    /// What a worker slept through is told once, by the last that is due; an act tells it too.
    @Test func whatWasSleptThroughIsToldOnce() async throws {
        let (desk, _) = try await desk()
        desk.regency.clock.turn(to: at(4, "15:59"))
        #expect(try await tick(desk) == ["kaur@a.contoh Pengingat: Memeriksa izin"])
        desk.regency.clock.turn(days: 30)
        #expect(try await tick(desk).count == 2)
    }

    /// Whoever stands in for somebody holds the role; an officer without a mailbox finds it in the app.
    @Test func whoeverHoldsTheRoleThatDayIsTold() async throws {
        let (desk, _) = try await desk()
        let standIn = try await desk.regency.officer("pengganti", ["kaur-umum"], in: desk.regency.villageA)
        _ = try await desk.regency.test.mails()
        desk.regency.clock.turn(to: at(4, "16:00"))
        _ = try await tick(desk)
        let mine = try await desk.environment.database.read {
            try MyNotices(of: standIn, limit: 10, offset: 0, desk.environment, in: $0)
        }
        #expect(mine.entries.map(\.notice.words) == ["Terlambat: Memeriksa izin"] && mine.unread == 1)
    }

    /// A timer that fell due while the worker was away is not lost by making the rows anew, nor told twice by it.
    @Test func whatIsDueOutlivesARebuild() async throws {
        let (desk, id) = try await desk()
        desk.regency.clock.turn(to: at(4, "16:00"))
        let (environment, cases, office) = (desk.environment, desk.cases, desk.office)
        try await environment.database.write { transaction in
            let file = try CaseFile.open(
                id, of: office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring, in: transaction)
            try CaseReminder.restore(file, environment, cases, in: transaction)
        }
        #expect(try await tick(desk).count == 2)
        #expect(try await tick(desk).isEmpty)
    }

    /// What was told is told by whose it is: another address, or another key, tells nothing again.
    @Test func anotherAddressTellsNothingAgain() async throws {
        let (desk, id) = try await desk()
        desk.regency.clock.turn(to: at(4, "16:00"))
        #expect(try await tick(desk).count == 2)
        let environment = desk.environment
        try await environment.database.write { transaction in
            try transaction.execute(
                "UPDATE accounts SET email_sealed = NULL WHERE id = \(desk.kaur.id)")
        }
        try await desk.environment.database.write { [cases = desk.cases, office = desk.office] transaction in
            let file = try CaseFile.open(
                id, of: office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring, in: transaction)
            try CaseReminder.settle(file, environment, cases, at: environment.now, in: transaction)
        }
        let names = try await environment.database.read {
            try $0.rows("SELECT name FROM notices WHERE name LIKE 'ingat:%'").map { $0.text("name") }
        }
        #expect(names.count == 1 && names[0].hasSuffix(":\(desk.kaur.id)"))
    }

    /// An act that changes nothing of what is to be told costs what it cost before: of a late step one statement more.
    @Test func anActSettlesWithFewStatements() async throws {
        let (desk, id) = try await desk()
        let acts = TaskActs(desk.environment, desk.cases)
        let address = try await desk.address("periksa", of: id)
        func cost() async throws -> Int {
            let (_, claimed) = try await StatementCounter.counting { try await acts.claim(address, by: desk.kaur) }
            try await acts.release(address, by: desk.kaur)
            return claimed.statements
        }
        _ = try await cost()
        let early = try await cost()
        desk.regency.clock.turn(to: at(4, "16:00"))
        _ = try await tick(desk)
        _ = try await cost()
        let late = try await cost()
        #expect(late == early + 1)
        let timers = try await StatementCounter.counting { try await acts.claim(address, by: desk.kaur) }
        #expect(timers.1.statements == late)
    }

    @Test func shareOfOpenHours() {
        let calendar = WorkingCalendar.baku(zone: .wib)
        let deadline = calendar.deadline(TimeAmount(1, .workingDays), from: at(6, "10:00"))
        // Friday 10.00 to Monday 16.00: 5 hours on Friday, 7.5 on Monday.
        #expect(calendar.workingShare(50, of: deadline, opened: deadline.anchor) == at(9, "08:45"))
        #expect(calendar.workingShare(100, of: deadline, opened: deadline.anchor) == deadline.due)
        let night = calendar.deadline(TimeAmount(10, .wallHours), from: at(7, "08:00"))
        let half = calendar.workingShare(50, of: night, opened: night.anchor)
        #expect(half == at(7, "13:00"), "a Saturday: by the clock on the wall")
        // Before Tuesday means until Monday 16.00: the same stretch, for a step that opened on Friday.
        let back = calendar.deadline(TimeAmount(1, .workingDays).countedBack, from: at(10, "00:00"))
        #expect(calendar.workingShare(50, of: back, opened: at(6, "10:00")) == at(9, "08:45"))
    }
}
