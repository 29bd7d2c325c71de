import Glibc
import NIOPosix
import Synchronization

/// One TCP connection to the loopback, for one exchange of bytes: what a browser truly sends and gets.
enum Wire {
    struct Failure: Error {
        let step: String
        let code: Int32
    }

    /// Blocking reads and writes happen on threads of their own, never on those of the tests.
    private static let threads: NIOThreadPool = {
        let pool = NIOThreadPool(numberOfThreads: 8)
        pool.start()
        return pool
    }()

    /// Sends the bytes and reads until the server closes. With `pieces` the bytes go out in that many writes.
    static func exchange(_ request: [UInt8], port: Int, pieces: Int = 1) async throws -> [UInt8] {
        try await threads.runIfActive {
            let descriptor = try connected(to: port)
            defer { close(descriptor) }
            let size = max(1, (request.count + pieces - 1) / pieces)
            for start in stride(from: 0, to: request.count, by: size) {
                // A server that refuses early may have closed its side: the answer is still there to be read.
                guard write(request[start..<min(start + size, request.count)], to: descriptor) else { break }
            }
            return try readAll(descriptor)
        }
    }

    /// Sends the bytes, says that no more come, and reads what the server says to that.
    static func halfClosed(_ request: [UInt8], port: Int) async throws -> [UInt8] {
        try await threads.runIfActive {
            let descriptor = try connected(to: port)
            defer { close(descriptor) }
            _ = write(request[...], to: descriptor)
            shutdown(descriptor, Int32(SHUT_WR))
            return try readAll(descriptor)
        }
    }

    /// Sends the bytes, and hangs up when `body` has looked at what the server does meanwhile.
    static func hangingUp(_ request: [UInt8], port: Int, _ body: () async throws -> Void) async throws {
        let descriptor = try await threads.runIfActive {
            let descriptor = try connected(to: port)
            _ = write(request[...], to: descriptor)
            return descriptor
        }
        defer { close(descriptor) }
        try await body()
    }

    /// Below the ports that the system hands out to connections, so that none of those takes one first; a test process
    /// begins at a place of its own.
    private static let nextPort = Atomic<Int>(16_000 + Int(getpid()) % 1000 * 16)

    /// A port that nobody listens on, and that no other test gets.
    static func freePort() throws -> Int {
        while true {
            let port = nextPort.add(1, ordering: .relaxed).newValue
            if try isFree(port) { return port }
        }
    }

    private static func isFree(_ port: Int) throws -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(step: "socket", code: errno) }
        defer { close(descriptor) }
        var address = loopback(port)
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    private static func loopback(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    static func connected(to port: Int) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(step: "socket", code: errno) }
        // Only so that a test ends whose answer never comes: beside hundreds of others a good one takes long.
        var patience = timeval(tv_sec: 300, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = loopback(port)
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else {
            let failure = Failure(step: "connect", code: errno)
            close(descriptor)
            throw failure
        }
        return descriptor
    }

    static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard sent > 0 else { return false }
            rest = rest.dropFirst(sent)
        }
        return true
    }

    static func readAll(_ descriptor: Int32) throws -> [UInt8] {
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count == 0 || (count < 0 && errno == ECONNRESET && !answer.isEmpty) { return answer }
            guard count > 0 else { throw Failure(step: "recv", code: errno) }
            answer += buffer[..<count]
        }
    }
}
