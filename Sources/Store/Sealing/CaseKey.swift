/// The key of one case: seals its answers, notes and documents, and lies itself sealed in the database. Destroying it
/// erases the content (UU 27/2022) while every stored byte, and so the chain over them, stays.
///
/// A value sealed with it is `2`, a nonce (24 bytes), ciphertext and tag.
public struct CaseKey: Sealing {
    private static let version: UInt8 = 2
    let key: SecretKey

    public init(from random: some RandomSource = SystemRandom()) { key = SecretKey(from: random) }

    init(_ key: SecretKey) { self.key = key }

    public func seal(_ content: [UInt8], for context: SealContext) -> [UInt8] {
        [Self.version] + Cipher.seal(content, with: key, context: [Self.version] + context.bytes)
    }

    public func open(_ sealed: [UInt8], for context: SealContext) throws -> [UInt8] {
        guard sealed.first == Self.version else { throw SealFailure.altered }
        return try Cipher.open(sealed.dropFirst(), with: key, context: [Self.version] + context.bytes)
    }

    /// The key as it is stored, under the installation's.
    public func wrapped(by keyring: Keyring, for context: SealContext) -> [UInt8] {
        keyring.seal(key.bytes, for: context)
    }

    /// - Throws: `SealFailure`.
    public static func unwrap(_ wrapped: [UInt8], by keyring: Keyring, for context: SealContext) throws -> CaseKey {
        let bytes = try keyring.open(wrapped, for: context)
        guard bytes.count == SecretKey.length else { throw SealFailure.altered }
        return CaseKey(SecretKey(bytes))
    }
}
