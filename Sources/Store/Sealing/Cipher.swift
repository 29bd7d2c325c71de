import CSodium

/// XChaCha20-Poly1305 (IETF construction of libsodium): a random nonce of 24 bytes before the ciphertext and its tag.
enum Cipher {
    static let overhead = nonceLength + tagLength
    private static let nonceLength = 24
    private static let tagLength = 16

    static func seal(_ content: [UInt8], with key: SecretKey, context: [UInt8]) -> [UInt8] {
        let nonce = SystemRandom().bytes(nonceLength)
        var sealed = [UInt8](repeating: 0, count: content.count + tagLength)
        key.withBytes { bytes in
            _ = crypto_aead_xchacha20poly1305_ietf_encrypt(
                &sealed, nil, content, UInt64(content.count), context, UInt64(context.count), nil, nonce,
                bytes.baseAddress!)
        }
        return nonce + sealed
    }

    static func open(_ sealed: some Collection<UInt8>, with key: SecretKey, context: [UInt8]) throws -> [UInt8] {
        guard sealed.count >= overhead else { throw SealFailure.altered }
        let nonce = Array(sealed.prefix(nonceLength))
        let body = Array(sealed.dropFirst(nonceLength))
        var content = [UInt8](repeating: 0, count: body.count - tagLength)
        let status = key.withBytes { bytes in
            crypto_aead_xchacha20poly1305_ietf_decrypt(
                &content, nil, nil, body, UInt64(body.count), context, UInt64(context.count), nonce,
                bytes.baseAddress!)
        }
        guard status == 0 else { throw SealFailure.altered }
        return content
    }
}
