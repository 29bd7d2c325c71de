import CSodium

/// Where random bytes come from.
public protocol RandomSource: Sendable {
    func bytes(_ count: Int) -> [UInt8]
}

/// The kernel's generator, through libsodium.
public struct SystemRandom: RandomSource {
    public init() {}

    public func bytes(_ count: Int) -> [UInt8] {
        Sodium.wake()
        var result = [UInt8](repeating: 0, count: count)
        randombytes_buf(&result, count)
        return result
    }
}
