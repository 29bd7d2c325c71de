import Forms
@testable import Services
import Store
import Testing

/// An office's logo among the stored files: kept, replaced, taken away; and which office shows which.
@Suite struct LogoTests {
    private struct Desk {
        let regency: Regency
        let blobs: Blobs

        init() async throws {
            regency = try await Regency.make()
            blobs = Blobs(store: try FolderBlobStore(path: regency.test.folder + "/berkas"))
        }

        func picture(_ bytes: [UInt8], of office: String) async throws -> NewLogo.Picture {
            NewLogo.Picture(blob: try await blobs.write(bytes, office: office), width: 120, height: 96)
        }

        func set(_ byte: UInt8, of office: String, by person: Person? = nil) async throws {
            let seen = try await regency.environment.database.read { try Office.find(office, in: $0)?.logo?.print.hash }
            try await SetLogo(regency.environment)(
                NewLogo(screen: picture([byte, 1], of: office), print: picture([byte, 2], of: office)),
                of: office, seen: seen, by: person ?? regency.admin)
        }

        func shown(by office: String) async throws -> ShownLogo? {
            try await regency.environment.database.read { try ShownLogos.all(in: $0).of(office) }
        }

        func read(_ shown: ShownLogo) async throws -> [UInt8]? {
            let file = shown.address(of: shown.logo.print).dropFirst("/logo/".count)
            let read = ReadLogo(regency.environment, blobs)
            let blob = try await regency.environment.database.read { try read(String(file), in: $0) }
            guard let blob else { return nil }
            return try await blobs.bytes(of: blob)
        }

        func rows(of office: String) async throws -> [String] {
            try await regency.environment.database.read { transaction in
                try transaction.rows("SELECT id FROM blobs WHERE office_id = \(office) ORDER BY id").map {
                    $0.text("id")
                }
            }
        }
    }

    @Test func itIsInheritedUntilAnOfficeHasItsOwn() async throws {
        let desk = try await Desk()
        #expect(try await desk.shown(by: desk.regency.villageA.id) == nil)
        try await desk.set(1, of: "root")
        let above = try #require(try await desk.shown(by: desk.regency.villageA.id))
        #expect(above.owner == "root" && above.name == "Kabupaten Contoh")
        #expect(try await desk.read(above) == [1, 2])
        try await desk.set(2, of: desk.regency.villageA.id)
        let own = try #require(try await desk.shown(by: desk.regency.villageA.id))
        #expect(own.owner == desk.regency.villageA.id && own.logo.print.hash != above.logo.print.hash)
        #expect(try await desk.shown(by: desk.regency.villageB.id) == above)
        // An office that is made later follows too.
        let made = try await CreateOffice(desk.regency.environment)(
            .invented("Kecamatan Baru", "baru", "kecamatan"), under: "root", by: desk.regency.admin)
        #expect(try await desk.shown(by: made.id) == above)
    }

    @Test func theFormerOneGoesWithItsFiles() async throws {
        let desk = try await Desk()
        try await desk.set(1, of: "root")
        let first = try await desk.rows(of: "root")
        let old = try #require(try await desk.shown(by: "root"))
        try await desk.set(2, of: "root")
        let second = try await desk.rows(of: "root")
        #expect(first.count == 2 && second.count == 2 && Set(first).isDisjoint(with: second))
        #expect(try await desk.read(old) == nil)
        let outbox = Outbox(keyring: desk.regency.environment.keyring)
        let asked = try await desk.regency.environment.database.write { transaction in
            try outbox.claim(
                office: "root", kinds: [BlobRemover.kind], now: desk.regency.clock.now.seconds, limit: 10, lease: 60,
                in: transaction)
        }
        #expect(
            asked.map { Set(String(decoding: $0.payload, as: UTF8.self).split(separator: "\n").map(String.init)) }
                == [Set(first)])
        try await SetLogo(desk.regency.environment)(
            nil, of: "root", seen: try await desk.shown(by: "root")?.logo.print.hash, by: desk.regency.admin)
        #expect(try await desk.shown(by: "root") == nil)
        #expect(try await desk.rows(of: "root").isEmpty)
        let acts = try await AuditActs(desk.regency.environment).ofPeople().filter { $0.kind == .logoChanged }
        #expect(acts.map(\.reason) == ["logo dipasang", "logo dipasang", "logo dihapus"])
    }

    @Test func nobodyElseChangesItAndNobodyUnseen() async throws {
        let desk = try await Desk()
        try await desk.set(1, of: "root")
        let village = try await desk.regency.officer("kaur", ["admin"], in: desk.regency.villageA)
        await #expect(throws: Denial.self) { try await desk.set(2, of: "root", by: village) }
        let trouble = try await #require(throws: FieldTroubles.self) {
            try await SetLogo(desk.regency.environment)(nil, of: "root", seen: nil, by: desk.regency.admin)
        }
        #expect(trouble.messages["logo"]?.contains("sudah diganti orang lain") == true)
        #expect(try await desk.shown(by: "root") != nil)
    }

    /// It is a stored file like any paper: not swept, looked at by `balai verify`, and missed when its row is gone.
    @Test func itIsNoOrphanAndIsVerified() async throws {
        let desk = try await Desk()
        try await desk.set(1, of: "root")
        let database = desk.regency.environment.database
        let removed = try await desk.blobs.removeOrphans(of: ["root"], in: database, now: 4_000_000_000)
        #expect(removed.isEmpty)
        let verify = VerifyData(
            database: database, store: desk.blobs.store, keyring: desk.regency.environment.keyring)
        let whole = try await verify()
        #expect(whole.isClean && whole.files == 2, "\(whole.findings)")
        let lost = try await desk.rows(of: "root")[0]
        try await desk.blobs.remove(lost, office: "root")
        #expect(try await verify().findings.map(\.place) == ["berkas/root/\(lost)"])
        _ = try await database.write { try Blobs.disown(lost, office: "root", in: $0) }
        #expect(try await verify().findings.map(\.kind) == ["berkas-hilang"])
    }
}
