import Glibc
import Store

/// Speaks to one bucket: dates, signs, sends, and sends again what was not answered. Every request of ours may be made
/// twice: what is read or removed is the same, and a file is only ever put where none was.
final class S3Client: Sendable {
    let configuration: S3Configuration
    // Threads of their own: libcurl blocks, and a slow service must not hold up the disk.
    private let threads = BoundedThreads(count: 16, queue: 512)
    private let connections = S3Connections()

    init(_ configuration: S3Configuration) { self.configuration = configuration }

    deinit { threads.stopSoon() }

    /// - Returns: an answer for good: any but those after which the same request may fare better.
    /// - Throws: `BlobFailure.unreachable`, `.refused` where no connection can be trusted, `CancellationError`.
    func send(_ request: S3Request) async throws -> S3Answer {
        for pause in configuration.pauses {
            if case .success(let answer) = try await attempt(request, timeout: configuration.timeout) { return answer }
            try await Task.sleep(for: pause)
        }
        return try await attempt(request, timeout: configuration.timeout).get()
    }

    /// The same, tried once and not waited for long.
    func ask(_ request: S3Request) async throws -> S3Answer {
        try await attempt(request, timeout: min(configuration.timeout, .seconds(5))).get()
    }

    /// What an answer that does not do what was asked means.
    func failure(of answer: S3Answer) -> BlobFailure { S3Refusal(answer).failure(configuration) }

    /// - Returns: a failure that may pass.
    private func attempt(_ request: S3Request, timeout: Duration) async throws -> Result<S3Answer, BlobFailure> {
        do {
            let answer = try await exchange(request, timeout: timeout)
            guard answer.status >= 400 else { return .success(answer) }
            let refusal = S3Refusal(answer)
            return refusal.isPassing ? .failure(refusal.failure(configuration)) : .success(answer)
        } catch let lost as S3NoAnswer {
            let cause = "\(configuration.endpoint): \(lost.words)."
            if lost.isPassing { return .failure(.unreachable(cause: cause)) }
            throw BlobFailure.refused(cause: cause)
        } catch DatabaseFailure.busy {
            throw BlobFailure.unreachable(cause: "terlalu banyak berkas sekaligus.")
        }
    }

    private func exchange(_ request: S3Request, timeout: Duration) async throws -> S3Answer {
        // Dated anew for each try.
        let signature = S3Signature(
            credentials: configuration.credentials, region: configuration.region, moment: Int64(time(nil)))
        var headers = request.headers
        headers["host"] = configuration.host
        let signed = signature.signed(
            request.method.rawValue, path: configuration.path(of: request.key), query: request.query, headers: headers,
            body: request.body?.sha256 ?? S3Signature.emptyBody)
        return try await threads.run { [configuration, connections] in
            try connections.with { curl throws(S3NoAnswer) in
                try S3Exchange.run(request, headers: signed, timeout: timeout, over: curl, configuration)
            }
        }
    }
}
