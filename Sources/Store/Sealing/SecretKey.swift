import CSodium

/// 32 secret bytes that are wiped when nobody holds them any more. Never printed: its description is without content.
public final class SecretKey: @unchecked Sendable, CustomStringConvertible {
    public static let length = 32

    // Written in the initializer only; that is what makes sharing it between threads safe.
    private let memory: UnsafeMutableRawBufferPointer

    /// - Precondition: 32 bytes.
    public init(_ bytes: [UInt8]) {
        precondition(bytes.count == Self.length, "a key has 32 bytes")
        Sodium.wake()
        memory = .allocate(byteCount: Self.length, alignment: 16)
        memory.copyBytes(from: bytes)
    }

    /// A new random one.
    public convenience init(from random: some RandomSource = SystemRandom()) { self.init(random.bytes(Self.length)) }

    deinit {
        sodium_memzero(memory.baseAddress!, Self.length)
        memory.deallocate()
    }

    /// What goes into a key file or under another key; nowhere else.
    public var bytes: [UInt8] { Array(memory) }

    public var description: String { "SecretKey" }

    func withBytes<Value>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Value) rethrows -> Value {
        try body(UnsafeBufferPointer(memory.bindMemory(to: UInt8.self)))
    }

    /// A key for one purpose (BLAKE2b key derivation of libsodium): knowing it tells nothing of this one.
    func derived(_ purpose: Purpose) -> SecretKey {
        var subkey = [UInt8](repeating: 0, count: Self.length)
        withBytes { bytes in
            _ = crypto_kdf_derive_from_key(&subkey, Self.length, purpose.rawValue, "balai-01", bytes.baseAddress!)
        }
        defer { sodium_memzero(&subkey, Self.length) }
        return SecretKey(subkey)
    }

    /// Numbers are part of what is stored: they never change their meaning.
    enum Purpose: UInt64 {
        case sealing = 1
        case blindIndex = 2
        case tokens = 3
        case name = 4
    }
}
