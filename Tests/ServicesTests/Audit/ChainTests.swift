import Forms
@testable import Services
import Store
import Testing

/// What an audit says of cases to which somebody with the database has done harm (issue B8).
@Suite struct ChainTests {
    @Test func whatNobodyTouchedIsSound() async throws {
        let audit = try await AuditDesk()
        let report = try await audit.verify()
        #expect(report.isSound && report.findings.isEmpty)
        #expect(report.cases == 3)
        var events = 0
        for id in audit.ids { events += try await audit.events(of: id) }
        #expect(report.events == events)
        #expect(try await VerifyAudit(audit.desk.environment)().offices == 4)
    }

    /// Every stored column of an event, each by one byte or one second.
    @Test(arguments: ["body_sealed", "chain_hash", "type", "type_version", "occurred_at", "recorded_at"])
    func oneByteIsNamed(_ column: String) async throws {
        let audit = try await AuditDesk()
        let id = audit.ids[1]
        let row = try await audit.desk.environment.database.read {
            try $0.row("SELECT * FROM case_events WHERE case_id = \(id) AND sequence = 3")!
        }
        var (body, hash) = (row.blob("body_sealed"), row.blob("chain_hash"))
        body[body.count / 2] ^= 1
        hash[7] ^= 1
        let (occurred, recorded) = (row.int("occurred_at") - 1, row.int("recorded_at") + 1)
        switch column {
        case "body_sealed":
            try await audit.harm("UPDATE case_events SET body_sealed = \(body) WHERE case_id = \(id) AND sequence = 3")
        case "chain_hash":
            try await audit.harm("UPDATE case_events SET chain_hash = \(hash) WHERE case_id = \(id) AND sequence = 3")
        case "type":
            try await audit.harm("UPDATE case_events SET type = 'diingatkan' WHERE case_id = \(id) AND sequence = 3")
        case "type_version":
            try await audit.harm("UPDATE case_events SET type_version = 2 WHERE case_id = \(id) AND sequence = 3")
        case "occurred_at":
            try await audit.harm(
                "UPDATE case_events SET occurred_at = \(occurred) WHERE case_id = \(id) AND sequence = 3")
        default:
            try await audit.harm(
                "UPDATE case_events SET recorded_at = \(recorded) WHERE case_id = \(id) AND sequence = 3")
        }
        let report = try await audit.verify()
        let number = try await audit.number(of: id)
        #expect(
            report.only(.eventAltered, number, "Peristiwa ke-3 permohonan \(number) diubah"), "\(report.findings)")
    }

    @Test func aCutEndIsNamed() async throws {
        let audit = try await AuditDesk()
        let (id, count) = (audit.ids[1], try await audit.events(of: audit.ids[1]))
        try await audit.harm("DELETE FROM case_events WHERE case_id = \(id) AND sequence = \(count)")
        let report = try await audit.verify()
        let words = "terpotong: seharusnya \(count) peristiwa, yang ada \(count - 1)"
        #expect(report.only(.endCut, try await audit.number(of: id), words), "\(report.findings)")
    }

    @Test func eventsMissingInTheMiddleAreNamed() async throws {
        let audit = try await AuditDesk()
        let id = audit.ids[1]
        try await audit.harm("DELETE FROM case_events WHERE case_id = \(id) AND sequence IN (3, 4)")
        let report = try await audit.verify()
        #expect(
            report.only(.eventsMissing, try await audit.number(of: id), "Peristiwa ke-3 sampai 4"),
            "\(report.findings)")
    }

    @Test func anotherHeadIsNamed() async throws {
        let audit = try await AuditDesk()
        try await audit.harm(
            "UPDATE cases SET head_hash = \([UInt8](repeating: 1, count: 32)) WHERE id = \(audit.ids[0])")
        let report = try await audit.verify()
        #expect(report.only(.headAltered, try await audit.number(of: audit.ids[0]), "Kepala rantai"))
    }

    @Test func eventsOfADeletedCaseAreFound() async throws {
        let audit = try await AuditDesk()
        let number = try await audit.number(of: audit.ids[2])
        try await audit.harm("DELETE FROM cases WHERE id = \(audit.ids[2])")
        let report = try await audit.verify()
        #expect(report.findings.map(\.kind) == [.caseGone, .numberGone])
        #expect(report.findings.first?.message.contains(audit.ids[2]) == true)
        #expect(report.findings.last?.caseNumber == number)
    }

    /// Several faults of several cases in one run, and a column that is no event's at all.
    @Test func oneFaultHidesNoOther() async throws {
        let audit = try await AuditDesk()
        try await audit.harm(
            "UPDATE case_events SET recorded_at = recorded_at + 1 WHERE case_id = \(audit.ids[1]) AND sequence IN (2, 4)",
            "UPDATE case_events SET body_sealed = 'teks' WHERE case_id = \(audit.ids[0]) AND sequence = 1")
        let (first, second) = (try await audit.number(of: audit.ids[0]), try await audit.number(of: audit.ids[1]))
        let report = try await audit.verify()
        let told = Set(report.findings.filter { $0.kind == .eventAltered }.map(\.message))
        #expect(
            told == [
                "Peristiwa ke-1 permohonan \(first) diubah sesudah dicatat.",
                "Peristiwa ke-2 permohonan \(second) diubah sesudah dicatat.",
                "Peristiwa ke-4 permohonan \(second) diubah sesudah dicatat.",
            ])
    }

    /// Without its key nothing of a case can be read, and its chain still be followed. No act erases a case.
    @Test func aKeyThatIsGoneIsNamedAndTheChainFollowed() async throws {
        let audit = try await AuditDesk()
        let number = try await audit.number(of: audit.ids[1])
        try await audit.harm("UPDATE cases SET key_sealed = NULL WHERE id = \(audit.ids[1])")
        #expect(try await audit.verify().only(.keyGone, number, "Kunci permohonan \(number) hilang"))
        try await audit.harm(
            "UPDATE case_events SET recorded_at = 1 WHERE case_id = \(audit.ids[1]) AND sequence = 2")
        #expect(try await audit.verify().findings.map(\.kind) == [.keyGone, .eventAltered])
    }

    /// The row is the case's, and no other's.
    @Test func anotherNumberOrProcedureIsNamed() async throws {
        let audit = try await AuditDesk()
        let (first, second) = (try await audit.number(of: audit.ids[0]), try await audit.number(of: audit.ids[1]))
        try await audit.harm(
            "UPDATE cases SET number = 'x' WHERE id = \(audit.ids[0])",
            "UPDATE cases SET number = \(first) WHERE id = \(audit.ids[1])",
            "UPDATE cases SET number = \(second) WHERE id = \(audit.ids[0])")
        let report = try await audit.verify()
        #expect(report.findings.map(\.kind) == [.rowAltered, .rowAltered])
        #expect(Set(report.findings.compactMap(\.caseNumber)) == [first, second])

        let other = try await AuditDesk()
        try await other.harm(
            """
            UPDATE cases SET procedure_hash = (SELECT p.hash FROM procedures p WHERE p.name = 'akun-aplikasi')
            WHERE id = \(other.ids[0])
            """)
        #expect(try await other.verify().only(.rowAltered, first, "SOP lain"))
    }

    /// The times in clear are those in the sealed body, also where the chain was made anew over others.
    @Test func aTimeThatIsNotTheBodysIsNamed() async throws {
        let audit = try await AuditDesk()
        let id = audit.ids[1]
        try await audit.chainAnew(id) { event in event.recorded += event.sequence == 3 ? 60 : 0 }
        let number = try await audit.number(of: id)
        #expect(try await audit.verify().only(.eventAltered, number, "Waktu pada baris peristiwa ke-3"))
    }

    @Test func anotherCasesKeyOpensNothing() async throws {
        let audit = try await AuditDesk()
        try await audit.harm(
            """
            UPDATE cases SET key_sealed = (SELECT c.key_sealed FROM cases c WHERE c.id = \(audit.ids[1]))
            WHERE id = \(audit.ids[0])
            """)
        let number = try await audit.number(of: audit.ids[0])
        #expect(try await audit.verify().only(.unreadable, number, "Kunci permohonan"))
    }
}
