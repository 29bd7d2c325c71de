import Forms
import FoundationEssentials
@testable import Services
import Store
import TestDatabases
import Testing

/// Harm that is still known when acts and roots have gone on upon it.
@Suite struct LastingHarm {
    /// Somebody cuts a case back to before a decision, which is then taken anew, and further ones behind it.
    @Test func aCaseThatWasCutAndWentOnIsKnownForGood() async throws {
        let roots = try await RootDesk()
        let (desk, id) = (roots.desk, roots.audit.ids[0])
        let before = try await roots.audit.events(of: id)
        try await desk.complete("perintah-periksa", of: id, by: desk.kadis)
        let count = try await roots.audit.events(of: id)
        try await roots.nextDay()

        try await roots.audit.cut(id, to: before)
        #expect(try await RebuildOffice(desk.environment, CaseServices())(desk.office).left.isEmpty)
        try await desk.complete("perintah-periksa", of: id, by: desk.kadis, note: "Lain")
        try await desk.complete("periksa", "ya", of: id, by: desk.kabid)
        #expect(try await roots.audit.events(of: id) > count)
        #expect(try await roots.audit.verify().isSound)

        let number = try await roots.audit.number(of: id)
        for turned in [["kominfo \(number)"], [], []] {
            #expect(try await roots.nextDay().turned == turned)
            let report = try await roots.verify()
            #expect(report.only(.caseRewritten, number, "disaksikan akar 3 Maret 2026"), "\(report.findings)")
        }
    }

    /// There is no act that erases a case: a key that is gone hides what was put in the place of the content.
    @Test func aKeyThatIsGoneIsAFinding() async throws {
        let roots = try await RootDesk()
        let id = roots.audit.ids[1]
        let number = try await roots.audit.number(of: id)
        try await roots.audit.harm("UPDATE cases SET key_sealed = NULL WHERE id = \(id)")
        let report = try await roots.verify()
        #expect(report.count == 1 && report.findings.first?.caseNumber == number, "\(report.findings)")
        let rebuilt = try await RebuildOffice(roots.desk.environment, CaseServices())(roots.audit.office)
        #expect(rebuilt.rebuilt == 2 && rebuilt.left.map(\.number) == [number])
        let verified = try await VerifyData(
            database: roots.desk.environment.database, store: roots.desk.blobs.store,
            keyring: roots.desk.environment.keyring)()
        #expect(verified.findings.contains { $0.kind == "riwayat" && $0.place == "kominfo/\(number)" })
    }

