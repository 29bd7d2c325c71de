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
    }

    fileprivate struct Use {
        /// Here now.
        var held = 0
        /// Of the last hour, running out evenly.
        var recent = 0.0
        var looked: UInt64 = 0
    }

    private struct Book {
        var held = 0
        var owners: [Owner: Use] = [:]
    }

    private let most: Int
    private let mostOfOne: Int
    private let anHour: Int?
    private let now: @Sendable () -> UInt64
    private let book = Mutex(Book())

    /// - Parameters:
    ///   - most: bytes of all together.
    ///   - mostOfOne: bytes of one owner.
    ///   - anHour: bytes in an hour of one address; nil: as many as one likes.
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

    fileprivate func take(_ bytes: Int, for owner: Owner) throws(Full) {
        let now = now()
        let refusal = book.withLock { book -> Full? in
            var use = book.owners[owner] ?? Use(looked: now)
            use.runOut(anHour ?? 0, until: now)
            if use.held + bytes > mostOfOne { return Full(isOwn: true, seconds: 30) }
            if case .address = owner, let anHour, use.recent + Double(bytes) > Double(anHour) {
                return Full(isOwn: true, seconds: 600)
            }
            if book.held + bytes > most { return Full(isOwn: false, seconds: 30) }
            use.held += bytes
            use.recent += Double(bytes)
            book.held += bytes
            book.owners[owner] = use
            return nil
        }
        if let refusal { throw refusal }
    }

    fileprivate func give(back bytes: Int, of owner: Owner) {
        let now = now()
        book.withLock { book in
            book.held -= bytes
            book.owners[owner]?.held -= bytes
            // Of whoever has been away long enough nothing is remembered.
            for (owner, var use) in book.owners where use.held == 0 {
                use.runOut(anHour ?? 0, until: now)
                book.owners[owner] = anHour == nil || use.recent <= 0 ? nil : use
            }
        }
    }

    /// What one request holds of the room.
    final class Share: Sendable {
        private let room: BodyRoom
        private let owner: Owner
        private let held = Mutex(0)

        fileprivate init(_ room: BodyRoom, _ owner: Owner) { (self.room, self.owner) = (room, owner) }

        deinit {
            let bytes = held.withLock { $0 }
            if bytes > 0 { room.give(back: bytes, of: owner) }
        }

        /// - Throws: `Full`; what was taken before stays.
        func take(_ bytes: Int) throws(Full) {
            try room.take(bytes, for: owner)
            held.withLock { $0 += bytes }
        }
    }
}

extension BodyRoom.Use {
    fileprivate mutating func runOut(_ anHour: Int, until now: UInt64) {
        recent = max(0, recent - Double(anHour) / 3600 * Double(now - looked) / 1e9)
        looked = now
    }
}

extension BodyRoom.Owner {
    init(_ person: Person, at address: ClientAddress) {
        self = person.hasAccount ? .account(person.id) : .address(address)
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
