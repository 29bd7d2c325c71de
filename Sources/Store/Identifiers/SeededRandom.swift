import CSodium
import Synchronization

/// The same bytes for the same seed, for the demo's data and for tests. Never for a real secret.
public final class SeededRandom: RandomSource {
    private let seed: [UInt8]
    private let calls = Mutex(UInt64(0))

    public init(_ seed: String) { self.seed = Digest.sha256(seed) }

    public func bytes(_ count: Int) -> [UInt8] {
        let call = calls.withLock { calls in
            calls += 1
            return calls
        }
        let callSeed = Digest.sha256(seed + Array("\(call)".utf8))
        var result = [UInt8](repeating: 0, count: count)
        randombytes_buf_deterministic(&result, count, callSeed)
        return result
    }
}