    /// Cut, and put back before the next day but one: the lists tell.
    @Test func aCaseThatOnceWasCutIsKnownForGood() async throws {
        let roots = try await RootDesk()
        let (id, office) = (roots.audit.ids[1], roots.audit.office)
        let count = try await roots.audit.events(of: id)
        let (row, last) = try await roots.desk.environment.database.read { transaction in
            (
                try StoredCase.find(id, of: office, in: transaction),
                try transaction.row("SELECT * FROM case_events WHERE case_id = \(id) AND sequence = \(count)")
            )
        }
        let (head, event) = (try #require(row).head, try #require(last))
        try await roots.audit.cut(id, to: count - 1)
        try await roots.nextDay()
        try await roots.audit.harm(
            """
            INSERT INTO case_events (office_id, case_id, sequence, type, type_version, occurred_at, recorded_at,
                body_sealed, chain_hash)
            VALUES (\(office), \(id), \(count), \(event.text("type")), \(event.int("type_version")),
                \(event.int("occurred_at")), \(event.int("recorded_at")), \(event.blob("body_sealed")),
                \(event.blob("chain_hash")))
            """,
            "UPDATE cases SET version = \(count), head_hash = \(head) WHERE id = \(id)")
        let number = try await roots.audit.number(of: id)
        #expect(try await roots.verify().only(.caseShrunk, number, "pernah menyusut"))
    }

    /// Opened and deleted between two roots: no root ever knew it.
    @Test func aCaseThatNoRootKnewIsMissed() async throws {
        let roots = try await RootDesk()
        let id = try await roots.desk.apply()
        let number = try await roots.audit.number(of: id)
        try await roots.audit.harm(
            "DELETE FROM case_events WHERE case_id = \(id)", "DELETE FROM cases WHERE id = \(id)")
        try await roots.nextDay()
        #expect(try await roots.verify().only(.numberGone, number, "pernah diberikan"))
    }

    @Test func casesOfAnOfficeThatIsNoneAreNamed() async throws {
        let roots = try await RootDesk()
        let id = try await roots.desk.apply()
        try await roots.audit.harm(
            "UPDATE cases SET office_id = 'lain' WHERE id = \(id)",
            "UPDATE case_events SET office_id = 'lain' WHERE case_id = \(id)")
        let kinds = try await roots.verify().findings
        #expect(kinds.map(\.kind) == [.numberGone, .officeGone] && kinds[1].message.contains("lain"), "\(kinds)")
    }

    /// The keys of what is kept for a time only go by an event, or it is a finding.
    @Test func aPeriodsKeyGoesByAnEventAlone() async throws {
        let roots = try await RootDesk()
        let (desk, id) = (roots.desk, roots.audit.ids[2])
        let number = try await roots.audit.number(of: id)
        let office = desk.office
        let kept = try #require(
            try await desk.environment.database.read {
                try StoredCase.find(id, of: office, in: $0)?.sealedPeriods
            })
        desk.regency.clock.turn(days: 120)
        try await desk.work()
        #expect(try await roots.verify().isSound)
        try await roots.audit.harm("UPDATE cases SET retention_sealed = \(kept) WHERE id = \(id)")
        #expect(try await roots.verify().only(.keyKept, number, "belum dimusnahkan"))
        let other = roots.audit.ids[1]
        try await roots.audit.harm(
            "UPDATE cases SET retention_sealed = NULL WHERE id IN \(list: [id, other])")
        let words = "Yang disimpan 90 hari kalender"
        #expect(try await roots.verify().only(.keyGone, try await roots.audit.number(of: other), words))
    }

    @Test func anEmptiedFolderIsNotBegunAnew() async throws {
        let roots = try await RootDesk()
        try FileManager.default.removeItem(atPath: roots.folder.path)
        await #expect(throws: (any Error).self) { try await roots.nextDay() }
        let report = try await roots.verify()
        #expect(report.count == 4 && report.findings.allSatisfy { $0.kind == .rootsMissing }, "\(report.findings)")
    }

    /// What could stand in no line of a root, or lead out of its folder.
    @Test func anIdThatIsNoNameIsAFinding() async throws {
        let roots = try await RootDesk()
        let id = roots.audit.ids[1]
        try await roots.audit.harm(
            "UPDATE cases SET id = '../x 1' WHERE id = \(id)",
            "UPDATE case_events SET case_id = '../x 1' WHERE case_id = \(id)",
            "UPDATE offices SET slug = 'a b' WHERE slug = 'aren'")
        let outcome = try await roots.nextDay()
        #expect(outcome.written == 3 && outcome.refused == ["Desa Aren"])
        #expect(try roots.lines.allSatisfy { SignedRootLine($0) != nil })
        let kinds = try await roots.verify().findings.map(\.kind)
        #expect(kinds.contains(.caseGone) && !kinds.contains(.headsAltered), "\(kinds)")
    }

    /// SQLite takes a value of any kind into any column.
    @Test(.enabled(if: TestEngine.current == .sqlite))
    func anIdThatIsNoTextIsAFinding() async throws {
        let roots = try await RootDesk()
        try await roots.audit.harm("UPDATE cases SET id = CAST(id AS BLOB) WHERE id = \(roots.audit.ids[1])")
        let report = try await roots.verify()
        #expect(report.findings.contains { $0.kind == .caseGone }, "\(report.findings)")
        #expect(report.cases == 2)
        #expect(try await roots.nextDay().written == 4)
    }
}
