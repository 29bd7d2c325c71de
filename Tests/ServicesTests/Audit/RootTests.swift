import Forms
import FoundationEssentials
@testable import Services
import Store
import Testing

/// Roots as they are written, day by day (issue B8).
@Suite struct RootTests {
    @Test func areWrittenOnceADayAndOffice() async throws {
        let roots = try await RootDesk()
        #expect(try roots.lines.count == 4)
        let again = try await roots.write()
        #expect(again.written == 0 && again.lines.count == 4)
        #expect(try roots.lines.count == 4)
        #expect(try await roots.nextDay().written == 4)
        #expect(try roots.lines.count == 8)

        let text = try #require(try roots.lines.first { $0.contains(" kominfo ") })
        let line = try #require(SignedRootLine(text)?.line)
        #expect(line.cases == 3 && line.day == CalendarDate(iso: "2026-03-02"))
        var events = 0
        for id in roots.audit.ids { events += try await roots.audit.events(of: id) }
        #expect(line.events == events)
    }

    @Test func holdWhileActsGoOn() async throws {
        let roots = try await RootDesk()
        #expect(try await roots.verify().isSound)
        _ = try await roots.desk.apply()
        try await roots.desk.checkPapers(roots.audit.ids[0])
        #expect(try await roots.verify().isSound)
        try await roots.nextDay()
        _ = try await roots.desk.apply()
        let report = try await roots.verify()
        #expect(report.isSound, "\(report.findings)")
        #expect(report.roots == 8 && report.cases == 5)
        #expect(try await roots.nextDay().turned.isEmpty)
        #expect(try await roots.verify().isSound)
    }

    /// A day on which nothing happened adds a line and no list.
    @Test func listsHoldWhatChangedAlone() async throws {
        let roots = try await RootDesk()
        let lists = roots.folder.heads(of: roots.audit.office)
        try await roots.desk.checkPapers(roots.audit.ids[0])
        try await roots.nextDay()
        #expect(try roots.text(of: "kepala/\(roots.audit.office)/2026-03-03.txt").split(separator: "\n").count == 1)
        try await roots.nextDay()
        #expect(try lists.days().map(\.description) == ["2026-03-02", "2026-03-03"])
        #expect(try await roots.verify().isSound)
    }

    @Test func sayNothingOfAnybody() async throws {
        let roots = try await RootDesk()
        var files = 0
        for name in try FileManager.default.subpathsOfDirectory(atPath: roots.folder.path) where name.hasSuffix(".txt")
        {
            let text = try roots.text(of: name)
            files += 1
            for secret in ["Siti", "0012014101900001", "1200000000", "@", "Petugas"] {
                #expect(!text.contains(secret), "\(name): \(secret)")
            }
        }
        #expect(files >= 2)
    }

    /// The power went between a line and its list's name, or before the line.
    @Test func goOnAfterAPowerCut() async throws {
        let roots = try await RootDesk()
        try FileManager.default.moveItem(atPath: roots.path(roots.list), toPath: roots.path(roots.list) + ".baru")
        #expect(try await roots.verify().isSound)
        let lists = roots.folder.heads(of: roots.audit.office)
        let tomorrow = try #require(CalendarDate(iso: "2026-03-03"))
        try lists.prepare("x y 1 00\n", of: tomorrow)
        roots.put(try roots.text(of: roots.month) + "akar 1 2026-03-0", into: roots.month)
        try await roots.desk.checkPapers(roots.audit.ids[0])
        try await roots.nextDay()
        #expect(try lists.unnamed().isEmpty)
        #expect(try roots.lines.contains("# terputus"))
        let report = try await roots.verify()
        #expect(report.isSound, "\(report.findings)")
    }

    @Test func anotherProcessIsLetBe() async throws {
        let roots = try await RootDesk()
        let lock = try roots.folder.lock()
        #expect(lock != nil)
        roots.desk.regency.clock.turn(days: 1)
        #expect(try await WriteDailyRoots(roots.desk.environment, folder: roots.folder, key: roots.key)() == nil)
        withExtendedLifetime(lock) {}
    }

