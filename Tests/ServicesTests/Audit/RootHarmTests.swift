import FoundationEssentials
@testable import Services
import Store
import Testing

/// Harm that the chain alone does not show, because whoever did it left the database whole: the roots show it (issue B8).
@Suite struct RootHarmTests {
    @Test func aDeletedCaseIsNamed() async throws {
        let roots = try await RootDesk()
        let id = roots.audit.ids[1]
        let (number, count) = (try await roots.audit.number(of: id), try await roots.audit.events(of: id))
        try await roots.audit.harm(
            "DELETE FROM case_events WHERE case_id = \(id)", "DELETE FROM cases WHERE id = \(id)")
        // Without the roots, its number alone is missed.
        #expect(try await roots.audit.verify().only(.numberGone, number, "pernah diberikan"))
        let report = try await roots.verify()
        let words = "Permohonan \(number) tidak ada lagi; menurut akar 2 Maret 2026 ia punya \(count) peristiwa"
        #expect(report.only(.caseGone, number, words), "\(report.findings)")

        // It stays known when the next root is written.
        #expect(try await roots.nextDay().lost == ["kominfo \(number)"])
        let later = try await roots.verify()
        #expect(later.only(.caseGone, number, "Hilangnya tercatat pada akar 3 Maret 2026"), "\(later.findings)")
    }

    @Test func aDeletedOfficeIsNamed() async throws {
        let roots = try await RootDesk()
        try await roots.desk.regency.test.database.write { transaction in
            for table in ["case_events", "cases"] {
                _ = try transaction.script("DELETE FROM \(table) WHERE office_id = '\(roots.audit.office)'")
            }
            try transaction.execute("DELETE FROM adoptions WHERE office_id = \(roots.audit.office)")
            try transaction.execute("DELETE FROM offices WHERE id = \(roots.audit.office)")
        }
        for report in [try await roots.verify(), try await roots.verify(office: "kominfo")] {
            let words = "Kantor kominfo tidak ada lagi; menurut akar 2 Maret 2026 ia punya 3 permohonan"
            #expect(report.only(.officeGone, nil, words), "\(report.findings)")
        }
        await #expect(throws: OfficeTrouble.unknownOffice) { try await roots.verify(office: "tidak-ada") }
    }

    @Test func aCaseThatShrankIsNamed() async throws {
        let roots = try await RootDesk()
        let (id, count) = (roots.audit.ids[1], try await roots.audit.events(of: roots.audit.ids[1]))
        try await roots.audit.cut(id, to: count - 1)
        #expect(try await roots.audit.verify().isSound)
        let number = try await roots.audit.number(of: id)
        let report = try await roots.verify()
        let words = "menyusut: \(count) peristiwa menurut akar 2 Maret 2026, sekarang \(count - 1)"
        #expect(report.only(.caseShrunk, number, words), "\(report.findings)")
        #expect(try await roots.nextDay().turned == ["kominfo \(number)"])
        #expect(try await roots.verify().findings.map(\.kind) == [.caseShrunk])
    }

    /// Everything from an event on chained anew, so that the database is whole in itself.
    @Test func aCaseThatWasWrittenAnewIsNamed() async throws {
        let roots = try await RootDesk()
        let id = roots.audit.ids[1]
        // Sealed anew, as whoever has the key can: what it says is what it said.
        let (key, office) = (try await roots.audit.key(of: id), roots.audit.office)
        try await roots.audit.chainAnew(id) { event in
            let place = EventLog.context(of: office, id, event.sequence)
            guard event.sequence == 3, let body = try? key.open(event.sealed, for: place) else { return }
            event.sealed = key.seal(body, for: place)
        }
        #expect(try await roots.audit.verify().isSound)
        let number = try await roots.audit.number(of: id)
        #expect(try await roots.verify().only(.caseRewritten, number, "ditulis ulang"))
        // It goes on by an act of its own, and is still known.
        let desk = roots.desk
        try await WithdrawCase(desk.environment, desk.cases)(id, of: desk.office, reason: nil, by: desk.clerk)
        #expect(try await roots.nextDay().turned == ["kominfo \(number)"])
        #expect(try await roots.nextDay().turned.isEmpty)
        #expect(try await roots.verify().findings.map(\.kind) == [.caseRewritten])
    }

