import Glibc

/// Sends and receives on a socket at once, so that neither side waits for the other for ever.
struct Conversation {
    let socket: Int32
    /// What is still to be sent; nil when all of it was, or nothing is.
    var pieces: (any FilePieces)?
    /// Whether `pieces` broke off before their end.
    private(set) var inputFailed = false
    private(set) var received: [UInt8] = []
    /// The rest of the piece that is being sent.
    private var toSend: ArraySlice<UInt8> = []

    init(socket: Int32) {
        self.socket = socket
    }

    /// Goes on until the other side closes.
    ///
    /// - Returns: whether it did, in time and within the limit.
    mutating func finish(outputLimit: Int, deadline: ContinuousClock.Instant) -> Bool {
        takeNext()
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while !inputFailed {
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { return false }
            var interest = pollfd(
                fd: socket, events: Int16(toSend.isEmpty ? POLLIN : POLLIN | POLLOUT), revents: 0)
            let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
            let ready = poll(&interest, 1, Int32(clamping: milliseconds + 1))
            if ready < 0, errno != EINTR { return false }
            guard ready > 0 else { continue }
            if Int32(interest.revents) & POLLOUT != 0 { sendSome() }
            if Int32(interest.revents) & (POLLIN | POLLHUP | POLLERR) != 0 {
                let count = recv(socket, &piece, piece.count, Int32(MSG_DONTWAIT))
                if count < 0, errno == EAGAIN || errno == EINTR { continue }
                guard count > 0 else { return true }
                received += piece[..<count]
                guard received.count <= outputLimit else { return false }
            }
        }
        return false
    }

    /// Goes on to the next piece when the last one is sent; after the end of all says so to the other side.
    private mutating func takeNext() {
        guard toSend.isEmpty else { return }
        do {
            toSend = try pieces?.next()?[...] ?? []
        } catch {
            inputFailed = true
        }
        if toSend.isEmpty {
            pieces = nil
            shutdown(socket, Int32(SHUT_WR))
        }
    }

    private mutating func sendSome() {
        let count = toSend.withUnsafeBytes {
            send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
        }
        if count < 0, errno == EAGAIN || errno == EINTR { return }
        // When the other side does not want the rest, what it answers says why.
        if count < 0 { pieces = nil }
        toSend = count < 0 ? [] : toSend.dropFirst(count)
        takeNext()
    }
}
