import FoundationEssentials
import Procedures
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
        let damaged = BackupFailure.damagedUploads(files: [blobs[0].path, blobs[1].path])
        await #expect(throws: damaged) { try await backup.restore(snapshot) }
        #expect(damaged.description.contains("--tanpa-berkas-rusak"))

        // The next backup copies the one that is gone anew; the altered one keeps its length and stays to be found.
        let again = try await backup.back(up: nil)
        #expect(again.copied == 1)
        #expect(try await Set(backup.verify(again.snapshot).findings.map(\.place)) == [blobs[1].path])
    }

    /// All snapshots share their files: what is left of the data is restored when it is asked for, and what is not is named.
    @Test func theRestIsRestoredWithoutDamagedFiles() async throws {
        let backup = try await backup()
        let snapshot = try await backup.back(up: nil).snapshot
        let blobs = try await snapshot.blobs()
        try FileManager.default.removeItem(atPath: "\(backup.folder.path)/\(blobs[0].path)")
        try change("\(backup.folder.path)/\(blobs[1].path)") { $0[$0.count / 2] ^= 1 }
        let restored = try await backup.restore(snapshot, withoutDamagedFiles: true)
        #expect(restored.lost == [blobs[0].path, blobs[1].path])
        let found = try await restored.verify()
        #expect(found.cases == 2 && found.files == blobs.count)
        #expect(found.findings.map(\.kind) == ["berkas-hilang", "berkas-hilang"])
        #expect(Set(found.findings.map(\.place)) == [blobs[0].path, blobs[1].path])
    }

    /// A place that takes no file is no damage of the backup's: nothing is left out for it.
    @Test func aFullPlaceIsNoDamage() async throws {
        let backup = try await backup()
        let snapshot = try await backup.back(up: nil).snapshot
        let restore = RestoreBackup(
            keyring: backup.keyring, open: { try SQLiteSnapshot(path: $0) },
            install: { _ in throw BackupDesk.Installed() })
        await #expect(throws: BlobFailure.full) {
            try await restore(
                snapshot, engines: ["sqlite"], schema: BackupDesk.schema, isGoingWithoutDamagedFiles: true
            ) { FullStore() }
        }
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
        #expect(found.first?.text.hasPrefix("Peristiwa ke-2 permohonan") == true)
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
        #expect(found.contains { $0.kind == "riwayat" && $0.text.contains("terpotong") })
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

    /// Every column that follows from events, and what stands beside the case's row.
    @Test func everythingThatFollowsFromEventsIsCompared() async throws {
        let backup = try await backup()
        let found = try await findings(backup) { transaction in
            try transaction.execute(
                """
                UPDATE cases SET procedure_name = 'lain', opened_at = 1, ended_at = 7, result = 'lain', due_at = 8,
                    standing_since = 9, open_steps = 'tidak-ada', waits_for_applicant = 7, kept_its_time = 5, channel = 'surat',
                    assisted_by = 'orang', parent_office = 'lain', parent_step = 'lain', parent_visit = 4
                WHERE number LIKE '%-00001'
                """)
            for change in [
                "UPDATE tasks SET claimed_by = 'orang' WHERE case_id = (SELECT id FROM cases WHERE number LIKE '%-00002')",
                "DELETE FROM task_roles WHERE case_id = (SELECT id FROM cases WHERE number LIKE '%-00002')",
                "UPDATE timers SET due_at = due_at + 1 WHERE subject = (SELECT id FROM cases WHERE number LIKE '%-00002')",
            ] as [SQL] {
                let changed = try transaction.execute(change)
                #expect(changed > 0, "\(change.text)")
            }
        }
        let columns = [
            "assisted_by", "channel", "due_at", "ended_at", "kept_its_time", "open_steps", "opened_at", "parent_office",
            "parent_step", "parent_visit", "procedure_name", "result", "standing_since", "waits_for_applicant",
        ]
        #expect(
            found.first { $0.place.hasSuffix("-00001") }?.text
                == "barisnya berbeda dari riwayatnya (\(columns.joined(separator: ", ")))", "\(found)")
        #expect(
            found.filter { $0.place.hasSuffix("-00002") }.map(\.text) == [
                "tugas dalam daftar berbeda dari riwayatnya", "peran pada tugasnya berbeda dari riwayatnya",
                "waktu berikutnya berbeda dari riwayatnya",
            ], "\(found)")
    }

    /// SQLite takes a value of any kind into any column.
    @Test func valuesOfAnotherKindAreNamed() async throws {
        let backup = try await backup()
        let found = try await findings(backup) { transaction in
            for change in [
                "UPDATE cases SET applicant_account = x'00' WHERE number LIKE '%-00001'",
                "UPDATE cases SET id = CAST(id AS BLOB) WHERE number LIKE '%-00002'",
                "UPDATE blobs SET size = 'besar' WHERE id = (SELECT MIN(id) FROM blobs)",
                "UPDATE books SET last_number = 'banyak' WHERE book <> 'permohonan'",
            ] as [SQL] {
                let changed = try transaction.execute(change)
                #expect(changed > 0, "\(change.text)")
            }
        }
        #expect(found.contains { $0.text == "barisnya berisi nilai yang bukan jenisnya" }, "\(found)")
        #expect(
            Set(found.filter { $0.kind == "baris" }.map(\.place)).isSuperset(of: ["kominfo/permohonan", "kominfo/buku"])
        )
        #expect(found.contains { $0.kind == "baris" && $0.place.hasPrefix("berkas/") })
    }

    /// A file whose row is gone is missed, unless its time was over.
    @Test func aFileGoesByAnEventAlone() async throws {
        let backup = try await BackupDesk()
        let desk = backup.desk
        let over = try await desk.apply()
        try await WithdrawCase(desk.environment, desk.cases)(over, of: desk.office, reason: nil, by: desk.clerk)
        let ktp = try #require(try await desk.look(over).state.papers["ktp"]?.first?.blob)
        desk.regency.clock.turn(days: 120)
        try await desk.work()
        let rows = try await desk.environment.database.read {
            try $0.rows("SELECT id FROM blobs WHERE id = \(ktp)").count
        }
        #expect(rows == 0)
        let clean = try await backup.verify()
        #expect(clean.isClean && clean.files == 2, "\(clean.findings)")

        let other = try #require(try await desk.look(over).state.papers["sk"]?.first?.blob)
        let found = try await findings(backup) { _ = try $0.execute("DELETE FROM blobs WHERE id = \(other)") }
        #expect(found.map(\.kind) == ["berkas-hilang"] && found.map(\.place) == ["berkas/\(desk.office)/\(other)"])
    }

    @Test func aLiveFileThatWasChangedIsNamed() async throws {
        let backup = try await backup()
        let place = try #require(try await backup.desk.blobs.store.places(writtenBefore: .max).first)
        try change("\(backup.desk.regency.test.folder)/\(place.backupPath)") { $0[$0.count / 2] ^= 1 }
        let found = try await backup.verify().findings
        #expect(found.map(\.kind) == ["berkas-rusak"] && found.map(\.place) == [place.backupPath])
    }
}

/// A place for files on a disk that is full.
private struct FullStore: BlobStore {
    func create(_ place: BlobPlace) async throws -> any BlobSink { throw BlobFailure.full }
    func open(_ place: BlobPlace) async throws -> any BlobSource { throw BlobFailure.missing(id: place.id) }
    func remove(_ place: BlobPlace) async throws {}
    func places(writtenBefore moment: Int64) async throws -> [BlobPlace] { [] }
    func check() async throws {}
}