    @Test func aReplacedLineIsNamed() async throws {
        let roots = try await RootDesk()
        try await roots.nextDay()
        let lines = try roots.lines
        let at = try #require(lines.firstIndex { $0.contains(" kominfo ") })
        let line = try #require(SignedRootLine(lines[at])?.line)
        let forged = RootLine(
            day: line.day, office: line.office, slug: line.slug, cases: 2, events: line.events, root: line.root,
            heads: line.heads, previous: line.previous)
        let signature = lines[at].split(separator: " ").last!
        for replaced in [forged.content + " " + signature, forged.text(signedBy: SigningKey())] {
            var changed = lines
            changed[at] = replaced
            roots.put(changed)
            let report = try await roots.verify()
            #expect(
                report.findings.first?.kind == .rootAltered
                    && report.findings[0].message.contains("Akar 2 Maret 2026 diganti atau diubah"),
                "\(report.findings)")
            #expect(report.findings.first?.office == "kominfo")
        }
        var changed = lines
        changed[at] = "bukan apa-apa"
        roots.put(changed)
        #expect(try await roots.verify().findings.contains { $0.message.contains("\(roots.month) baris \(at + 1)") })
    }

    @Test func aLineThatIsGoneIsNamed() async throws {
        let roots = try await RootDesk()
        try await roots.nextDay()
        let lines = try roots.lines
        for missing in [0, 2, 5] {
            var left = lines
            left.remove(at: missing)
            roots.put(left)
            let kinds = try await roots.verify().findings.map(\.kind)
            #expect(kinds.contains(.rootsMissing), "\(missing): \(kinds)")
        }
        var turned = lines
        turned.swapAt(5, 6)
        roots.put(turned)
        #expect(try await roots.verify().findings.contains { $0.kind == .rootsMissing })
    }

    /// Nothing follows the last line that could tell: the database remembers it, and whoever got the mail does.
    @Test func theLastLineIsMissedToo() async throws {
        let roots = try await RootDesk()
        let mailed = try await roots.nextDay().lines.joined(separator: "\n")
        let lines = try roots.lines
        roots.put(Array(lines.dropLast()))
        let report = try await roots.verify()
        #expect(report.only(.rootsMissing, nil, "Akar 3 Maret 2026, yang tercatat di database"), "\(report.findings)")

        try await roots.audit.harm("DELETE FROM audit_roots")
        #expect(try await roots.verify().isSound)
        // As it was sent: long lines broken (RFC 2045).
        let sent = String(
            mailed.enumerated().flatMap { $0.offset % 70 == 69 ? [$0.element, "=", "\r\n"] : [$0.element] })
        let compared = try await roots.verify(mailed: sent)
        #expect(compared.only(.rootsMissing, nil, "Akar 3 Maret 2026 ada dalam surat"), "\(compared.findings)")
    }

    @Test func anEmptiedFolderIsNoticed() async throws {
        let roots = try await RootDesk()
        try FileManager.default.removeItem(atPath: roots.folder.path)
        let report = try await roots.verify()
        #expect(report.count == 4 && report.findings.allSatisfy { $0.kind == .rootsMissing })
        #expect(!report.remarks.isEmpty)
    }

    @Test func alteredListsAreNamed() async throws {
        let roots = try await RootDesk()
        let list = try roots.text(of: roots.list)
        roots.put(list.split(separator: "\n").dropLast().map { $0 + "\n" }.joined(), into: roots.list)
        #expect(try await roots.verify().only(.headsAltered, nil, "Daftar kepala 2 Maret 2026 diubah"))
        try FileManager.default.removeItem(atPath: roots.path(roots.list))
        #expect(try await roots.verify().only(.headsAltered, nil, "Daftar kepala 2 Maret 2026 hilang"))
    }
}
