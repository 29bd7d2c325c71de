import CSodium

/// An Ed25519 key (RFC 8032): signs what leaves the database, so that whoever holds its public half can tell who wrote it.
public struct SigningKey: Sendable {
    private let seed: SecretKey
    public let verifying: VerifyingKey

    /// - Parameter seed: what the key is made from; goes into its file.
    public init(seed: SecretKey) {
        self.seed = seed
        verifying = VerifyingKey(SigningKey.pair(of: seed).open)
    }

    /// A new random one.
    public init(from random: some RandomSource = SystemRandom()) { self.init(seed: SecretKey(from: random)) }

    var bytes: [UInt8] { seed.bytes }

    /// 64 bytes; the same message always gives the same.
    public func signature(of message: [UInt8]) -> [UInt8] {
        var secret = SigningKey.pair(of: seed).secret
        defer { sodium_memzero(&secret, secret.count) }
        var signature = [UInt8](repeating: 0, count: VerifyingKey.signatureLength)
        _ = crypto_sign_detached(&signature, nil, message, UInt64(message.count), secret)
        return signature
    }

    private static func pair(of seed: SecretKey) -> (open: [UInt8], secret: [UInt8]) {
        var open = [UInt8](repeating: 0, count: VerifyingKey.length)
        var secret = [UInt8](repeating: 0, count: Int(crypto_sign_secretkeybytes()))
        seed.withBytes { _ = crypto_sign_seed_keypair(&open, &secret, $0.baseAddress!) }
        return (open, secret)
    }
}

/// The public half of a `SigningKey`.
public struct VerifyingKey: Hashable, Sendable, CustomStringConvertible {
    public static let length = 32
    static let signatureLength = 64
    private let bytes: [UInt8]

    fileprivate init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads 64 hexadecimal digits; nil for anything else.
    public init?(hexadecimal text: some StringProtocol) {
        guard let bytes = Hexadecimal.bytes(text), bytes.count == Self.length else { return nil }
        self.bytes = bytes
    }

    /// 64 hexadecimal digits: to be printed and kept on paper.
    public var description: String { Hexadecimal.text(bytes) }

    public func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard signature.count == Self.signatureLength else { return false }
        Sodium.wake()
        return crypto_sign_verify_detached(signature, message, UInt64(message.count), bytes) == 0
    }
}
