import Glibc

/// A connection to a server on this machine that stays open.
final class Connection {
    private let socket: Int32
    private var received: [UInt8] = []

    init(port: Int) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = Self.loopback(port: port)
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard connected else {
            close(socket)
            throw BenchmarkTrouble("cannot connect to port \(port)")
        }
        var on: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    deinit { close(socket) }

    static func loopback(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    func exchange(_ message: Message) throws -> Answer {
        try send(message)
        return try receive()
    }

    func send(_ message: Message) throws {
        var sent = 0
        while sent < message.bytes.count {
            let count = message.bytes[sent...].withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw BenchmarkTrouble("the server closed the connection") }
            sent += count
        }
    }

    /// Waits for one whole answer. Balai and its yardstick always say a length.
    func receive() throws -> Answer {
        var end: Int?
        while end == nil {
            end = endOfHead()
            if end == nil { try more() }
        }
        let lines = String(decoding: received[..<end!], as: UTF8.self).split(separator: "\r\n")
        let headers = lines.dropFirst().compactMap { line -> (name: String, value: String)? in
            let parts = line.split(separator: ":", maxSplits: 1)
            return parts.count == 2 ? (parts[0].lowercased(), String(parts[1].drop { $0 == " " })) : nil
        }
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count > 1, let status = Int(words[1]),
            let length = headers.first(where: { $0.name == "content-length" }).flatMap({ Int($0.value) })
        else { throw BenchmarkTrouble("an answer without a status or a length") }
        while received.count < end! + length { try more() }
        let body = Array(received[end!..<end! + length])
        received.removeFirst(end! + length)
        return Answer(status: status, headers: headers, body: body)
    }

    /// - Throws: `BenchmarkTrouble` for an answer that is none of the expected ones.
    func receive(expecting statuses: [Int]) throws {
        let answer = try receive()
        guard statuses.contains(answer.status) else {
            throw BenchmarkTrouble("status \(answer.status) instead of \(statuses): \(answer.text.prefix(2000))")
        }
    }

    private func endOfHead() -> Int? {
        guard received.count > 3 else { return nil }
        for index in 3..<received.count
        where received[index] == 10 && received[index - 1] == 13 && received[index - 2] == 10 {
            return index + 1
        }
        return nil
    }

    private func more() throws {
        let size = 65_536
        let part = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = max(0, recv(socket, buffer.baseAddress, size, 0))
        }
        guard !part.isEmpty else { throw BenchmarkTrouble("the server closed the connection") }
        received += part
    }
}
