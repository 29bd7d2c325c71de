import CCurl
import Synchronization

/// Handles of libcurl that nobody uses now; each keeps its connection open for the next request.
final class S3Connections: Sendable {
    private struct Handle: @unchecked Sendable {
        // Used by one thread at a time: whoever took it.
        let curl: UnsafeMutableRawPointer
    }

    private let idle = Mutex<[Handle]>([])

    deinit {
        for handle in idle.withLock({ $0 }) { curl_easy_cleanup(handle.curl) }
    }

    /// - Throws: `S3NoAnswer`.
    func with<Value>(
        _ body: (UnsafeMutableRawPointer) throws(S3NoAnswer) -> Value
    ) throws(S3NoAnswer) -> Value {
        guard Curl.isReady, let curl = idle.withLock({ $0.popLast()?.curl }) ?? curl_easy_init() else {
            throw S3NoAnswer(words: "libcurl does not start", isPassing: false)
        }
        let handle = Handle(curl: curl)
        defer { idle.withLock { $0.append(handle) } }
        return try body(curl)
    }
}
