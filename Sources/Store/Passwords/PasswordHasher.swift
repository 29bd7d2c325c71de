import Dispatch
import Synchronization

/// Hashes and verifies passwords, one at a time on a thread of its own, so that a flood of log-ins takes one core and
/// bounded memory. Two queues wait before it: the officers' goes first, so that a flood at the public door never locks
/// the office out; the public's still moves.
public final class PasswordHasher: Sendable {
    public enum Lane: Hashable, Sendable {
        case officers
        case everyone
    }

    public let cost: PasswordCost
    private let limits: [Lane: Int]
    private let waiting = Mutex(Waiting())
    private let thread = DispatchQueue(label: "balai.passwords")
    /// The cost of a log-in to an account that does not exist: nobody learns from the time which accounts do.
    private let decoy: Mutex<String?> = Mutex(nil)

    /// - Parameters:
    ///   - officersQueue: how many officers may wait at once.
    ///   - everyonesQueue: how many others may.
    public init(cost: PasswordCost = .standard, officersQueue: Int = 128, everyonesQueue: Int = 64) {
        self.cost = cost
        limits = [.officers: officersQueue, .everyone: everyonesQueue]
    }

    /// The longest password that is hashed, in bytes of UTF-8.
    public static let longest = 1024

    /// - Returns: an encoded hash, `$argon2id$…`.
    /// - Throws: `PasswordFailure`.
    public func hash(_ password: String, lane: Lane) async throws -> String {
        guard password.utf8.count <= Self.longest else { throw PasswordFailure.tooLong }
        return try await run(in: lane) { [cost] in try cost.hash(password) }
    }

    /// - Parameter encoded: the stored hash; nil where there is no such account, which takes as long and is false.
    /// - Throws: `PasswordFailure`.
    public func verify(_ password: String, against encoded: String?, lane: Lane) async throws -> Bool {
        guard password.utf8.count <= Self.longest else { return false }
        return try await run(in: lane) { [self] in
            guard let encoded else {
                _ = PasswordCost.verify(password, against: try decoyHash())
                return false
            }
            return PasswordCost.verify(password, against: encoded)
        }
    }

    /// Whether to hash anew at the next log-in, because the cost has been changed since.
    public func needsRehash(_ encoded: String) -> Bool { cost.differs(from: encoded) }

    /// Each lane as a pool of one thread, which both share.
    public var use: [PoolUse] {
        let (officers, everyone, busy) = waiting.withLock {
            ($0.count(of: .officers), $0.count(of: .everyone), $0.busy)
        }
        return [
            PoolUse(name: "password-officers", busy: busy, limit: 1, waiting: officers, queue: limits[.officers]!),
            PoolUse(name: "password-everyone", busy: busy, limit: 1, waiting: everyone, queue: limits[.everyone]!),
        ]
    }

    private func decoyHash() throws -> String {
        if let hash = decoy.withLock({ $0 }) { return hash }
        let hash = try cost.hash(Identifier.random())
        decoy.withLock { $0 = hash }
        return hash
    }

    private func run<Value: Sendable>(
        in lane: Lane, _ body: @Sendable @escaping () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let job: Job = { continuation.resume(with: Result(catching: body)) }
            let taken = waiting.withLock { $0.add(job, to: lane, limit: limits[lane]!) }
            guard taken else { return continuation.resume(throwing: PasswordFailure.busy) }
            thread.async { [self] in
                waiting.withLock { $0.next() }?()
                waiting.withLock { $0.busy = 0 }
            }
        }
    }
}

private typealias Job = @Sendable () -> Void

/// The two queues, and whose turn it is.
private struct Waiting {
    private var jobs: [PasswordHasher.Lane: [Job]] = [.officers: [], .everyone: []]
    private var officersInARow = 0
    /// Whether the thread hashes: 0 or 1.
    var busy = 0

    func count(of lane: PasswordHasher.Lane) -> Int { jobs[lane]!.count }

    mutating func add(_ job: @escaping Job, to lane: PasswordHasher.Lane, limit: Int) -> Bool {
        guard jobs[lane]!.count < limit else { return false }
        jobs[lane]!.append(job)
        return true
    }

    /// Officers first, but after four of them one of the others.
    mutating func next() -> Job? {
        let officersTurn = jobs[.everyone]!.isEmpty || (officersInARow < 4 && !jobs[.officers]!.isEmpty)
        let lane: PasswordHasher.Lane = officersTurn ? .officers : .everyone
        officersInARow = officersTurn ? officersInARow + 1 : 0
        guard !jobs[lane]!.isEmpty else { return nil }
        busy = 1
        return jobs[lane]!.removeFirst()
    }
}

/// Why a password was not hashed.
public enum PasswordFailure: Error, Hashable, Sendable {
    /// Too many wait already (429).
    case busy
    case tooLong
    case noMemory
}

extension PasswordFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .busy: "Terlalu banyak orang sedang masuk. Silakan coba lagi sebentar lagi."
        case .tooLong: "Kata sandi terlalu panjang."
        case .noMemory: "Memori server tidak cukup untuk memeriksa kata sandi. Silakan coba lagi."
        }
    }
}
