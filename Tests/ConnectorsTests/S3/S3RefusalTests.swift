import Store
import TestServers
import Testing

@testable import Connectors

/// A service that answers, and does not do it: each cause in words that say what to change, and without the secret.
@Suite struct S3RefusalTests {
    private func refusal(_ configuration: S3Configuration) async throws -> String {
        try await S3Places.with(configuration) { store, _ in
            var causes: Set<String> = []
            for failure in [
                await blobFailure { try await store.check() }, await blobFailure { _ = try await store.prove() },
                await blobFailure { try await store.put([1], at: BlobStoreRule.place) },
                await blobFailure { _ = try await store.open(BlobStoreRule.place) },
                await blobFailure { try await store.remove(BlobStoreRule.place) },
                await blobFailure { _ = try await store.places(writtenBefore: .max) },
            ] {
                guard case .refused(let cause) = failure else {
                    Issue.record("\(String(describing: failure))")
                    continue
                }
                causes.insert(cause)
            }
            #expect(causes.count == 1)
            return causes.first ?? ""
        }
    }

    @Test func aWrongSecret() async throws {
        let cause = try await refusal(S3Places.configuration(.shared(.nanio), secretKey: "bukan-rahasianya"))
        #expect(cause == "kunci rahasia untuk KUNCI-UJI salah (403 SignatureDoesNotMatch).")
    }

    @Test func anUnknownKey() async throws {
        let server = try S3Server.shared(.nanio)
        let cause = try await refusal(S3Places.configuration(server, accessKey: "KUNCI-LAIN"))
        #expect(
            cause == "http://127.0.0.1:\(server.port) tidak mengenal kunci akses KUNCI-LAIN (403 InvalidAccessKeyId).")
    }

    @Test(arguments: S3Server.Kind.allCases)
    func noSuchBucket(_ kind: S3Server.Kind) async throws {
        let server = try S3Server.shared(kind)
        let cause = try await refusal(S3Places.configuration(server, bucket: "tiada"))
        #expect(cause == "bucket tiada tidak ada di http://127.0.0.1:\(server.port) (404 NoSuchBucket).")
    }

    @Test(arguments: [
        (403, "AccessDenied", "tidak berhak atas s3://berkas/balai (403 AccessDenied)."),
        (403, "RequestTimeTooSkewed", "jam mesin ini berbeda lebih dari 15 menit"),
        (400, "AuthorizationHeaderMalformed", "tidak di wilayah us-east-1, melainkan ap-southeast-3"),
        (501, "NotImplemented", "tidak mengenal If-None-Match"), (403, "", "menolak kunci akses KUNCI-UJI (403)."),
        (404, "", "periksa alamat dan bucket-nya (404)."), (302, "", "periksa alamat dan bucket-nya (302)."),
    ])
    func whatOnlyOthersSay(_ status: Int, _ code: String, _ words: String) throws {
        let configuration = try S3Places.configuration(.shared(.moto), prefix: "balai")
        let text = "<Error><Code>\(code)</Code><Message>x</Message><Region>ap-southeast-3</Region></Error>"
        let failure = S3Refusal(S3Answer(status: status, body: Array(text.utf8))).failure(configuration)
        guard case .refused(let cause) = failure else {
            Issue.record("\(failure)")
            return
        }
        #expect(cause.contains(words), "\(cause)")
    }

    @Test(arguments: [(507, ""), (403, "QuotaExceeded"), (507, "XMinioStorageFull")])
    func noRoom(_ status: Int, _ code: String) throws {
        let configuration = try S3Places.configuration(.shared(.moto))
        let answer = S3Answer(status: status, body: Array("<Error><Code>\(code)</Code></Error>".utf8))
        #expect(S3Refusal(answer).failure(configuration) == .full)
        #expect(!S3Refusal(answer).isPassing)
    }
}
