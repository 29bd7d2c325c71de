import Store
import TestServers
import Testing

@testable import Connectors

/// A service that is slow, loses answers, or is not there.
@Suite struct S3FaultTests {
    private let place = BlobStoreRule.place
    private let content = noise(1_500_000)

    private func with(
        _ faults: String..., body: (S3BlobStore) async throws -> Void
    ) async throws {
        let server = try S3Server(.moto, faults.map { "--fault \($0)" }.joined(separator: " "))
        try await S3Places.with(S3Places.configuration(server)) { store, _ in
            try await body(store)
        }
    }

    /// The file has arrived; the next try is told that one lies there, and it is this one.
    @Test func aLostAnswerToAnUploadIsNoLostUpload() async throws {
        try await with("lose:PUT:2") { store in
            try await store.put(content, at: place)
            #expect(try await store.bytes(at: place) == content)
            #expect(try await store.places(writtenBefore: .max) == [place])
        }
    }

    @Test func anotherFileAtThePlaceIsNotTakenForIt() async throws {
        try await with("lose:PUT:1") { store in
            try await store.put([1, 2, 3], at: place)
            #expect(await blobFailure { try await store.put(content, at: place) } == .taken(id: place.id))
            #expect(try await store.bytes(at: place) == [1, 2, 3])
        }
    }

    @Test func whoIsAskedToSlowDownTriesAgain() async throws {
        try await with("slow:PUT:3", "slow:GET:3", "slow:DELETE:3") { store in
            try await store.put(content, at: place)
            #expect(try await store.bytes(at: place) == content)
            try await store.remove(place)
            #expect(try await store.isEmpty())
        }
    }

    @Test func aCutAnswerIsAskedForAgain() async throws {
        try await with("cut:GET:2", "lose:DELETE:1") { store in
            try await store.put(content, at: place)
            #expect(try await store.bytes(at: place) == content)
            try await store.remove(place)
            #expect(await blobFailure { _ = try await store.open(place) } == .missing(id: place.id))
        }
    }

    @Test func whoNeverAnswersIsGivenUp() async throws {
        let (server, prefix) = (try S3Server(.moto, "--fault hang:PUT:9"), Identifier.random())
        let hasty = try S3Places.configuration(
            server, prefix: prefix, timeout: .milliseconds(400), pauses: [.zero])
        try await S3Places.with(hasty) { store, _ in
            let failure = await blobFailure { try await store.put(content, at: place) }
            guard case .unreachable(let cause) = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
            #expect(cause.contains("http://127.0.0.1:") && cause.contains("timed out"))
        }
        try await S3Places.with(S3Places.configuration(server, prefix: prefix)) { store, _ in
            #expect(await blobFailure { _ = try await store.open(place) } == .missing(id: place.id))
        }
    }

    @Test func aServiceThatStaysBusyIsGivenUpInItsWords() async throws {
        try await with("slow:PUT:99") { store in
            let failure = await blobFailure { try await store.put(content, at: place) }
            guard case .unreachable(let cause) = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
            #expect(cause.hasSuffix("menjawab 503 SlowDown."))
        }
    }

    @Test func nobodyListens() async throws {
        let configuration = try S3Places.configuration(.shared(.moto), endpoint: "http://127.0.0.1:1")
        try await S3Places.with(configuration) { store, _ in
            for failure in [
                await blobFailure { try await store.check() },
                await blobFailure { try await store.put([1], at: place) },
                await blobFailure { _ = try await store.open(place) },
                await blobFailure { try await store.remove(place) },
                await blobFailure { _ = try await store.places(writtenBefore: .max) },
            ] {
                guard case .unreachable = failure else {
                    Issue.record("\(String(describing: failure))")
                    continue
                }
            }
        }
    }

    @Test func onlyAServerWithATrustedCertificateIsSpokenTo() async throws {
        let server = try S3Server(.moto, "--tls")
        let address = "https://127.0.0.1:\(server.port)"
        let trusting = try S3Places.configuration(server, endpoint: address, authorities: server.folder + "/ca.pem")
        try await S3Places.with(trusting) { store, _ in
            try await store.put(content, at: place)
            #expect(try await store.bytes(at: place) == content)
        }
        try await S3Places.with(S3Places.configuration(server, endpoint: address)) { store, _ in
            guard case .refused(let cause) = await blobFailure({ try await store.put([1], at: place) }) else {
                Issue.record("the system's authorities do not know this certificate")
                return
            }
            #expect(cause.contains("certificate"))
        }
    }
}
