import Forms
import Procedures
@testable import Services
import Store
import Testing

/// The morning's digest.
@Suite struct DigestTests {
    private func desk() async throws -> RuleDesk { try await PermitScene.begin().desk }

    private func digests(_ desk: RuleDesk, _ day: Int, _ time: String) async throws -> [OutgoingMail] {
        desk.regency.clock.turn(
            to: Instant(CalendarDate(year: 2026, month: 3, day: day)!, TimeOfDay(time)!, .wib))
        try await SendDigests(desk.environment, desk.cases)()
        return try await desk.regency.test.mails()
    }

    @Test func onAWorkingMorningOnceToWhomSomethingWaitsFor() async throws {
        let desk = try await desk()
        #expect(try await digests(desk, 3, "05:59").isEmpty)
        let first = try await digests(desk, 3, "06:00")
        #expect(first.map(\.to) == ["kaur@a.contoh"] && first[0].subject == "1 tugas menunggu Anda")
        #expect(first[0].text.contains("Memeriksa izin, paling lambat Rabu 4 Maret 2026 pukul 16.00 WIB"))
        #expect(!first[0].text.contains("Siti") && !first[0].subject.contains("Siti"))
        #expect(try await digests(desk, 3, "07:00").isEmpty, "once a day")
        #expect(try await digests(desk, 5, "09:00").isEmpty, "not in the course of the day")
        let late = try await digests(desk, 5, "08:59")
        #expect(late.map(\.subject) == ["1 tugas menunggu Anda, 1 terlambat"])
        #expect(try await digests(desk, 7, "07:00").isEmpty, "Saturday")
    }

    /// A holiday of one office keeps nobody from what waits for them in another.
    @Test func aHolidayOfOneOfficeIsNoneOfTheOther() async throws {
        let desk = try await desk()
        let other = desk.regency.villageB.id
        _ = try await AssignRole(desk.environment)(
            NewRole("operator", from: desk.environment.now.date(in: .wib)), to: "kaur", in: other,
            by: desk.regency.admin)
        var calendar = WorkingCalendar.baku(zone: .wib)
        calendar.localHolidays[CalendarDate(iso: "2026-03-03")!] = "Banjir"
        try await SetCalendar(desk.environment)(calendar, of: min(desk.office, other), by: desk.regency.admin)
        #expect(try await digests(desk, 3, "06:00").map(\.to) == ["kaur@a.contoh"])
    }

    /// The row says that it was asked for that day; a week later nobody asks.
    @Test func theRowsOfOldOnesAreSwept() async throws {
        let desk = try await desk()
        #expect(try await digests(desk, 3, "06:00").count == 1)
        func rows() async throws -> Int64 {
            try await desk.environment.database.read {
                try $0.row("SELECT COUNT(*) AS n FROM outbox WHERE name LIKE 'ringkasan:%'")!.int("n")
            }
        }
        // Sent or not, one that waits is not swept.
        try await desk.environment.database.write {
            _ = try $0.execute("UPDATE outbox SET state = 'waiting' WHERE name LIKE 'ringkasan:%'")
        }
        desk.regency.clock.turn(days: 8)
        try await SweepNotices(desk.environment)()
        #expect(try await rows() == 1)
        try await desk.environment.database.write {
            _ = try $0.execute("UPDATE outbox SET state = 'done' WHERE name LIKE 'ringkasan:%'")
        }
        try await SweepNotices(desk.environment)()
        #expect(try await rows() == 0)
    }

    /// One whose mail address cannot be opened keeps nobody else from theirs.
    @Test func oneAccountThatFailsKeepsNoOther() async throws {
        let desk = try await desk()
        try await desk.environment.database.write { transaction in
            _ = try transaction.execute(
                "UPDATE accounts SET email_sealed = \([UInt8]([1, 2, 3])) WHERE id = \(desk.clerk.id)")
        }
        desk.regency.clock.turn(
            to: Instant(CalendarDate(year: 2026, month: 3, day: 3)!, TimeOfDay("06:00")!, .wib))
        await #expect(throws: (any Error).self) { try await SendDigests(desk.environment, desk.cases)() }
        let mails = try await desk.environment.database.read {
            try $0.rows("SELECT subject FROM outbox WHERE name LIKE 'ringkasan:%'").map { $0.text("subject") }
        }
        #expect(mails == [desk.kaur.id])
    }

    /// Two nodes look at the same hour: each officer has one mail.
    @Test func twoNodesSendOne() async throws {
        let desk = try await desk()
        desk.regency.clock.turn(
            to: Instant(CalendarDate(year: 2026, month: 3, day: 3)!, TimeOfDay("06:00")!, .wib))
        let (environment, cases) = (desk.environment, desk.cases)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<2 { group.addTask { _ = try await SendDigests(environment, cases)() } }
            try await group.waitForAll()
        }
        #expect(try await desk.regency.test.mails().map(\.to) == ["kaur@a.contoh"])
    }

    @Test func whoRefusesItGetsNone() async throws {
        let desk = try await desk()
        let choose = ChooseDigest(desk.environment)
        try await choose(false, by: desk.kaur)
        #expect(try await digests(desk, 3, "06:30").isEmpty)
        try await choose(true, by: desk.kaur)
        #expect(try await digests(desk, 3, "06:40").count == 1)
        await #expect(throws: Denial.self) { try await choose(false, by: .nobody) }
    }
}
