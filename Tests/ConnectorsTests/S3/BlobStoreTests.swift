import Store
import TestServers
import Testing

@testable import Connectors

/// The same rules for the folder and for S3, on each server.
@Suite struct BlobStoreTests {
    enum Kind: String, CaseIterable, Sendable {
        case folder, nanio, moto
        /// moto, with the bucket in the host's name.
        case subdomain

        var keepsConditions: Bool { self != .nanio }
    }

    @Test(arguments: BlobStoreRule.all, Kind.allCases)
    func keeps(_ rule: BlobStoreRule, on kind: Kind) async throws {
        guard kind.keepsConditions || !rule.needsConditions else { return }
        switch kind {
        case .folder:
            try await S3Places.withFolder { try await rule.check(FolderBlobStore(path: $0 + "/berkas")) }
        case .nanio, .moto:
            let server = try S3Server.shared(kind == .nanio ? .nanio : .moto)
            // Two at a time, so that a list has pages.
            try await S3Places.with(S3Places.configuration(server), listed: 2) { store, _ in
                try await rule.check(store)
            }
        case .subdomain:
            let server = try S3Server.shared(.moto)
            let configuration = try S3Places.configuration(
                server, endpoint: "http://localhost:\(server.port)", style: .subdomain)
            try await S3Places.with(configuration) { store, _ in try await rule.check(store) }
        }
    }

    @Test func nothingOfAnUploadStaysOnTheDisk() async throws {
        try await S3Places.with(S3Places.configuration(.shared(.nanio))) { store, spool in
            let sink = try await store.create(BlobStoreRule.place)
            try await sink.write([1, 2, 3])
            #expect(try Folder(spool).names().isEmpty, "a file without a name")
            try await sink.finish()
            #expect(try Folder(spool).names().isEmpty)
        }
    }

    @Test func aFolderThatMayNotBeWrittenIsNamed() async throws {
        try await S3Places.withFolder { folder in
            let store = try FolderBlobStore(path: folder + "/berkas")
            try Folder(folder + "/berkas").discard()
            let failure = await blobFailure { try await store.check() }
            #expect(failure?.description.contains("\(folder)/berkas tidak dapat ditulisi") == true)
        }
    }

    @Test(arguments: S3Server.Kind.allCases)
    func whatLiesBesideIsNotOurs(_ kind: S3Server.Kind) async throws {
        let prefix = Identifier.random()
        let server = try S3Server.shared(kind)
        let ours = try S3Places.configuration(server, prefix: prefix)
        let deeper = try S3Places.configuration(server, prefix: prefix + "/lain")
        let beside = try S3Places.configuration(server, prefix: prefix + "2")
        try await S3Places.with(ours) { store, _ in
            #expect(try await store.isEmpty())
            try await S3Places.with(beside) { other, _ in try await other.put([1], at: BlobStoreRule.place) }
            #expect(try await store.isEmpty())
            try await S3Places.with(deeper) { other, _ in try await other.put([1], at: BlobStoreRule.place) }
            #expect(try await store.places(writtenBefore: .max).isEmpty)
            #expect(try await !store.isEmpty(), "new data must not begin here all the same")
            #expect(try await store.prove() == (kind == .moto), "whether it heeds If-None-Match")
            #expect(try await store.places(writtenBefore: .max).isEmpty)
        }
    }
}
