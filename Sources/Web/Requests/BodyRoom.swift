import Dispatch
import Services
import Synchronization

/// How many bytes of requests are here at the same time: what does not fit is refused while it comes, and taken as soon
/// as others are done. Nobody waits for it with something half sent.
final class BodyRoom: Sendable {
    /// It does not fit (503 where everybody's room is full, 429 where it is one's own).
    struct Full: Error, Hashable {
        let isOwn: Bool
        /// When to try again.
        let seconds: Int
    }

    /// Whose bytes they are, as far as they are counted together.
    enum Owner: Hashable {
        case account(String)
        /// Everybody without an account at one network address.
        case address(ClientAddress)
        /// A browser without an account that comes from this machine, as everybody does behind a proxy that the
        /// settings do not name.
        case browser(String)
    }

    fileprivate struct Use {
        /// Here now.
        var held = 0
        /// Of the last hour, running out evenly.
        var recent = 0.0
        var looked: UInt64
        /// Requests let in one by one since the hour was full, and when the next one is.
        var beyond = 0
        var next: UInt64 = 0
    }

    private struct Book {
        var held = 0
        var owners: [Owner: Use] = [:]
        /// When those were last forgotten of whom nothing counts any more.
        var swept: UInt64 = 0
    }

    private let most: Int
    private let mostOfOne: Int
    private let anHour: Int?
    private let now: @Sendable () -> UInt64
    private let book = Mutex(Book())

    /// - Parameters:
    ///   - most: bytes of all together.
    ///   - mostOfOne: bytes of one owner.
    ///   - anHour: bytes in an hour of one address, beyond which its requests are let in one at a time, with pauses of
    ///     1, 2, 4 … 15 seconds; nil: as many as one likes.
    ///   - now: nanoseconds of a clock that only runs forward.
    init(
        most: Int, ofOne mostOfOne: Int, anHour: Int? = nil,
        now: @escaping @Sendable () -> UInt64 = { DispatchTime.now().uptimeNanoseconds }
    ) {
        (self.most, self.mostOfOne, self.anHour, self.now) = (most, mostOfOne, anHour, now)
    }

    /// Bytes that are here now.
    var held: Int { book.withLock { $0.held } }

    /// A share for one request; what it holds is free again when nobody holds it any more.
    func share(of owner: Owner) -> Share { Share(self, owner) }

    /// How many owners are remembered.
    var owners: Int { book.withLock { $0.owners.count } }

    /// - Parameter wasLetIn: whether it is the rest of a request that was let in beyond the hour.
    /// - Returns: whether the request is beyond the hour.
    fileprivate func take(_ bytes: Int, for owner: Owner, wasLetIn: Bool) throws(Full) -> Bool {
        let result = book.withLock { book -> Result<Bool, Full> in
            // Read here: of two threads that read it before, the later one might come first.
            let now = self.now()
            var use = book.owners[owner] ?? Use(looked: now)
            if let anHour { use.runOut(anHour, until: now) }
            if use.held + bytes > mostOfOne { return .failure(Full(isOwn: true, seconds: 30)) }
            var isBeyond = wasLetIn
            if let anHour, owner.hasHour, !wasLetIn, use.recent + Double(bytes) > Double(anHour) {
                if use.next > now { return .failure(Full(isOwn: true, seconds: use.seconds(from: now))) }
                isBeyond = true
            }
            if book.held + bytes > most { return .failure(Full(isOwn: false, seconds: 30)) }
            if isBeyond, !wasLetIn { use.pause(from: now) }
            use.held += bytes
            // Twice the hour is remembered, so that whoever stops is not slow for long.
            if let anHour, owner.hasHour { use.recent = min(use.recent + Double(bytes), 2 * Double(anHour)) }
            book.held += bytes
            book.owners[owner] = use
            return .success(isBeyond)
        }
        return try result.get()
    }

    fileprivate func give(back bytes: Int, of owner: Owner) {
        book.withLock { book in
            book.held -= bytes
            guard var use = book.owners[owner] else { return }
            use.held -= bytes
            book.owners[owner] = use.isForgotten ? nil : use
            guard let anHour else { return }
            let now = self.now()
            guard now > book.swept + Self.minute else { return }
            book.swept = now
            for (owner, var use) in book.owners where use.held == 0 {
                use.runOut(anHour, until: now)
                if use.isForgotten { book.owners[owner] = nil }
            }
        }
    }

    private static let minute: UInt64 = 60_000_000_000

    /// What one request holds of the room.
    final class Share: Sendable {
        private let room: BodyRoom
        private let owner: Owner
        private let state = Mutex((held: 0, isBeyond: false))

        fileprivate init(_ room: BodyRoom, _ owner: Owner) { (self.room, self.owner) = (room, owner) }

        deinit {
            let bytes = state.withLock { $0.held }
            if bytes > 0 { room.give(back: bytes, of: owner) }
        }

        /// - Throws: `Full`; what was taken before stays.
        func take(_ bytes: Int) throws(Full) {
            let isBeyond = try room.take(bytes, for: owner, wasLetIn: state.withLock { $0.isBeyond })
            state.withLock { $0 = ($0.held + bytes, isBeyond) }
        }
    }
}

extension BodyRoom.Use {
    fileprivate mutating func runOut(_ anHour: Int, until now: UInt64) {
        guard now > looked else { return }
        recent = max(0, recent - Double(anHour) / 3600 * Double(now - looked) / 1e9)
        looked = now
        if recent < Double(anHour) / 2 { beyond = 0 }
    }

    /// An address alone never blocks, it slows: mobile users share addresses.
    fileprivate mutating func pause(from now: UInt64) {
        next = now + UInt64(Slowing.pause(after: beyond)) * 1_000_000_000
        beyond += 1
    }

    fileprivate func seconds(from now: UInt64) -> Int { Int((next - now + 999_999_999) / 1_000_000_000) }

    fileprivate var isForgotten: Bool { held == 0 && recent <= 0 }
}

extension BodyRoom.Owner {
    init(_ person: Person, at address: ClientAddress, cookie: String) {
        self =
            person.hasAccount
            ? .account(person.id) : address.isLoopback ? .browser(cookie) : .address(address)
    }

    /// Whether what it sends in an hour is counted.
    fileprivate var hasHour: Bool {
        if case .address = self { true } else { false }
    }
}

/// What the requests of a site share.
struct Rooms: Sendable {
    /// Of forms without files, in memory.
    let forms: BodyRoom
    /// Of uploads, on the disk.
    let uploads: BodyRoom

    init(_ limits: Limits) {
        forms = BodyRoom(most: limits.formMemory, ofOne: limits.formMemory)
        uploads = BodyRoom(most: limits.uploads, ofOne: limits.uploadsOfOne, anHour: limits.uploadsAnHour)
    }
}
