import Forms
import FoundationEssentials
@testable import Services
import Store
import Testing

/// Which cases were erased is kept beside the roots: a backup of before brings them back, and only that tells of it.
@Suite struct ErasuresOutside {
    private struct Scene {
        let village: ErasureDesk
        let key = SigningKey()
        let folder: RootFolder

        var desk: RuleDesk { village.desk }
        var list: String { "\(folder.path)/dihapus/\(desk.office).txt" }

        init() async throws {
            village = try await ErasureDesk()
            folder = RootFolder(village.desk.regency.test.folder + "/akar")
        }

        @discardableResult
        func keep() async throws -> Int { try await KeepErasures(desk.environment, folder: folder, key: key)() }

        func audit() async throws -> AuditReport {
            let witness = RootWitness(folder: folder, keys: [key.verifying])
            return try await VerifyAudit(desk.environment, witness: witness)()
        }

        func found() async throws -> [Finding] {
            try await FindUndoneErasures(desk.environment.database, folder: folder)()
        }

        func text() throws -> String {
            String(decoding: try #require(FileManager.default.contents(atPath: list)), as: UTF8.self)
        }

        func put(_ text: String) {
            #expect(FileManager.default.createFile(atPath: list, contents: Data(text.utf8)))
        }
    }

    /// A case's row as a backup has it.
    private struct Backup {
        let row: Row

        init(of id: String, _ desk: RuleDesk) async throws {
            row = try await desk.environment.database.read {
                try #require(try $0.row("SELECT * FROM cases WHERE id = \(id)"))
            }
        }

        func restore(_ desk: RuleDesk) async throws {
            let (id, version) = (row.text("id"), row.int("version"))
            try await desk.environment.database.write { [row] transaction in
                try transaction.execute("DELETE FROM case_events WHERE case_id = \(id) AND sequence > \(version)")
                try transaction.execute(
                    """
                    UPDATE cases SET version = \(version), head_hash = \(row.blob("head_hash")),
                        key_sealed = \(row.blob("key_sealed")), retention_sealed = \(row.blob("retention_sealed")),
                        erasure_key_sealed = NULL WHERE id = \(id)
                    """)
            }
        }
    }

    @Test func aCaseThatComesBackIsNamedUntilItIsErasedAgain() async throws {
        let scene = try await Scene()
        let (village, desk) = (scene.village, scene.desk)
        let (id, other) = (try await village.ended(), try await village.ended())
        let number = try await village.number(of: id)
        #expect(try await scene.keep() == 0 && scene.folder.isBegun == false)
        let backup = try await Backup(of: id, desk)
        for each in [id, other] { try await village.erase(each) }
        #expect(try await scene.keep() == 2)
        #expect(try await scene.keep() == 0, "what is there is not added again")
        #expect(try await scene.audit().isSound)
        #expect(try await scene.found().isEmpty)
        let text = try scene.text()
        #expect(text.contains(" \(id) \(number) \(desk.environment.now.seconds) "))
        #expect(!text.contains("Siti") && !text.contains(village.head.id))

        try await backup.restore(desk)
        let report = try await scene.audit()
        #expect(report.only(.erasureUndone, number, "hapus lagi"), "\(report.findings)")
        let found = try await scene.found()
        #expect(found.map(\.kind) == ["penghapusan-batal"] && found.map(\.place) == ["aren/\(number)"])
        try await village.erase(id)
        #expect(try await scene.audit().isSound)
        #expect(try await scene.found().isEmpty)
    }

    @Test func whatNobodySignedIsTold() async throws {
        let scene = try await Scene()
        let id = try await scene.village.ended()
        try await scene.village.erase(id)
        try await scene.keep()
        let text = try scene.text()
        scene.put(text.replacing(" \(id) ", with: " \(String(id.reversed())) "))
        #expect(try await scene.audit().only(.erasuresAltered, nil, "1 baris"))
        // The next time what is missing is there again.
        #expect(try await scene.keep() == 1)
        // What a power cut left of a line is none that somebody wrote.
        scene.put(text + "hapus 1 abc")
        try await scene.village.erase(try await scene.village.ended())
        #expect(try await scene.keep() == 1)
        #expect(try await scene.audit().isSound)
    }

    /// A disk that is not mounted leaves an empty folder: no list is begun there that nobody will find again.
    @Test func nothingIsWrittenWhereTheRootsAreNot() async throws {
        let scene = try await Scene()
        _ = try await WriteDailyRoots(scene.desk.environment, folder: scene.folder, key: scene.key)()
        let id = try await scene.village.ended()
        try await scene.village.erase(id)
        try FileManager.default.removeItem(atPath: scene.folder.path)
        await #expect(throws: RootsAway.self) { try await scene.keep() }
        #expect(!FileManager.default.fileExists(atPath: scene.list))
    }
}
