import FoundationEssentials
import Store
import TestServers
import Testing

@testable import Connectors

/// Stores of a test's own in a bucket that all tests share.
enum S3Places {
    static func configuration(
        _ server: S3Server, prefix: String = Identifier.random(), bucket: String = S3Server.bucket,
        endpoint: String? = nil, style: S3Configuration.Style = .path, accessKey: String = S3Server.accessKey,
        secretKey: String = S3Server.secretKey, authorities: String? = nil, timeout: Duration = .seconds(60),
        pauses: [Duration] = [.zero, .zero, .zero]
    ) throws -> S3Configuration {
        S3Configuration(
            address: try #require(S3Address("s3://\(bucket)/\(prefix)")),
            endpoint: try #require(S3Endpoint(endpoint ?? "http://127.0.0.1:\(server.port)")), style: style,
            region: "us-east-1",
            credentials: S3Credentials(accessKey: accessKey, secretKey: secretKey), certificateAuthorities: authorities,
            timeout: timeout, pauses: pauses)
    }

    /// - Parameter body: is given the store, and the folder where files lie until they are sent.
    static func with<Value>(
        _ configuration: S3Configuration, listed: Int = 1_000, isolation: isolated (any Actor)? = #isolation,
        _ body: (S3BlobStore, _ spool: String) async throws -> Value
    ) async throws -> Value {
        try await withFolder { folder in
            var store = S3BlobStore(configuration, spool: folder + "/unggahan")
            store.listed = listed
            return try await body(store, folder + "/unggahan")
        }
    }

    static func withFolder<Value>(
        isolation: isolated (any Actor)? = #isolation, _ body: (String) async throws -> Value
    ) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "balai-\(Identifier.random())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await body(folder)
    }
}

extension BlobStore {
    func put(_ bytes: [UInt8], at place: BlobPlace) async throws {
        let sink = try await create(place)
        do {
            for start in stride(from: 0, to: bytes.count, by: 65_536) {
                try await sink.write(Array(bytes[start..<min(start + 65_536, bytes.count)]))
            }
            try await sink.finish()
        } catch {
            await sink.abandon()
            throw error
        }
    }

    func bytes(at place: BlobPlace, by count: Int = 65_553) async throws -> [UInt8] {
        let source = try await open(place)
        var bytes: [UInt8] = []
        while true {
            let piece = try await source.read(upTo: count)
            bytes += piece
            if piece.count < count { return bytes }
        }
    }
}

/// What was thrown, when it is a failure of a store.
func blobFailure(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Void
) async -> BlobFailure? {
    do {
        try await body()
        return nil
    } catch {
        if let failure = error as? BlobFailure { return failure }
        Issue.record("\(error)")
        return nil
    }
}

/// Bytes that do not repeat within a piece.
func noise(_ count: Int) -> [UInt8] {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    return (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 33)
    }
}
