import Glibc

/// Who answers at a port of this machine.
enum LocalService: Hashable {
    case nobody
    /// A program that is not Balai, or one that does not answer in time.
    case somebody
    /// - Parameter report: what `/healthz` says.
    case balai(isHealthy: Bool, report: String)

    /// Asks `/healthz`. Blocks, five seconds at most for each step.
    static func ask(host: String, port: Int) -> LocalService {
        let descriptor = connection(host: host, port: port)
        guard descriptor >= 0 else { return .nobody }
        defer { close(descriptor) }
        let request = Array("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".utf8)
        guard send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
            return .somebody
        }
        var answer: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while answer.count < 1 << 16 {
            let count = recv(descriptor, &piece, piece.count, 0)
            guard count > 0 else { break }
            answer += piece[..<count]
        }
        return read(String(decoding: answer, as: UTF8.self))
    }

    static func read(_ answer: String) -> LocalService {
        guard let end = answer.firstRange(of: "\r\n\r\n"), answer.contains("\"bagian\":{") else { return .somebody }
        let report = answer[end.upperBound...].filter { !$0.isNewline }
        return .balai(isHealthy: answer.hasPrefix("HTTP/1.1 200"), report: String(report))
    }

    /// - Returns: a socket; -1 where nobody listens.
    private static func connection(host: String, port: Int) -> Int32 {
        // Whoever listens on every address listens on the loopback too.
        let host = ["0.0.0.0": "127.0.0.1", "::": "::1"][host] ?? host
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, "\(port)", &hints, &found) == 0, let first = found else { return -1 }
        defer { freeaddrinfo(first) }
        let descriptor = socket(first.pointee.ai_family, first.pointee.ai_socktype, 0)
        guard descriptor >= 0 else { return -1 }
        var patience = timeval(tv_sec: 5, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
        }
        guard connect(descriptor, first.pointee.ai_addr, first.pointee.ai_addrlen) == 0 else {
            close(descriptor)
            return -1
        }
        return descriptor
    }
}
