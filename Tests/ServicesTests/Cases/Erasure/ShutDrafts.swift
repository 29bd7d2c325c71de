import Forms
import Procedures
@testable import Services
import Store
import Testing

/// Drafts that do not open stand in nobody's way where they are damaged, and are left where the key is only not here yet.
@Suite struct ShutDrafts {
    /// The follow-up of an ended case, with a file.
    private struct Fixture {
        let scene: ErasureDesk
        let id: String
        let draft: String
        let file: String
        /// Of a node that is ahead.
        let ahead = Keyring.random()

        init() async throws {
            scene = try await ErasureDesk()
            let desk = scene.desk
            try await desk.adopt(
                "lapor",
                "berkas: {foto: {nama: Foto}}\n"
                    + ErasureDesk.plain.replacing("isi: [data], lalu", with: "isi: [data], unggah: [foto], lalu"),
                version: 2)
            id = try await scene.ended()
            draft = try await StartFollowUp(desk.environment, desk.cases)(
                "lagi", of: id, office: desk.office, by: desk.applicant)
            let photo = try await desk.upload("foto")
            file = photo.file.blob
            try await DraftDesk(desk.environment, desk.cases).attach(
                photo.file, kept: photo.blob, to: "foto", in: draft, of: desk.office, by: desk.applicant,
                secret: nil, blobs: desk.blobs)
        }

        var keyring: Keyring { scene.desk.environment.keyring }

        /// Puts a value under the key that only the other node has.
        /// - Returns: what stood there.
        func shut(_ table: StaticString, _ column: StaticString, _ row: String) async throws -> [UInt8] {
            let (office, keyring, ahead) = (scene.desk.office, keyring, ahead)
            return try await scene.desk.environment.database.write { transaction in
                let found = try transaction.row(
                    "SELECT \(name: column) AS sealed FROM \(name: table) WHERE office_id = \(office) AND id = \(row)")!
                let place = SealContext(table: table.description, column: column.description, row: [office, row])
                let sealed = ahead.seal(try keyring.open(found.blob("sealed"), for: place), for: place)
                try transaction.execute(
                    "UPDATE \(name: table) SET \(name: column) = \(sealed) WHERE office_id = \(office) AND id = \(row)")
                return found.blob("sealed")
            }
        }

        func put(_ sealed: [UInt8], _ table: StaticString, _ column: StaticString, _ row: String) async throws {
            try await scene.desk.environment.database.write {
                _ = try $0.execute("UPDATE \(name: table) SET \(name: column) = \(sealed) WHERE id = \(row)")
            }
        }

        func count(_ table: StaticString, _ row: String) async throws -> Int {
            try await scene.desk.environment.database.read {
                try $0.rows("SELECT id FROM \(name: table) WHERE id = \(row)").count
            }
        }
    }

    /// With the draft's row its files would stay, under a key that nobody destroys.
    @Test func anErasureWaitsForTheKeyOfADraft() async throws {
        let fixture = try await Fixture()
        let shut = SealFailure.unknownKey(fixture.ahead.active)
        for (table, column, row) in [
            ("drafts", "content_sealed", fixture.draft), ("blobs", "key_sealed", fixture.file),
        ] as [(StaticString, StaticString, String)] {
            let before = try await fixture.shut(table, column, row)
            await #expect(throws: shut) { try await fixture.scene.erase(fixture.id) }
            #expect(try await fixture.count("drafts", fixture.draft) == 1)
            try await fixture.put(before, table, column, row)
        }
        #expect(try await fixture.count("blobs", fixture.file) == 1)
        try await fixture.scene.erase(fixture.id)
        #expect(try await fixture.count("drafts", fixture.draft) == 0)
        #expect(try await fixture.count("blobs", fixture.file) == 0)
    }

    /// One office keeps no other from being swept, and a damaged draft keeps nothing.
    @Test func theSweepGoesOn() async throws {
        let desk = try await RuleDesk()
        let (keyring, ahead) = (desk.environment.keyring, Keyring.random())
        let offices = [desk.regency.villageA.id, desk.regency.villageB.id].sorted()
        let content = try JSONBytes.encode(DraftContent())
        try await desk.environment.database.write { transaction in
            func insert(_ id: String, _ office: String, _ sealed: [UInt8]) throws {
                try transaction.execute(
                    """
                    INSERT INTO drafts (office_id, id, procedure_hash, procedure_name, content_sealed, changed_at, expires_at)
                    VALUES (\(office), \(id), '', 'lapor', \(sealed), 0, 0)
                    """)
            }
            let (first, last) = (offices[0], offices[1])
            try insert("terkunci", first, ahead.seal(content, for: Draft.context(first, "terkunci")))
            try insert("rusak", last, [UInt8](repeating: 7, count: 64))
            try insert("bukan-draf", last, keyring.seal([1], for: Draft.context(last, "bukan-draf")))
            try insert("biasa", last, keyring.seal(content, for: Draft.context(last, "biasa")))
        }
        let left = try await SweepDrafts(desk.environment)()
        #expect(left.map(\.office) == [offices[0]])
        #expect(left.first?.error as? SealFailure == .unknownKey(ahead.active))
        let ids = try await desk.environment.database.read {
            try $0.rows("SELECT id FROM drafts ORDER BY id").map { $0.text("id") }
        }
        #expect(ids == ["terkunci"])
    }
}
