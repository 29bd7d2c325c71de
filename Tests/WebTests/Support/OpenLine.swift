import Glibc
import NIOPosix

/// A connection that a test holds open: it sends what it likes, and reads when it likes.
final class OpenLine: Sendable {
    private static let threads: NIOThreadPool = {
        let pool = NIOThreadPool(numberOfThreads: 8)
        pool.start()
        return pool
    }()

    private let descriptor: Int32

    init(port: Int) async throws {
        descriptor = try await Self.threads.runIfActive {
            let descriptor = try Wire.connected(to: port)
            var patience = timeval(tv_sec: 30, tv_usec: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
            return descriptor
        }
    }

    deinit { close(descriptor) }

    /// - Returns: false where the server has hung up.
    @discardableResult
    func send(_ text: String) async throws -> Bool { try await send(Array(text.utf8)) }

    @discardableResult
    func send(_ bytes: [UInt8]) async throws -> Bool {
        try await Self.threads.runIfActive { [descriptor] in Wire.write(bytes[...], to: descriptor) }
    }

    /// Everything until the server hangs up.
    func rest() async throws -> [UInt8] {
        try await Self.threads.runIfActive { [descriptor] in try Wire.readAll(descriptor) }
    }

    /// What has come, at least a byte of it; none where the server has hung up.
    func some() async throws -> [UInt8] {
        try await Self.threads.runIfActive { [descriptor] in
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count >= 0 || errno == ECONNRESET else { throw Wire.Failure(step: "recv", code: errno) }
            return Array(buffer.prefix(max(0, count)))
        }
    }
}

extension Site {
    func line() async throws -> OpenLine { try await OpenLine(port: port) }

    /// The head of a GET of this site, on a connection that stays.
    func get(_ path: String) -> String { "GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n" }

    /// The head of a form without files, of so many bytes.
    func post(_ path: String, length: Int) -> String {
        "POST \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + "Content-Length: \(length)\r\n\r\n"
    }
}