    @Test func areMailedOnce() async throws {
        let roots = try await RootDesk()
        let outcome = try await roots.write()
        let mail = MailRoots(roots.desk.environment)
        #expect(try await mail(outcome.lines, to: "arsip@contoh.id", under: roots.key.verifying))
        #expect(try await !mail(outcome.lines, to: "arsip@contoh.id", under: roots.key.verifying))
        #expect(try await !mail([], to: "arsip@contoh.id", under: roots.key.verifying))
        let sent = try await roots.desk.regency.test.mails().filter { $0.to == "arsip@contoh.id" }
        #expect(sent.count == 1)
        #expect(sent.first?.subject == "Akar audit 2 Maret 2026")
        for line in outcome.lines { #expect(sent.first?.text.contains(line) == true) }
        #expect(sent.first?.text.contains(roots.key.verifying.description) == true)
        #expect(try await roots.verify(mailed: sent.first?.text ?? "").isSound)
    }

    /// The clock was once ahead: roots go on from today, and everything is still compared.
    @Test func goOnBehindAClockThatWasAhead() async throws {
        let roots = try await RootDesk()
        let clock = roots.desk.regency.clock
        let now = clock.now
        try await roots.desk.checkPapers(roots.audit.ids[0])
        clock.turn(days: 40)
        #expect(try await roots.write().written == 4)
        clock.turn(to: now.adding(seconds: 86_400))
        let outcome = try await roots.write()
        #expect(outcome.written == 4 && outcome.ahead.count == 4)
        _ = try await roots.desk.apply()
        let next = try await roots.nextDay()
        #expect(next.written == 4 && next.ahead.isEmpty)
        let report = try await roots.verify()
        #expect(report.isSound && report.roots == 16, "\(report.findings)")
        // What is done to a case now is missed as ever.
        let number = try await roots.audit.number(of: roots.audit.ids[0])
        try await roots.audit.cut(
            roots.audit.ids[0], to: try await roots.audit.events(of: roots.audit.ids[0]) - 1)
        #expect(try await roots.verify().findings.map(\.caseNumber) == [number])
    }

    /// A clock that ran ahead for months and came back finds the line of its day again.
    @Test func aDayHasOneLineWhereverTheClockHasBeen() async throws {
        let roots = try await RootDesk()
        let clock = roots.desk.regency.clock
        let now = clock.now
        for days in [40, 80, 365] as [Int64] {
            clock.turn(to: now.adding(seconds: days * 86_400))
            #expect(try await roots.write().written == 4)
        }
        clock.turn(to: now)
        #expect(try await roots.write().written == 0)
        #expect(try await roots.nextDay().written == 4)
        let report = try await roots.verify()
        #expect(report.isSound && report.roots == 20, "\(report.findings)")
    }

    /// The line was written, and the process stopped before the database knew of it.
    @Test func theDatabaseLearnsOfALineLater() async throws {
        let roots = try await RootDesk()
        let before = try await roots.tips()
        try await roots.nextDay()
        let after = try await roots.tips()
        try await roots.desk.regency.test.database.write { transaction in
            for tip in before { try tip.store(in: transaction) }
        }
        #expect(try await roots.write().written == 0)
        #expect(try await roots.tips() == after)
    }

    /// Lines at the end are gone: to write on would hide it.
    @Test func nothingIsWrittenInThePlaceOfALineThatIsGone() async throws {
        let roots = try await RootDesk()
        try await roots.nextDay()
        let lines = try roots.lines
        roots.put(Array(lines.dropLast()))
        await #expect(throws: RootsAway.self) { try await roots.write() }
        await #expect(throws: RootsAway.self) { try await roots.nextDay() }
        roots.put(lines)
        #expect(try await roots.write().written == 4)
        #expect(try await roots.verify().isSound)
    }
}
