import Forms
import FoundationEssentials
import Procedures
@testable import Services
import Store
import Testing

/// One case as a ZIP (issue B8).
@Suite struct ExportTests {
    private func export(
        _ roots: RootDesk, _ number: String, under key: VerifyingKey? = nil
    ) async throws -> ([AuditFinding], [String: [UInt8]]) {
        let witness = RootWitness(folder: roots.folder, keys: [key ?? roots.key.verifying])
        var bytes: [UInt8] = []
        let findings = try await ExportCase(
            roots.desk.environment, CaseServices(), roots.desk.blobs, witness: witness)(
                number, of: roots.desk.regency.kominfo, by: "pemeriksa"
            ) { bytes += $0 }
        return (findings, StoredZip.entries(of: bytes))
    }

    private struct Proof: Decodable {
        struct Root: Decodable {
            let baris: String
            let daun: String
            let urutan: Int
            let jalan: [String]
        }
        let nomor: String
        let kepala: String
        let akar: Root?
    }

    @Test func holdsEventsFilesProofAndATextToBeginWith() async throws {
        let roots = try await RootDesk()
        let id = roots.audit.ids[1]
        let number = try await roots.audit.number(of: id)
        let (findings, entries) = try await export(roots, number)
        #expect(findings.isEmpty)
        #expect(
            entries.keys.sorted() == [
                "baca-dulu.txt", "berkas/2-ktp-1.pdf", "berkas/2-sk-1.pdf", "berkas/2-surat-permohonan-1.pdf",
                "bukti.json",
                "peristiwa.jsonl",
            ])
        #expect(entries["berkas/2-ktp-1.pdf"] == Array("%PDF-1.4 ktp".utf8))
        let text = String(decoding: try #require(entries["baca-dulu.txt"]), as: UTF8.self)
        #expect(text.contains("Permohonan \(number), Dinas Kominfo Contoh") && text.contains("Rantainya sah."))
        #expect(text.contains("permohonan-dibuka"))
        let lines = String(decoding: try #require(entries["peristiwa.jsonl"]), as: UTF8.self).split(separator: "\n")
        #expect(lines.count == (try await roots.audit.events(of: id)))
        #expect(lines.contains { $0.contains("Siti Contoh") })
        for line in lines { _ = try JSONDecoder().decode(EventLine.self, from: Data(line.utf8)) }
        let noted = try await AuditActs(roots.desk.environment).all()
        #expect(noted.map(\.kind) == [.caseTaken] && noted[0].subject == number && noted[0].by == "pemeriksa")
    }

    private struct EventLine: Decodable {
        let nomor: Int
        let rantai: String
        let tersegel: String
    }

    /// Whoever has the ZIP and the public key can make the signed root out of the leaf.
    @Test func theProofLeadsToTheSignedRoot() async throws {
        let roots = try await RootDesk()
        for id in roots.audit.ids {
            let (_, entries) = try await export(roots, try await roots.audit.number(of: id))
            let proof = try JSONDecoder().decode(Proof.self, from: Data(try #require(entries["bukti.json"])))
            let root = try #require(proof.akar)
            let signed = try #require(SignedRootLine(root.baris))
            #expect(signed.isSigned(byOneOf: [roots.key.verifying]))
            #expect(root.daun.hasPrefix(id) && root.daun.hasSuffix(proof.kepala))
            var hash = Digest.sha256([0] + Array(root.daun.utf8))
            // Three leaves: the third stands alone beside the first two.
            for (height, node) in root.jalan.map({ Hexadecimal.bytes($0) ?? [] }).enumerated() {
                let isRight = root.urutan == 2 || root.urutan >> height & 1 == 1
                hash = Digest.sha256([1] + (isRight ? node + hash : hash + node))
            }
            #expect(hash == signed.line.root)
        }
    }

    @Test func anAlteredCaseIsTakenAwayAsItIs() async throws {
        let roots = try await RootDesk()
        let number = try await roots.audit.number(of: roots.audit.ids[1])
        try await roots.audit.harm(
            "UPDATE case_events SET recorded_at = 1 WHERE case_id = \(roots.audit.ids[1]) AND sequence = 2")
        let (findings, entries) = try await export(roots, number)
        #expect(findings.map(\.kind) == [.eventAltered])
        let text = String(decoding: try #require(entries["baca-dulu.txt"]), as: UTF8.self)
        #expect(text.contains("TEMUAN:\n- Peristiwa ke-2"))
        await #expect(throws: CaseMissing.self) { try await export(roots, "2026-99999") }
    }

    /// What the database alone does not show, the roots do.
    @Test func aCaseThatTheRootsProveCutIsNotCalledSound() async throws {
        let roots = try await RootDesk()
        let id = roots.audit.ids[1]
        try await roots.audit.cut(id, to: try await roots.audit.events(of: id) - 1)
        #expect(try await roots.audit.verify().isSound)
        let (findings, entries) = try await export(roots, try await roots.audit.number(of: id))
        #expect(findings.map(\.kind) == [.caseShrunk])
        let text = String(decoding: try #require(entries["baca-dulu.txt"]), as: UTF8.self)
        #expect(text.contains("menyusut") && !text.contains("Rantainya sah."))
    }

    @Test func aCaseWithoutItsKeyHasItsChainAlone() async throws {
        let roots = try await RootDesk()
        try await roots.audit.harm("UPDATE cases SET key_sealed = NULL WHERE id = \(roots.audit.ids[0])")
        let (findings, entries) = try await export(roots, try await roots.audit.number(of: roots.audit.ids[0]))
        #expect(Set(findings.map(\.kind)) == [.keyGone] && entries.count == 3)
        let lines = String(decoding: try #require(entries["peristiwa.jsonl"]), as: UTF8.self)
        #expect(lines.contains("\"peristiwa\":null") && !lines.contains("Siti"))
    }

    /// One file that is damaged and one that is gone keep nothing else from being taken.
    @Test func whatIsLeftOutIsNamed() async throws {
        let roots = try await RootDesk()
        let (desk, id) = (roots.desk, roots.audit.ids[1])
        let papers = try await desk.look(id).state.papers
        let lost = try #require(papers["ktp"]?.first)
        let damaged = try #require(papers["sk"]?.first)
        try await desk.blobs.store.remove(BlobPlace(office: desk.office, id: lost.blob))
        let path = "\(desk.regency.test.folder)/berkas/\(desk.office)/\(damaged.blob)"
        var bytes = try Data(contentsOf: URL(filePath: path))
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: URL(filePath: path))
        // A row that is gone without an event that says so.
        let unnamed = try #require(papers["surat-permohonan"]?.first)
        try await roots.audit.harm("DELETE FROM blobs WHERE id = \(unnamed.blob)")

        let (findings, entries) = try await export(roots, try await roots.audit.number(of: id))
        #expect(Set(findings.map(\.kind)) == [.fileGone, .fileDamaged] && findings.count == 3, "\(findings)")
        #expect(!entries.keys.contains { $0.hasPrefix("berkas/") } && entries.count == 3)
        let text = String(decoding: try #require(entries["baca-dulu.txt"]), as: UTF8.self)
        for name in ["berkas/2-ktp-1.pdf: ", "berkas/2-sk-1.pdf: ", "berkas/2-surat-permohonan-1.pdf: "] {
            #expect(text.contains("\n" + name), "\(name)")
        }
    }

    /// What is kept for a time only lies in the ZIP as long as it is kept, and its end is told.
    @Test func whatIsKeptForATimeIsInItAsLong() async throws {
        let roots = try await RootDesk()
        let (desk, id) = (roots.desk, roots.audit.ids[2])
        let number = try await roots.audit.number(of: id)
        let (_, before) = try await export(roots, number)
        let kept = String(decoding: try #require(before["peristiwa.jsonl"]), as: UTF8.self)
        #expect(kept.contains("\"berjangka\":{\"90 hari kalender\":{") && kept.contains("ktp.pdf"))
        #expect(before["berkas/2-ktp-1.pdf"] != nil)

        desk.regency.clock.turn(days: 120)
        try await desk.work()
        let (findings, after) = try await export(roots, number)
        #expect(findings.isEmpty, "\(findings)")
        let lines = String(decoding: try #require(after["peristiwa.jsonl"]), as: UTF8.self)
        #expect(lines.contains("\"berjangka\":{\"90 hari kalender\":null}") && !lines.contains("ktp.pdf"))
        #expect(after["berkas/2-ktp-1.pdf"] == nil && after["berkas/2-sk-1.pdf"] != nil)
        let text = String(decoding: try #require(after["baca-dulu.txt"]), as: UTF8.self)
        #expect(text.contains("berkas/2-ktp-1.pdf: dihapus karena masa simpannya berakhir."))
    }

    /// A folder that was emptied, or is not mounted, is told here as a verification tells it.
    @Test func rootsThatAreGoneAreTold() async throws {
        let roots = try await RootDesk()
        let number = try await roots.audit.number(of: roots.audit.ids[0])
        try FileManager.default.removeItem(atPath: roots.folder.path)
        let (findings, _) = try await export(roots, number)
        #expect(findings.map(\.kind).contains(.rootsMissing), "\(findings)")
    }

    /// Roots that nobody can believe are another thing than none.
    @Test func rootsThatAreNotBelievedAreTold() async throws {
        let roots = try await RootDesk()
        let number = try await roots.audit.number(of: roots.audit.ids[0])
        let (findings, entries) = try await export(roots, number, under: SigningKey().verifying)
        #expect(findings.first?.kind == .rootAltered, "\(findings)")
        let text = String(decoding: try #require(entries["baca-dulu.txt"]), as: UTF8.self)
        #expect(text.contains("Akar yang ada tidak dapat dipercaya") && !text.contains("Belum ada akar"))
    }
}
