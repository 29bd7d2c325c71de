import FoundationEssentials
import Store
import Testing

extension Conformance {
    static let files = [
        Conformance("a stored file comes back by its row, to who has the key") { database in
            try await withFolder { folder in
                let blobs = Blobs(store: try FolderBlobStore(path: folder + "/berkas"))
                let key = CaseKey()
                let written = try await blobs.write(Array("isi berkas".utf8), office: "kominfo")
                let id = written.place.id
                try await database.write {
                    try blobs.keep(written, mediaType: "application/pdf", at: 7, sealing: key, in: $0)
                }
                let blob = try #require(
                    try await database.read { try blobs.find(id, office: "kominfo", sealing: key, in: $0) })
                #expect(blob.size == 10 && blob.mediaType == "application/pdf" && blob.createdAt == 7)
                #expect(blob.digest == Digest.sha256("isi berkas"))
                #expect(try await blobs.bytes(of: blob) == Array("isi berkas".utf8))
                let elsewhere = try await database.read { try blobs.find(id, office: "desa", sealing: key, in: $0) }
                #expect(elsewhere == nil)
                let refused = await failure(SealFailure.self) {
                    _ = try await database.read { try blobs.find(id, office: "kominfo", sealing: CaseKey(), in: $0) }
                }
                #expect(refused == .altered)
            }
        },
        Conformance("only files without a row, and older than seven days, are removed") { database in
            try await withFolder { folder in
                let store = try FolderBlobStore(path: folder)
                let blobs = Blobs(store: store)
                let key = CaseKey()
                let kept = try await blobs.write([1], office: "kominfo")
                try await database.write { try blobs.keep(kept, mediaType: "image/png", at: 0, sealing: key, in: $0) }
                let orphan = try await blobs.write([2], office: "desa")
                let unfinished = try await blobs.begin(office: "kominfo", limit: 10)
                try await unfinished.add([3])
                let written = try await store.places(writtenBefore: .max)
                #expect(written.count == 3)
                let changed = try await database.read { try $0.databaseTime() }

                #expect(
                    try await blobs.removeOrphans(
                        of: ["kominfo", "desa"], in: database, now: changed + Blobs.orphanAge - 3600
                    ).isEmpty)
                let removed = try await blobs.removeOrphans(
                    of: ["kominfo", "desa"], in: database, now: changed + Blobs.orphanAge + 3600)
                #expect(removed.count == 2 && removed.contains(orphan.place))
                // What is not ours is not touched: another installation's, and what somebody else put there.
                let others = try await blobs.write([4], office: "kantor-lain")
                try Data("x".utf8).write(to: URL(fileURLWithPath: folder + "/kominfo/laporan-2025"))
                try Data("x".utf8).write(to: URL(fileURLWithPath: folder + "/kominfo/.nfs0001"))
                try Data("x".utf8).write(to: URL(fileURLWithPath: folder + "/catatan.txt"))
                let late = changed + 2 * Blobs.orphanAge
                #expect(try await blobs.removeOrphans(of: ["kominfo", "desa"], in: database, now: late).isEmpty)
                for name in ["kantor-lain/\(others.place.id)", "kominfo/laporan-2025"] {
                    try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
                }
                #expect(try await store.places(writtenBefore: .max) == [kept.place])
            }
        },
        Conformance("a forgotten file is gone from table and folder") { database in
            try await withFolder { folder in
                let blobs = Blobs(store: try FolderBlobStore(path: folder))
                let written = try await blobs.write([1, 2, 3], office: "kominfo")
                let id = written.place.id
                try await database.write {
                    try blobs.keep(written, mediaType: "image/png", at: 0, sealing: CaseKey(), in: $0)
                }
                #expect(try await database.write { try blobs.forget(id, office: "desa", in: $0) } == false)
                #expect(try await database.write { try blobs.forget(id, office: "kominfo", in: $0) })
                try await blobs.remove(id, office: "kominfo")
                try await blobs.remove(id, office: "kominfo")
                #expect(try await database.rows("SELECT id FROM blobs").isEmpty)
                #expect(try await blobs.store.places(writtenBefore: .max).isEmpty)
            }
        },
    ]
}
