import Forms
import FoundationEssentials
@testable import Services
import Store
import Testing

/// One case as a ZIP (issue B8).
@Suite struct ExportTests {
    /// The entries of a ZIP of stored files.
    private func entries(_ bytes: [UInt8]) -> [String: [UInt8]] {
        func number(_ at: Int, _ count: Int) -> Int { (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << ($1 * 8) } }
        var found: [String: [UInt8]] = [:]
        var at = 0
        while Array(bytes[at..<at + 4]) == [0x50, 0x4B, 3, 4] {
            let (size, length) = (number(at + 18, 4), number(at + 26, 2))
            let name = String(decoding: bytes[(at + 30)..<(at + 30 + length)], as: UTF8.self)
            found[name] = Array(bytes[(at + 30 + length)..<(at + 30 + length + size)])
            at += 30 + length + size
        }
        return found
    }

    private func export(_ roots: RootDesk, _ number: String) async throws -> ([AuditFinding], [String: [UInt8]]) {
        let witness = RootWitness(folder: roots.folder, keys: [roots.key.verifying])
        var bytes: [UInt8] = []
        let findings = try await ExportCase(
            roots.desk.environment, CaseServices(), roots.desk.blobs, witness: witness)(
                number, of: roots.desk.regency.kominfo
            ) { bytes += $0 }
        return (findings, entries(bytes))
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
                "baca-dulu.txt", "berkas/ktp-1.pdf", "berkas/sk-1.pdf", "berkas/surat-permohonan-1.pdf", "bukti.json",
                "peristiwa.jsonl",
            ])
        #expect(entries["berkas/ktp-1.pdf"] == Array("%PDF-1.4 ktp".utf8))
        let text = String(decoding: try #require(entries["baca-dulu.txt"]), as: UTF8.self)
        #expect(text.contains("Permohonan \(number), Dinas Kominfo Contoh") && text.contains("Rantainya sah."))
        #expect(text.contains("permohonan-dibuka"))
        let lines = String(decoding: try #require(entries["peristiwa.jsonl"]), as: UTF8.self).split(separator: "\n")
        #expect(lines.count == (try await roots.audit.events(of: id)))
        #expect(lines.contains { $0.contains("Siti Contoh") })
        for line in lines { _ = try JSONDecoder().decode(EventLine.self, from: Data(line.utf8)) }
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

    @Test func anErasedCaseHasItsChainAlone() async throws {
        let roots = try await RootDesk()
        try await roots.audit.harm("UPDATE cases SET key_sealed = NULL WHERE id = \(roots.audit.ids[0])")
        let (findings, entries) = try await export(roots, try await roots.audit.number(of: roots.audit.ids[0]))
        #expect(findings.isEmpty && entries.count == 3)
        let lines = String(decoding: try #require(entries["peristiwa.jsonl"]), as: UTF8.self)
        #expect(lines.contains("\"peristiwa\":null") && !lines.contains("Siti"))
    }
}
