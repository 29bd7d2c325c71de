#if DEBUG
    import Dispatch
    import Glibc
    import Services

    /// A service on this machine, by HTTP/1.0: one request a connection, and only the status counts.
    struct OutsideService: Sendable {
        let port: UInt16

        /// Has a piece of work done.
        /// - Throws: `EffectFailure.technical` where the service was not reached; `.uncertain` where it was asked and no
        ///   answer came.
        func post(_ path: String) async throws {
            let status = try await status(of: "POST", path)
            guard status == 201 else { throw EffectFailure.technical("Layanan menjawab \(status)") }
        }

        /// Whether it was done.
        func isThere(_ path: String) async throws -> Bool { try await status(of: "GET", path) == 200 }

        private func status(of method: String, _ path: String) async throws -> Int {
            let port = port
            return try await withCheckedThrowingContinuation { continuation in
                DispatchQueue.global().async {
                    continuation.resume(with: Result { try Self.ask("\(method) \(path) HTTP/1.0\r\n\r\n", at: port) })
                }
            }
        }

        private static func ask(_ request: String, at port: UInt16) throws -> Int {
            let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            guard connection >= 0 else { throw EffectFailure.technical("Tidak ada sambungan") }
            defer { close(connection) }
            var patience = timeval(tv_sec: 30, tv_usec: 0)
            setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            address.sin_addr.s_addr = inet_addr("127.0.0.1")
            let reached = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            guard reached == 0 else { throw EffectFailure.technical("Layanan tidak terhubung") }
            guard send(connection, request, request.utf8.count, Int32(MSG_NOSIGNAL)) == request.utf8.count else {
                throw EffectFailure.uncertain("Permintaan ke layanan terputus")
            }
            var bytes = [UInt8](repeating: 0, count: 64)
            let count = recv(connection, &bytes, bytes.count, 0)
            // `HTTP/1.0 201 …`
            let words = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: " ")
            guard words.count > 1, let status = Int(words[1]) else {
                throw EffectFailure.uncertain("Layanan tidak menjawab")
            }
            return status
        }
    }
#endif
