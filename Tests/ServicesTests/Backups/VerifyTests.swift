import FoundationEssentials
import Services
import Store
import StoreSQLite
import TestDatabases
import Testing

/// `balai verify` finds what is wrong and names it.
@Suite(.enabled(if: TestEngine.current == .sqlite, "PostgresSnapshotTests tries the other engine's part"))
struct VerifyTests {
    /// One case, as far as the applicant's form, and one that has just come in.
    private func backup() async throws -> BackupDesk {
        let backup = try await BackupDesk()
        let id = try await backup.desk.apply()
        try await backup.desk.checkPapers(id)
        _ = try await backup.desk.apply()
        return backup
    }

    private func change(_ path: String, _ change: (inout Data) -> Void) throws {
        var data = try Data(contentsOf: URL(filePath: path))
        change(&data)
        try data.write(to: URL(filePath: path))
    }

    @Test func dataInOrderHaveNoFindings() async throws {
        let backup = try await backup()
        let found = try await backup.verify()
        #expect(found.isClean && found.cases == 2 && found.files == 6 && found.closedFiles == 0 && found.books > 0)
    }

    @Test func aDamagedBackupIsNamedFileByFile() async throws {
        let backup = try await backup()
        let snapshot = try await backup.back(up: nil).snapshot
        let blobs = try await snapshot.blobs()
        try FileManager.default.removeItem(atPath: "\(backup.folder.path)/\(blobs[0].path)")
        try change("\(backup.folder.path)/\(blobs[1].path)") { $0[$0.count / 2] ^= 1 }
        let findings = try await backup.verify(snapshot).findings
        #expect(findings.filter { $0.kind == "cadangan-rusak" }.map(\.place) == [blobs[0].path, blobs[1].path])
        #expect(Set(findings.map(\.place)) == [blobs[0].path, blobs[1].path])
        await #expect(throws: BackupFailure.damaged(file: blobs[0].path)) { try await backup.restore(snapshot) }

        // The next backup copies the one that is gone anew; the altered one keeps its length and stays to be found.
        let again = try await backup.back(up: nil)
        #expect(again.copied == 1)
        #expect(try await Set(backup.verify(again.snapshot).findings.map(\.place)) == [blobs[1].path])
    }

    @Test func aCutDatabaseIsNotRestored() async throws {
        let backup = try await backup()
        let snapshot = try await backup.back(up: nil).snapshot
        try change(snapshot.database) { $0 = $0.prefix($0.count - 4096) }
        let file = "\(snapshot.name)/balai.database"
        #expect(try await backup.verify(snapshot).findings.map(\.place) == [file])
        await #expect(throws: BackupFailure.damaged(file: file)) { try await backup.restore(snapshot) }
    }

    @Test func anotherKeyIsNamed() async throws {
        let backup = try await backup()
        let snapshot = try await backup.back(up: nil).snapshot
        let stranger = VerifyBackup(keyring: .random(), open: { try SQLiteSnapshot(path: $0) })
        #expect(try await stranger(snapshot, schema: BackupDesk.schema).findings.map(\.kind) == ["kunci"])
    }

    /// What a change of the live data makes `balai verify` say: kinds and texts.
    private func findings(
        _ backup: BackupDesk, after change: @Sendable @escaping (any Transaction) throws -> Void
    ) async throws -> [Finding] {
        try await backup.desk.regency.test.database.write { try change($0) }
        return try await backup.verify().findings
    }

    @Test func anEventThatWasChangedIsNamedByItsCase() async throws {
        let backup = try await backup()
        let found = try await findings(backup) { transaction in
            _ = try transaction.execute(
                """
                UPDATE case_events SET occurred_at = occurred_at - 60
                WHERE sequence = 2 AND case_id = (SELECT id FROM cases WHERE number LIKE '%-00001')
                """)
        }
        #expect(found.map(\.kind) == ["riwayat"])
        #expect(found.first?.place.hasPrefix("kominfo/") == true && found.first?.place.hasSuffix("-00001") == true)
        #expect(found.first?.text == "peristiwa ke-2 telah diubah: rantainya putus")
    }

    @Test func aCutHistoryIsNamed() async throws {
        let backup = try await backup()
        let found = try await findings(backup) { transaction in
            _ = try transaction.execute(
                """
                DELETE FROM case_events WHERE case_id = (SELECT id FROM cases WHERE number LIKE '%-00001')
                    AND sequence = (SELECT MAX(version) FROM cases WHERE number LIKE '%-00001')
                """)
        }
        #expect(found.contains { $0.kind == "riwayat" && $0.text.hasPrefix("riwayatnya tidak lengkap") })
    }

    @Test func aDeletedCaseLeavesAGap() async throws {
        let backup = try await backup()
        let found = try await findings(backup) { transaction in
            try transaction.execute("DELETE FROM cases WHERE number LIKE '%-00001'")
        }
        #expect(found.contains { $0.kind == "nomor" && $0.place.hasPrefix("kominfo/permohonan/") })
    }

    @Test func aDeletedLineOfABookLeavesAGap() async throws {
        let backup = try await backup()
        let found = try await findings(backup) { transaction in
            let book = try transaction.row("SELECT book FROM register_entries ORDER BY book LIMIT 1")!.text("book")
            try transaction.execute("DELETE FROM register_entries WHERE book = \(book) AND number = 1")
        }
        #expect(found.map(\.kind) == ["nomor"])
    }

    @Test func aListThatSaysOtherwiseIsNamed() async throws {
        let backup = try await backup()
        let found = try await findings(backup) { transaction in
            try transaction.execute("DELETE FROM tasks WHERE step = 'perintah-periksa'")
        }
        #expect(found.map(\.text) == ["tugas dalam daftar berbeda dari riwayatnya"])
    }

    @Test func aLiveFileThatWasChangedIsNamed() async throws {
        let backup = try await backup()
        let place = try #require(try await backup.desk.blobs.store.places(writtenBefore: .max).first)
        try change("\(backup.desk.regency.test.folder)/\(place.backupPath)") { $0[$0.count / 2] ^= 1 }
        let found = try await backup.verify().findings
        #expect(found.map(\.kind) == ["berkas-rusak"] && found.map(\.place) == [place.backupPath])
    }
}
