import COpenSSL
import CSodium

/// A keyed digest (RFC 2104) as services outside ask for it; what is ours uses `KeyedHash`.
public enum HMAC {
    /// HMAC-SHA-256, 32 bytes, under a key of any length.
    public static func sha256(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        var state = crypto_auth_hmacsha256_state()
        crypto_auth_hmacsha256_init(&state, key, key.count)
        crypto_auth_hmacsha256_update(&state, message, UInt64(message.count))
        var code = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_bytes()))
        crypto_auth_hmacsha256_final(&state, &code)
        return code
    }

    /// HMAC-SHA-1, 20 bytes: for the codes of RFC 6238, where telephones know nothing else, and for nothing besides.
    public static func sha1(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: 20)
        let isMade = balai_hmac_sha1(key, key.count, message, message.count, &code)
        precondition(isMade == 1, "OpenSSL does not make an HMAC-SHA-1")
        return code
    }
}
